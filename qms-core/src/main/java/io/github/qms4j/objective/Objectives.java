package io.github.qms4j.objective;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.Actions;
import io.github.qms4j.approval.Approval;
import io.github.qms4j.approval.ApprovalId;
import io.github.qms4j.approval.Approvals;
import io.github.qms4j.document.Content;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.document.Documents;
import io.github.qms4j.document.VersionDraft;
import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.kpi.Kpis;
import io.github.qms4j.objective.SmartRule.Agreement;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leads quality objectives from their first draft to what came of them.
 *
 * <pre>{@code
 * ObjectiveId id = session.objectives().draft(definition);
 * List<String> wanting = session.objectives().smart(id).deficiencies();
 * }</pre>
 */
public final class Objectives {
    private static final int PAGE = 500;
    private static final Set<ObjectiveStatus> PLANNED =
            EnumSet.complementOf(EnumSet.of(ObjectiveStatus.DRAFT, ObjectiveStatus.WITHDRAWN));

    private final RecordStore records;
    private final Actions actions;
    private final Approvals<Objective> agreements;

    public Objectives(RecordStore records) {
        this.records = records;
        this.actions = new Actions(records, ObjectiveActions.TYPE);
        this.agreements = new Approvals<>(records, ObjectiveAgreements.TYPE);
    }

    /** The progress reviews of objectives. */
    public ObjectiveReviews reviews() {
        return new ObjectiveReviews(records);
    }

    /** Who is to know an objective, and who does. */
    public ObjectiveCommunication communication() {
        return new ObjectiveCommunication(records);
    }

    /** What goes on from one year into the next. */
    public CarryOvers carryOvers() {
        return new CarryOvers(records);
    }

    /**
     * Begins an objective.
     *
     * @return its number, such as {@code OBJ-2026-0007}
     * @throws io.github.qms4j.RefusedException also when it serves an objective of a lower level or none that there is, or
     *     is due in a year that was carried over
     */
    public ObjectiveId draft(ObjectiveDefinition definition) {
        return records.commit(work -> create(work, definition, null));
    }

    static ObjectiveId create(UnitOfWork work, ObjectiveDefinition definition, @Nullable ObjectiveId carriedFrom) {
        return new ObjectiveId(
                work.create(ObjectiveLifeCycle.DRAFT, act -> Objective.drafted(definition, carriedFrom, act))
                        .id());
    }

    /**
     * Replaces what a draft says.
     *
     * @throws io.github.qms4j.RefusedException also when it would serve itself through others
     */
    public void revise(ObjectiveId objective, ObjectiveDefinition definition) {
        change(objective, ObjectiveLifeCycle.REVISE, (state, act) -> state.revised(definition, act.by()));
    }

    /**
     * What the KPI's own measurements say of a time, to start from.
     *
     * @param from the first day, in the engine's zone
     * @param until the day after the last
     * @throws InvalidInputException when there is no such KPI, or no value in that time; says why
     */
    public Baseline baseline(Measure measure, LocalDate from, LocalDate until) {
        KpiSeries series = new Kpis(records)
                .series(measure.kpiId(), measure.dimensions())
                .orElseThrow(() -> noBaseline(measure, "is not a defined KPI", "define it first"));
        return Baseline.measured(series, from, until);
    }

    private static InvalidInputException noBaseline(Measure measure, String rule, String remedy) {
        return InvalidInputException.of("baseline of an objective (OBJ-1)", "kpi", measure.kpiId(), rule, remedy);
    }

    /**
     * The five checks of an objective as it stands now (rule OBJ-2): what each of them wants, or that it passes.
     *
     * @throws io.github.qms4j.NotFoundException when there is no such objective
     */
    public SmartAssessment smart(ObjectiveId objective) {
        Versioned<Objective> found = records.get(ObjectiveLifeCycle.TYPE, objective);
        Objective state = found.state();
        boolean agreed = agreements.of(objective).stream()
                .map(View::state)
                .anyMatch(given -> given.decision() == Approval.Decision.APPROVED
                        && given.round() == state.round()
                        && given.contentHash().equals(found.contentHash()));
        return new SmartRule(
                        state.definition(),
                        series(state.definition().measure()),
                        state.actions().size(),
                        agreed ? Agreement.GIVEN : Agreement.WANTING,
                        records.today())
                .assess();
    }

    private @Nullable KpiSeries series(Measure measure) {
        return measure.kpiId().isBlank()
                ? null
                : new Kpis(records)
                        .series(measure.kpiId(), measure.dimensions())
                        .orElse(null);
    }

    /**
     * Plans an action, in draft or while it is active.
     *
     * @return its number, such as {@code OA-2026-0007}
     */
    public ActionId planAction(ObjectiveId objective, ActionDraft draft) {
        return records.commit(work -> {
            ActionId number = actions.plan(work, objective, ObjectiveActions.ROUND, draft);
            work.change(ObjectiveLifeCycle.PLAN_ACTION, objective, state -> state.with(number));
            return number;
        });
    }

    /** Takes an action out of a draft. */
    public void removeAction(ActionId action) {
        records.commitWithoutResult(work -> {
            ObjectiveId objective = new ObjectiveId(actions.remove(work, action).parent());
            work.change(ObjectiveLifeCycle.PLAN_ACTION, objective, state -> state.without(action));
        });
    }

    /** Puts on record that an action was carried out; evidence are references to what shows it, at least one. */
    public void completeAction(ActionId action, String... evidence) {
        records.commitWithoutResult(work -> {
            Action done = actions.complete(work, action, List.of(evidence));
            work.change(
                    ObjectiveLifeCycle.COMPLETE_ACTION,
                    new ObjectiveId(done.parent()),
                    state -> state.withActions(state.actions()));
        });
    }

    /**
     * Cancels an action of an active objective, with a reason, and plans what is done in its place; refused to who owns it.
     *
     * @param instead may be empty
     * @return the numbers of the new actions
     */
    public List<ActionId> replaceAction(ActionId action, List<ActionDraft> instead) {
        return records.commit(work -> {
            List<ActionId> added = actions.replace(work, action, instead);
            ObjectiveId objective = new ObjectiveId(
                    work.get(ObjectiveActions.TYPE.type(), action).state().parent());
            work.change(ObjectiveLifeCycle.CHANGE_ACTION, objective, state -> {
                Objective changed = state.without(action);
                for (ActionId number : added) {
                    changed = changed.with(number);
                }
                return changed;
            });
            return added;
        });
    }

    /** Gives an action more time, with a reason; refused to who owns it (rule X-6). */
    public void extendAction(ActionId action, LocalDate newDate) {
        records.commitWithoutResult(work -> {
            Action extended = actions.extend(work, action, newDate);
            work.change(
                    ObjectiveLifeCycle.CHANGE_ACTION,
                    new ObjectiveId(extended.parent()),
                    state -> state.withActions(state.actions()));
        });
    }

    /**
     * Puts a draft before the service owner and who approves.
     *
     * @throws io.github.qms4j.RefusedException with everything that the five checks want, all at once (rule OBJ-2)
     */
    public void propose(ObjectiveId objective) {
        change(objective, ObjectiveLifeCycle.PROPOSE, (state, act) -> state.proposed());
    }

    /**
     * Signs, as the service owner that it names, that the objective can be reached as it was read.
     *
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     */
    public ApprovalId agree(Seen<ObjectiveId> seen) {
        return records.commit(work -> {
            int round = work.get(ObjectiveLifeCycle.TYPE, seen.id()).state().round();
            return agreements.approve(work, seen, round, ObjectiveAgreements.CAPACITY);
        });
    }

    /** Sends a proposed objective back to draft, with a reason (rule OBJ-4). */
    public void reject(ObjectiveId objective) {
        change(objective, ObjectiveLifeCycle.REJECT, (state, act) -> state);
    }

    /**
     * Approves the objective that was read, with a signature, and plans its reviews; refused to its owner and authors.
     *
     * @throws io.github.qms4j.RefusedException with everything that the five checks want, all at once (rule OBJ-2)
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     */
    public void activate(Seen<ObjectiveId> seen) {
        records.commitWithoutResult(work -> {
            Objective active = work.change(ObjectiveLifeCycle.ACTIVATE, seen, state -> state)
                    .state();
            ObjectiveReviews.plan(work, seen.id(), active);
        });
    }

    /**
     * Ends an active objective as the data say: achieved or missed (rule OBJ-3). Its reviews and acknowledgements end too.
     *
     * @return the verdict with the numbers behind it
     * @throws io.github.qms4j.RefusedException also when the data do not decide it, or an action is open
     */
    public Progress conclude(ObjectiveId objective) {
        return records.commit(work -> {
            Objective ended = work.change(
                            ObjectiveLifeCycle.CONCLUDE,
                            objective,
                            (state, act) -> state.concluded(
                                    ProgressRule.judge(
                                            state.definition(), ObjectiveRules.series(work, state), act.on()),
                                    act.on()))
                    .state();
            end(work, objective);
            return Objects.requireNonNull(ended.outcome(), "concluded");
        });
    }

    /** Gives up a draft, with a reason; refused while it has actions. */
    public void discard(ObjectiveId objective) {
        change(objective, ObjectiveLifeCycle.DISCARD, (state, act) -> state.ended(act.on()));
    }

    /**
     * Gives up an active objective, with a reason.
     *
     * @throws io.github.qms4j.RefusedException also when the data say that it is achieved or missed: conclude it then
     */
    public void withdraw(ObjectiveId objective) {
        records.commitWithoutResult(work -> {
            work.change(ObjectiveLifeCycle.WITHDRAW, objective, (state, act) -> state.ended(act.on()));
            end(work, objective);
        });
    }

    private static void end(UnitOfWork work, ObjectiveId objective) {
        ObjectiveReviews.end(work, objective);
        ObjectiveCommunication.end(work, objective);
    }

    private void change(ObjectiveId objective, Transition<Objective> row, Step<Objective> step) {
        records.commit(work -> work.change(row, objective, step));
    }

    /**
     * How far an objective has come, with the numbers behind it (rule OBJ-3).
     *
     * @param at a day in the engine's zone; measurements count that are on record now
     * @throws io.github.qms4j.NotFoundException when there is no such objective
     */
    public Progress progress(ObjectiveId objective, LocalDate at) {
        ObjectiveDefinition definition =
                records.get(ObjectiveLifeCycle.TYPE, objective).state().definition();
        return ProgressRule.judge(definition, series(definition.measure()), at);
    }

    /** An objective; empty when there is none of that number. */
    public Optional<View<ObjectiveId, Objective>> find(ObjectiveId number) {
        return records.find(ObjectiveLifeCycle.TYPE, number).map(found -> View.of(ObjectiveId::new, found));
    }

    /**
     * The objectives that meet all conditions, in the order of drafting, a page at a time (rule OBJ-8).
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code ObjectiveLifeCycle.PARENT.is(company)}; none for all
     */
    public Page<View<ObjectiveId, Objective>> list(@Nullable String cursor, Condition... conditions) {
        return records.page(ObjectiveLifeCycle.TYPE, inOrder().where(conditions).from(cursor))
                .map(found -> View.of(ObjectiveId::new, found));
    }

    /** Every objective that meets all conditions, read a page at a time. */
    public Stream<View<ObjectiveId, Objective>> all(Condition... conditions) {
        return records.stream(ObjectiveLifeCycle.TYPE, inOrder().where(conditions))
                .map(found -> View.of(ObjectiveId::new, found));
    }

    private RecordQuery inOrder() {
        return records.query(ObjectiveLifeCycle.TYPE)
                .sortedBy(ObjectiveLifeCycle.OPENED_ON.ascending())
                .limitedTo(PAGE);
    }

    /** The actions of an objective, removed and cancelled ones too, in the order of their due dates. */
    public List<View<ActionId, Action>> actions(ObjectiveId objective) {
        return actions.of(objective);
    }

    /** What service owners signed on an objective, in all its rounds. */
    public List<View<ApprovalId, Approval>> agreements(ObjectiveId objective) {
        return agreements.of(objective);
    }

    /**
     * The text of the quality management plan of a year, in Markdown (rule OBJ-5): what is due in it and neither a draft nor
     * withdrawn, by level and number. The same records give the same text.
     *
     * @param year a calendar year
     */
    public String plan(int year) {
        List<QualityPlan.Section> sections = all(ObjectiveLifeCycle.DUE_ON.between(
                        LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)))
                .filter(objective -> PLANNED.contains(objective.state().status()))
                .sorted(Comparator.comparing((View<ObjectiveId, Objective> objective) ->
                                objective.state().definition().level())
                        .thenComparing(objective -> objective.id().value()))
                .map(this::section)
                .toList();
        return QualityPlan.of(year, sections);
    }

    /**
     * Begins the next version of the quality management plan with the text of a year; it is submitted, approved and released
     * like every document (rule OBJ-5).
     *
     * @param documents of the same session
     * @param plan the document that the plan is
     * @param year a calendar year
     * @throws io.github.qms4j.RefusedException also while another version is under way
     */
    public DocumentVersionId writePlan(Documents documents, DocumentId plan, int year) {
        byte[] text = plan(year).getBytes(StandardCharsets.UTF_8);
        Content content = documents.put(
                new ByteArrayInputStream(text), "text/markdown", "quality-management-plan-" + year + ".md");
        return documents.begin(
                plan,
                VersionDraft.of(content, "the objectives of " + year + " as their records stand")
                        .withoutTraining("each objective is published to the teams that pursue it"));
    }

    private QualityPlan.Section section(View<ObjectiveId, Objective> objective) {
        ObjectiveId earlier = objective.state().carriedFrom();
        return new QualityPlan.Section(
                objective,
                earlier == null ? null : find(earlier).orElse(null),
                series(objective.state().definition().measure()),
                actions.of(objective.id()));
    }
}

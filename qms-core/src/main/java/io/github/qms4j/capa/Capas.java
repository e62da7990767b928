package io.github.qms4j.capa;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.Actions;
import io.github.qms4j.capa.EffectivenessCriterion.Exposure;
import io.github.qms4j.capa.EffectivenessCriterion.KpiThreshold;
import io.github.qms4j.capa.EffectivenessCriterion.OccurrenceLimit;
import io.github.qms4j.capa.EffectivenessRule.Verdict;
import io.github.qms4j.kpi.Kpis;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leads CAPAs from their opening to the proof that they helped. */
public final class Capas {
    private static final int PAGE = 500;

    private final RecordStore records;
    private final Actions actions;

    public Capas(RecordStore records) {
        this.records = records;
        this.actions = new Actions(records, CapaActions.TYPE);
    }

    /**
     * Opens a CAPA on assessed nonconformities, each of which is under no other.
     *
     * @return its number, such as {@code CAPA-2026-0007}
     * @throws io.github.qms4j.RefusedException also when it recurs from a CAPA that is not closed
     * @throws io.github.qms4j.NotFoundException when one of the numbers is of nothing
     */
    public CapaId open(CapaDraft draft) {
        records.valid(draft);
        return records.commit(work -> {
            CapaId number = new CapaId(work.create(CapaLifeCycle.OPEN, act -> Capa.opened(draft, act))
                    .id());
            draft.nonconformities().forEach(nonconformity -> link(work, nonconformity, number));
            return number;
        });
    }

    private static void link(UnitOfWork work, NonconformityId nonconformity, CapaId capa) {
        work.change(NonconformityLifeCycle.LINK_CAPA, nonconformity, state -> state.under(capa));
    }

    /** Puts one more occurrence under a CAPA that is not in implementation yet. */
    public void link(CapaId capa, NonconformityId nonconformity) {
        records.commitWithoutResult(work -> {
            link(work, nonconformity, capa);
            work.change(CapaLifeCycle.LINK_NONCONFORMITY, capa, state -> state.linked(nonconformity));
        });
    }

    /** Says who answers for it, how urgent it is, and until when it is to be closed. */
    public void triage(CapaId capa, String owner, Severity.Level priority, LocalDate dueOn) {
        if (owner.isBlank()) {
            throw InvalidInputException.of("CAPA " + capa, "owner", owner, "is blank", "name who answers for it");
        }
        change(capa, CapaLifeCycle.TRIAGE, (state, act) -> state.triaged(owner, priority, dueOn));
    }

    /**
     * States the root cause, or states it anew. A verification of another wording does not count any more.
     *
     * @param statement up to {@value NonconformityReport#MAX_TEXT} characters
     */
    public void stateCause(CapaId capa, RootCauseMethod method, String statement) {
        if (statement.isBlank() || statement.length() > NonconformityReport.MAX_TEXT) {
            throw InvalidInputException.of(
                    "CAPA " + capa,
                    "root cause",
                    statement,
                    "is blank or longer than " + NonconformityReport.MAX_TEXT + " characters",
                    "say why it happened");
        }
        change(
                capa,
                CapaLifeCycle.STATE_CAUSE,
                (state, act) -> state.with(cycle -> {
                    RootCause before = cycle.cause();
                    RootCause.Verification earlier = before == null ? null : before.verification();
                    return cycle.withCause(new RootCause(method, statement, act.by(), earlier))
                            .withPlan(cycle.plan().writtenBy(act.by()));
                }));
    }

    /**
     * Verifies the root cause as it was read; refused to who wrote it (rule CAP-3).
     *
     * @throws io.github.qms4j.ConflictException when another version is current
     */
    public void verifyCause(Seen<CapaId> seen) {
        changeSeen(
                seen,
                CapaLifeCycle.VERIFY_CAUSE,
                (state, act) -> state.with(cycle -> {
                    RootCause cause = cycle.cause();
                    return cause == null ? cycle : cycle.withCause(cause.verified(act.by(), act.at()));
                }));
    }

    /**
     * Sets by what the effect will be known (rule CAP-5).
     *
     * @throws io.github.qms4j.RefusedException also when the baseline is not over yet, or a KPI is not defined
     */
    public void setCriterion(CapaId capa, EffectivenessCriterion criterion) {
        plan(capa, plan -> plan.judgedBy(criterion));
    }

    /**
     * Plans an action.
     *
     * @return its number, such as {@code ACT-2026-0007}
     * @throws io.github.qms4j.RefusedException also when it depends on an action that is not in the plan
     */
    public ActionId addAction(CapaId capa, ActionDraft draft) {
        return records.commit(work -> {
            int round = work.get(CapaLifeCycle.TYPE, capa).state().cycle().number();
            ActionId number = actions.plan(work, capa, round, draft);
            plan(work, capa, plan -> plan.with(number));
            return number;
        });
    }

    /**
     * Takes an action out of a plan that is not approved yet.
     *
     * @throws io.github.qms4j.RefusedException also when another action depends on it
     */
    public void removeAction(ActionId action) {
        records.commitWithoutResult(work -> {
            Action removed = actions.remove(work, action);
            plan(work, new CapaId(removed.parent()), plan -> plan.without(action));
        });
    }

    /**
     * Says why nothing needs to be done; the approval of the plan signs for it.
     *
     * @throws io.github.qms4j.RefusedException also when actions are planned
     */
    public void planNoAction(CapaId capa, String rationale) {
        plan(capa, plan -> plan.withoutActions(rationale));
    }

    private void plan(CapaId capa, UnaryOperator<CapaPlan> change) {
        records.commitWithoutResult(work -> plan(work, capa, change));
    }

    private static void plan(UnitOfWork work, CapaId capa, UnaryOperator<CapaPlan> change) {
        work.change(
                CapaLifeCycle.PLAN,
                capa,
                (state, act) -> state.withPlan(plan -> change.apply(plan).writtenBy(act.by())));
    }

    /** Puts the plan before its approver. */
    public void submitPlan(CapaId capa) {
        change(capa, CapaLifeCycle.SUBMIT_PLAN, (state, act) -> state.withPlan(plan -> plan.writtenBy(act.by())));
    }

    /** Sends the plan back, with a reason. */
    public void rejectPlan(CapaId capa) {
        change(capa, CapaLifeCycle.REJECT_PLAN, (state, act) -> state);
    }

    /**
     * Approves the plan that was read, with a signature; refused to its authors and to who answers for the CAPA.
     *
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     */
    public void approvePlan(Seen<CapaId> seen) {
        changeSeen(seen, CapaLifeCycle.APPROVE_PLAN, (state, act) -> state.with(cycle -> cycle.approved(act.by())));
    }

    /**
     * Puts on record that an action was carried out.
     *
     * @param evidence references to what shows it, at least one
     * @throws io.github.qms4j.RefusedException also when an action that it depends on is not done
     */
    public void completeAction(ActionId action, String... evidence) {
        records.commitWithoutResult(work -> {
            Action done = actions.complete(work, action, List.of(evidence));
            noted(work, CapaLifeCycle.COMPLETE_ACTION, done);
        });
    }

    /** An action's change is a change of its CAPA: what the CAPA may do next rests on it. */
    private static void noted(UnitOfWork work, Transition<Capa> row, Action changed) {
        work.change(row, new CapaId(changed.parent()), state -> state.withPlan(CapaPlan::changed));
    }

    /**
     * Cancels an action of the approved plan that was read, with a signature, and plans what is done in its place.
     *
     * @param seen the CAPA
     * @param instead at least one
     * @return the numbers of the new actions
     */
    public List<ActionId> replaceAction(Seen<CapaId> seen, ActionId action, List<ActionDraft> instead) {
        return records.commit(work -> {
            List<ActionId> added = actions.replace(work, action, instead);
            work.change(
                    CapaLifeCycle.REPLACE_ACTION,
                    seen,
                    state -> state.withPlan(plan -> {
                        CapaPlan changed = plan.changed();
                        for (ActionId number : added) {
                            changed = changed.with(number);
                        }
                        return changed;
                    }));
            return added;
        });
    }

    /** Gives an action more time, with a reason; refused to who is to do it (rule X-6). */
    public void extendAction(ActionId action, LocalDate newDate) {
        records.commitWithoutResult(
                work -> noted(work, CapaLifeCycle.EXTEND_ACTION, actions.extend(work, action, newDate)));
    }

    /** Gives a CAPA more time, with a reason; refused to who answers for it (rule X-6). */
    public void extend(CapaId capa, LocalDate newDate) {
        change(
                capa,
                CapaLifeCycle.EXTEND,
                (state, act) -> state.withHeader(state.header().extended(newDate, act)));
    }

    /** Ends implementation; refused while something is not done. The effect is watched from the next day on. */
    public void completeImplementation(CapaId capa) {
        change(
                capa,
                CapaLifeCycle.COMPLETE_IMPLEMENTATION,
                (state, act) -> state.with(cycle -> {
                    EffectivenessCriterion criterion = cycle.plan().criterion();
                    return criterion == null
                            ? cycle
                            : cycle.implemented(act.on(), watchedFrom(act.on()).plus(criterion.window()));
                }));
    }

    /** What happens on the day itself may have happened before the last action was done. */
    private static LocalDate watchedFrom(LocalDate implementedOn) {
        return implementedOn.plusDays(1);
    }

    /** Begins the review of the effect; refused while its window is running. */
    public void beginReview(CapaId capa) {
        change(capa, CapaLifeCycle.BEGIN_REVIEW, (state, act) -> state);
    }

    /**
     * Judges the effect by the data of the window. Effective: the CAPA can be closed. Ineffective: investigation begins
     * again with the next cycle. Not enough data: the window goes on for its own length.
     *
     * @throws io.github.qms4j.RefusedException also when the actor answered for it, investigated, planned or acted
     */
    public EffectivenessCheck judgeEffect(CapaId capa) {
        return records.commit(work -> work.change(
                        CapaLifeCycle.JUDGE_EFFECT, capa, (state, act) -> state.judged(check(state.cycle(), act))))
                .state()
                .judgement();
    }

    private EffectivenessCheck check(CapaCycle cycle, Act act) {
        EffectivenessCriterion criterion = cycle.plan().criterion();
        LocalDate implementedOn = cycle.implementedOn();
        LocalDate until = cycle.watchedUntil();
        if (criterion == null || implementedOn == null || until == null) {
            throw new IllegalStateException("a CAPA under review has a criterion and a window");
        }
        LocalDate from = watchedFrom(implementedOn);
        String judge = act.by().id();
        if (criterion instanceof KpiThreshold threshold) {
            List<Measurement> found = measurements(threshold.kpiId(), threshold.dimensions(), from, until);
            Verdict verdict = EffectivenessRule.judge(threshold, found);
            List<String> reliedOn = found.stream().map(Measurement::cited).toList();
            return new EffectivenessCheck(verdict.verdict(), verdict.because(), from, until, reliedOn, judge, act.at());
        }
        OccurrenceLimit limit = (OccurrenceLimit) criterion;
        List<View<NonconformityId, Nonconformity>> occurrences =
                new Nonconformities(records).occurrences(limit.pattern(), from, until);
        Exposure exposure = limit.exposure();
        List<Measurement> exposed =
                exposure == null ? List.of() : measurements(exposure.kpiId(), exposure.dimensions(), from, until);
        Verdict verdict = EffectivenessRule.judge(
                limit,
                occurrences.size(),
                exposed.stream().mapToLong(Measurement::denominator).sum());
        List<String> reliedOn = Stream.concat(
                        occurrences.stream().map(n -> n.id().value()),
                        exposed.stream().map(Measurement::cited))
                .toList();
        return new EffectivenessCheck(verdict.verdict(), verdict.because(), from, until, reliedOn, judge, act.at());
    }

    private List<Measurement> measurements(
            String kpiId, Map<String, String> dimensions, LocalDate from, LocalDate until) {
        return new Kpis(records)
                .evaluable(kpiId, dimensions).stream()
                        .filter(m -> !m.from().isBefore(from) && !m.until().isAfter(until))
                        .toList();
    }

    /**
     * Decides what the CAPA means for documents, training and risk; decided anew it needs a reason, and a waiver is void.
     *
     * @throws InvalidInputException when a text is blank
     */
    public void decideImpact(CapaId capa, CapaImpact impact) {
        records.valid(impact);
        change(capa, CapaLifeCycle.DECIDE_IMPACT, (state, act) -> state.with(c -> c.deciding(impact, act.by())));
    }

    /**
     * Lets the CAPA that was read be closed before its documents are in force and people trained, with a reason and a
     * signature; refused to who decided the impact and who answers for it.
     */
    public void waiveImpact(Seen<CapaId> seen) {
        changeSeen(seen, CapaLifeCycle.WAIVE_IMPACT, (state, act) -> state.with(c -> c.impactWaived(act.by())));
    }

    /**
     * Closes the CAPA that was read with a signature, for good; refused unless it was effective and its
     * documents are in force, and to everybody who acted.
     *
     * @throws io.github.qms4j.ConflictException when another version is current; nothing is signed
     */
    public void close(Seen<CapaId> seen) {
        changeSeen(seen, CapaLifeCycle.CLOSE, (state, act) -> state.ended(act.on()));
    }

    /** Gives up before implementation the CAPA that was read, for good, with a reason and a signature. */
    public void cancel(Seen<CapaId> seen) {
        changeSeen(seen, CapaLifeCycle.CANCEL, (state, act) -> state.ended(act.on()));
    }

    private void changeSeen(Seen<CapaId> seen, Transition<Capa> row, Step<Capa> step) {
        records.commit(work -> work.change(row, seen, step));
    }

    private void change(CapaId capa, Transition<Capa> row, Step<Capa> step) {
        records.commit(work -> work.change(row, capa, step));
    }

    /** A CAPA; empty when there is none of that number. */
    public Optional<View<CapaId, Capa>> find(CapaId number) {
        return records.find(CapaLifeCycle.TYPE, number).map(found -> View.of(CapaId::new, found));
    }

    /**
     * The CAPAs that meet all conditions, in the order of opening, a page at a time (rule CAP-7).
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code CapaLifeCycle.OWNER.is("u-1042")}; none for all
     */
    public Page<View<CapaId, Capa>> list(@Nullable String cursor, Condition... conditions) {
        return records.page(CapaLifeCycle.TYPE, inOrder().where(conditions).from(cursor))
                .map(found -> View.of(CapaId::new, found));
    }

    /** Every CAPA in the order of opening, read a page at a time. */
    public Stream<View<CapaId, Capa>> all() {
        return records.stream(CapaLifeCycle.TYPE, inOrder()).map(found -> View.of(CapaId::new, found));
    }

    private RecordQuery inOrder() {
        return records.query(CapaLifeCycle.TYPE)
                .sortedBy(CapaLifeCycle.OPENED_ON.ascending())
                .limitedTo(PAGE);
    }

    /** The figures of all CAPAs at a day in the engine's zone (rule CAP-7). */
    public CapaFigures figures(LocalDate at) {
        return CapaFigures.of(all().map(View::state).toList(), at);
    }

    /** An action; empty when there is none of that number. */
    public Optional<View<ActionId, Action>> action(ActionId number) {
        return actions.find(number);
    }

    /** The actions of a CAPA in all its cycles, removed and cancelled ones too, in the order of their due dates. */
    public List<View<ActionId, Action>> actions(CapaId capa) {
        return actions.of(capa);
    }
}

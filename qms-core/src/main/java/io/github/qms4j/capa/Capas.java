package io.github.qms4j.capa;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.capa.EffectivenessCriterion.Exposure;
import io.github.qms4j.capa.EffectivenessCriterion.KpiThreshold;
import io.github.qms4j.capa.EffectivenessCriterion.OccurrenceLimit;
import io.github.qms4j.capa.EffectivenessRule.Verdict;
import io.github.qms4j.kpi.Kpis;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.schedule.DueDate;
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

    public Capas(RecordStore records) {
        this.records = records;
    }

    /**
     * Opens a CAPA on assessed nonconformities, each of which is under no other.
     *
     * @return its number, such as {@code CAPA-2026-0007}
     * @throws InvalidInputException when it recurs from a CAPA that is not closed
     * @throws io.github.qms4j.NotFoundException when one of the numbers is of nothing
     */
    public CapaId open(CapaDraft draft) {
        records.valid(draft);
        requireClosed(draft.recurrenceOf());
        CapaState opened = CapaState.opened(draft, records.actor().id(), today());
        return records.commit(work -> {
            CapaId number =
                    new CapaId(work.create(CapaLifeCycle.OPEN, by -> opened).id());
            draft.nonconformities().forEach(nonconformity -> link(work, nonconformity, number));
            return number;
        });
    }

    private void requireClosed(@Nullable CapaId capa) {
        if (capa != null && records.get(CapaLifeCycle.TYPE, capa).state().status() != CapaStatus.CLOSED) {
            throw InvalidInputException.of(
                    "CAPA", "recurrenceOf", capa, "is not closed", "link the nonconformity to it instead");
        }
    }

    private static void link(UnitOfWork work, NonconformityId nonconformity, CapaId capa) {
        work.change(NonconformityLifeCycle.LINK_CAPA, nonconformity, state -> state.under(capa));
    }

    /** Puts one more occurrence under a CAPA that is not in implementation yet. */
    public void link(CapaId capa, NonconformityId nonconformity) {
        records.commit(work -> {
            link(work, nonconformity, capa);
            return work.change(CapaLifeCycle.LINK_NONCONFORMITY, capa, s -> s.linked(nonconformity));
        });
    }

    /** Says who answers for it, how urgent it is, and until when it is to be closed. */
    public void triage(CapaId capa, String owner, Severity.Level priority, LocalDate dueOn) {
        if (owner.isBlank()) {
            throw InvalidInputException.of("CAPA " + capa, "owner", owner, "is blank", "name who answers for it");
        }
        change(capa, CapaLifeCycle.TRIAGE, state -> state.triaged(owner, priority, dueOn));
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
        String author = records.actor().id();
        change(
                capa,
                CapaLifeCycle.STATE_CAUSE,
                state -> state.with(cycle -> {
                    RootCause before = cycle.cause();
                    RootCause.Verification earlier = before == null ? null : before.verification();
                    return cycle.withCause(new RootCause(method, statement, author, earlier))
                            .withPlan(cycle.plan().writtenBy(author));
                }));
    }

    /** Verifies the root cause as it stands; refused to who wrote it (rule CAP-3). */
    public void verifyCause(Seen<CapaId> seen) {
        changeSeen(
                seen,
                CapaLifeCycle.VERIFY_CAUSE,
                state -> state.with(cycle -> {
                    RootCause cause = cycle.cause();
                    return cause == null
                            ? cycle
                            : cycle.withCause(cause.verified(records.actor().id(), records.now()));
                }));
    }

    /**
     * Sets by what the effect will be known (rule CAP-5).
     *
     * @throws InvalidInputException when the baseline is not over yet, or a KPI is not defined
     */
    public void setCriterion(CapaId capa, EffectivenessCriterion criterion) {
        if (criterion.baseline().until().isAfter(today())) {
            throw InvalidInputException.of(
                    "effectiveness criterion",
                    "baseline",
                    criterion.baseline().until(),
                    "ends in the future",
                    "take the baseline from what has been seen");
        }
        kpiOf(criterion).ifPresent(this::requireDefined);
        plan(capa, plan -> plan.judgedBy(criterion));
    }

    private static Optional<String> kpiOf(EffectivenessCriterion criterion) {
        if (criterion instanceof KpiThreshold threshold) {
            return Optional.of(threshold.kpiId());
        }
        return Optional.ofNullable(((OccurrenceLimit) criterion).exposure()).map(Exposure::kpiId);
    }

    /** Found out at the review, it would be too late. */
    private void requireDefined(String kpiId) {
        if (new Kpis(records).find(kpiId).isEmpty()) {
            throw InvalidInputException.of(
                    "effectiveness criterion", "kpiId", kpiId, "is not a defined KPI", "define it first");
        }
    }

    /**
     * Plans an action.
     *
     * @return its number, such as {@code ACT-2026-0007}
     * @throws InvalidInputException when it depends on an action that is not in the plan
     */
    public CapaActionId addAction(CapaId capa, ActionDraft draft) {
        records.valid(draft);
        return records.commit(work -> {
            CapaState state = records.get(CapaLifeCycle.TYPE, capa).state();
            requireKnown(state.cycle().plan(), draft);
            CapaActionId number = planned(work, CapaActionLifeCycle.PLAN, capa, state, draft, null);
            plan(work, capa, plan -> plan.withStep(step(number, draft, null)));
            return number;
        });
    }

    private static void requireKnown(CapaPlan plan, ActionDraft draft) {
        for (CapaActionId other : draft.dependsOn()) {
            if (plan.step(other) == null) {
                throw InvalidInputException.of(
                        "action", "dependsOn", other, "is not in the plan", "plan it first, or leave it out");
            }
        }
    }

    private static CapaActionId planned(
            UnitOfWork work,
            Transition<ActionState> row,
            CapaId capa,
            CapaState state,
            ActionDraft draft,
            @Nullable CapaActionId replaces) {
        ActionState planned = ActionState.planned(capa, state.cycle().number(), draft, replaces);
        return new CapaActionId(work.create(row, by -> planned).id());
    }

    private static CapaPlan.Step step(CapaActionId number, ActionDraft draft, @Nullable CapaActionId replaces) {
        return new CapaPlan.Step(number, draft.owner(), ActionStatus.OPEN, draft.dependsOn(), replaces, null);
    }

    /**
     * Takes an action out of a plan that is not approved yet.
     *
     * @throws InvalidInputException when another action depends on it
     */
    public void removeAction(CapaActionId action) {
        records.commit(work -> {
            ActionState removed = ended(work, CapaActionLifeCycle.REMOVE, action, ActionStatus.CANCELLED, List.of());
            return plan(work, removed.capa(), plan -> {
                plan.steps().stream()
                        .filter(other -> other.dependsOn().contains(action))
                        .findFirst()
                        .ifPresent(other -> {
                            throw InvalidInputException.of(
                                    "plan of " + removed.capa(),
                                    "action",
                                    action,
                                    "is one that " + other.action() + " depends on",
                                    "remove that one first");
                        });
                return plan.without(action);
            });
        });
    }

    /**
     * Says why nothing needs to be done; the approval of the plan signs for it.
     *
     * @throws InvalidInputException when actions are planned
     */
    public void planNoAction(CapaId capa, String rationale) {
        plan(capa, plan -> {
            if (!plan.steps().isEmpty()) {
                throw InvalidInputException.of(
                        "plan of " + capa, "rationale", rationale, "stands beside actions", "remove these first");
            }
            return plan.withoutActions(rationale);
        });
    }

    private void plan(CapaId capa, UnaryOperator<CapaPlan> change) {
        records.commit(work -> plan(work, capa, change));
    }

    private Versioned<CapaState> plan(UnitOfWork work, CapaId capa, UnaryOperator<CapaPlan> change) {
        String author = records.actor().id();
        return work.change(
                CapaLifeCycle.PLAN,
                capa,
                state -> state.withPlan(plan -> change.apply(plan).writtenBy(author)));
    }

    /** Puts the plan before its approver. */
    public void submitPlan(CapaId capa) {
        String author = records.actor().id();
        change(
                capa,
                CapaLifeCycle.SUBMIT_PLAN,
                state -> state.moved(
                        CapaStatus.PLAN_APPROVAL,
                        cycle -> cycle.withPlan(cycle.plan().writtenBy(author))));
    }

    /** Sends the plan back, with a reason. */
    public void rejectPlan(CapaId capa) {
        change(
                capa,
                CapaLifeCycle.REJECT_PLAN,
                state -> state.moved(CapaStatus.INVESTIGATION, UnaryOperator.identity()));
    }

    /** Approves the plan with a signature; refused to its authors and to who answers for the CAPA. */
    public void approvePlan(Seen<CapaId> seen) {
        String approver = records.actor().id();
        changeSeen(
                seen,
                CapaLifeCycle.APPROVE_PLAN,
                s -> s.moved(CapaStatus.IMPLEMENTATION, cycle -> cycle.approved(approver)));
    }

    /**
     * Puts on record that an action was carried out.
     *
     * @param evidence references to what shows it, at least one
     * @throws io.github.qms4j.RefusedException also when an action that it depends on is not done
     */
    public void completeAction(CapaActionId action, String... evidence) {
        String by = records.actor().id();
        records.commit(work -> {
            ActionState done = ended(work, CapaActionLifeCycle.COMPLETE, action, ActionStatus.DONE, List.of(evidence));
            return work.change(
                    CapaLifeCycle.COMPLETE_ACTION,
                    done.capa(),
                    state -> state.withPlan(plan -> plan.withStep(action, step -> step.ended(ActionStatus.DONE, by))));
        });
    }

    private ActionState ended(
            UnitOfWork work,
            Transition<ActionState> row,
            CapaActionId action,
            ActionStatus how,
            List<String> evidence) {
        if (evidence.stream().anyMatch(String::isBlank)) {
            throw InvalidInputException.of("action " + action, "evidence", "", "is blank", "name what shows it");
        }
        String by = records.actor().id();
        return work.change(row, action, state -> state.ended(how, evidence, by, records.now()))
                .state();
    }

    /**
     * Cancels an action of an approved plan, with a signature, and plans what is done in its place.
     *
     * @param instead at least one
     * @return the numbers of the new actions
     */
    public List<CapaActionId> replaceAction(Seen<CapaId> seen, CapaActionId action, List<ActionDraft> instead) {
        instead.forEach(records::valid);
        return records.commit(work -> {
            ActionState cancelled = ended(work, CapaActionLifeCycle.CANCEL, action, ActionStatus.CANCELLED, List.of());
            CapaId capa = cancelled.capa();
            CapaState state = records.get(CapaLifeCycle.TYPE, capa).state();
            instead.forEach(draft -> requireKnown(state.cycle().plan(), draft));
            List<CapaPlan.Step> added = instead.stream()
                    .map(draft -> step(
                            planned(work, CapaActionLifeCycle.PLAN_INSTEAD, capa, state, draft, action), draft, action))
                    .toList();
            String by = records.actor().id();
            work.change(
                    CapaLifeCycle.REPLACE_ACTION,
                    seen,
                    s -> s.withPlan(plan -> {
                        CapaPlan changed = plan.withStep(action, step -> step.ended(ActionStatus.CANCELLED, by));
                        for (CapaPlan.Step step : added) {
                            changed = changed.withStep(step);
                        }
                        return changed;
                    }));
            return added.stream().map(CapaPlan.Step::action).toList();
        });
    }

    /** Gives an action more time, with a reason; refused to who is to do it (rule X-6). */
    public void extendAction(CapaActionId action, LocalDate newDate) {
        records.commit(work -> work.change(
                CapaActionLifeCycle.EXTEND, action, state -> state.due(extended(state.due(), newDate, state.owner()))));
    }

    /** Gives a CAPA more time, with a reason; refused to who answers for it (rule X-6). */
    public void extend(CapaId capa, LocalDate newDate) {
        change(capa, CapaLifeCycle.EXTEND, state -> {
            DueDate due = state.due();
            String owner = state.owner();
            return due == null || owner == null ? state : state.due(extended(due, newDate, owner));
        });
    }

    private DueDate extended(DueDate due, LocalDate newDate, String owner) {
        return due.extend(newDate, records.reason(), owner, records.actor().id(), records.now());
    }

    /** Ends implementation; refused while something is not done. The effect is watched from the next day on. */
    public void completeImplementation(CapaId capa) {
        LocalDate today = today();
        change(
                capa,
                CapaLifeCycle.COMPLETE_IMPLEMENTATION,
                state -> state.moved(CapaStatus.EFFECTIVENESS_PENDING, cycle -> {
                    EffectivenessCriterion criterion = cycle.plan().criterion();
                    return criterion == null
                            ? cycle
                            : cycle.implemented(today, watchedFrom(today).plus(criterion.window()));
                }));
    }

    /** What happens on the day itself may have happened before the last action was done. */
    private static LocalDate watchedFrom(LocalDate implementedOn) {
        return implementedOn.plusDays(1);
    }

    /** Begins the review of the effect; refused while its window is running. */
    public void beginReview(CapaId capa) {
        change(
                capa,
                CapaLifeCycle.BEGIN_REVIEW,
                state -> state.moved(CapaStatus.EFFECTIVENESS_REVIEW, UnaryOperator.identity()));
    }

    /**
     * Judges the effect by the data of the window. Effective: the CAPA can be closed. Ineffective: investigation begins
     * again with the next cycle. Not enough data: the window goes on for its own length.
     *
     * @throws io.github.qms4j.RefusedException also when the actor answered for it, investigated, planned or acted
     */
    public EffectivenessCheck judgeEffect(CapaId capa) {
        Versioned<CapaState> read = records.get(CapaLifeCycle.TYPE, capa);
        return records.commit(work ->
                        work.change(CapaLifeCycle.JUDGE_EFFECT, read, state -> state.judged(check(state.cycle()))))
                .state()
                .judgement();
    }

    private EffectivenessCheck check(CapaCycle cycle) {
        EffectivenessCriterion criterion = cycle.plan().criterion();
        LocalDate implementedOn = cycle.implementedOn();
        LocalDate until = cycle.watchedUntil();
        if (criterion == null || implementedOn == null || until == null) {
            throw new IllegalStateException("a CAPA under review has a criterion and a window");
        }
        LocalDate from = watchedFrom(implementedOn);
        String judge = records.actor().id();
        if (criterion instanceof KpiThreshold threshold) {
            List<Measurement> found = measurements(threshold.kpiId(), threshold.dimensions(), from, until);
            Verdict verdict = EffectivenessRule.judge(threshold, found);
            List<String> reliedOn = found.stream().map(Capas::named).toList();
            return new EffectivenessCheck(
                    verdict.verdict(), verdict.because(), from, until, reliedOn, judge, records.now());
        }
        OccurrenceLimit limit = (OccurrenceLimit) criterion;
        List<Nonconformity> occurrences = new Nonconformities(records).occurrences(limit.pattern(), from, until);
        Exposure exposure = limit.exposure();
        List<Measurement> exposed =
                exposure == null ? List.of() : measurements(exposure.kpiId(), exposure.dimensions(), from, until);
        Verdict verdict = EffectivenessRule.judge(
                limit,
                occurrences.size(),
                exposed.stream().mapToLong(Measurement::denominator).sum());
        List<String> reliedOn = Stream.concat(
                        occurrences.stream().map(n -> n.id().value()),
                        exposed.stream().map(Capas::named))
                .toList();
        return new EffectivenessCheck(
                verdict.verdict(), verdict.because(), from, until, reliedOn, judge, records.now());
    }

    private List<Measurement> measurements(
            String kpiId, Map<String, String> dimensions, LocalDate from, LocalDate until) {
        return new Kpis(records)
                .evaluable(kpiId, dimensions).stream()
                        .filter(m -> !m.from().isBefore(from) && !m.until().isAfter(until))
                        .toList();
    }

    private static String named(Measurement measurement) {
        return measurement.id() + " = "
                + measurement.quantity().map(Object::toString).orElse("no value") + " over "
                + measurement.denominator();
    }

    /** Closes it with a signature, for good; refused unless it was effective, and to everybody who acted. */
    public void close(Seen<CapaId> seen) {
        changeSeen(seen, CapaLifeCycle.CLOSE, state -> state.ended(CapaStatus.CLOSED, today()));
    }

    /** Gives it up before implementation, for good, with a reason and a signature. */
    public void cancel(Seen<CapaId> seen) {
        changeSeen(seen, CapaLifeCycle.CANCEL, state -> state.ended(CapaStatus.CANCELLED, today()));
    }

    private void changeSeen(Seen<CapaId> seen, Transition<CapaState> row, UnaryOperator<CapaState> decide) {
        records.commit(work -> work.change(row, seen, decide));
    }

    private void change(CapaId capa, Transition<CapaState> row, UnaryOperator<CapaState> decide) {
        records.commit(work -> work.change(row, capa, decide));
    }

    private LocalDate today() {
        return records.today();
    }

    /** A CAPA; empty when there is none of that number. */
    public Optional<Capa> find(CapaId number) {
        return records.find(CapaLifeCycle.TYPE, number).map(v -> new Capa(v));
    }

    /** The CAPA log: every CAPA in the order of opening, read a page at a time (rule CAP-7). */
    public Stream<Capa> log() {
        RecordQuery query = records.query(CapaLifeCycle.TYPE)
                .sortedBy(CapaLifeCycle.OPENED_ON.ascending())
                .limitedTo(PAGE);
        return records.stream(CapaLifeCycle.TYPE, query).map(v -> new Capa(v));
    }

    /** The figures of the log at a day in the engine's zone (rule CAP-7). */
    public CapaFigures figures(LocalDate at) {
        return CapaFigures.of(log().toList(), at);
    }

    /** An action; empty when there is none of that number. */
    public Optional<CapaAction> action(CapaActionId number) {
        return records.find(CapaActionLifeCycle.TYPE, number).map(v -> new CapaAction(v));
    }

    /** The actions of a CAPA in all its cycles, removed and cancelled ones too, in the order of their due dates. */
    public List<CapaAction> actions(CapaId capa) {
        RecordQuery query = records.query(CapaActionLifeCycle.TYPE)
                .where(CapaActionLifeCycle.CAPA.is(capa))
                .sortedBy(CapaActionLifeCycle.DUE_ON.ascending())
                .limitedTo(PAGE);
        return records.stream(CapaActionLifeCycle.TYPE, query)
                .map(v -> new CapaAction(v))
                .toList();
    }
}

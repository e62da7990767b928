package io.github.qms4j.capa;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.capa.EffectivenessCriterion.Exposure;
import io.github.qms4j.capa.EffectivenessCriterion.KpiThreshold;
import io.github.qms4j.capa.EffectivenessCriterion.OccurrenceLimit;
import io.github.qms4j.capa.EffectivenessRule.Verdict;
import io.github.qms4j.kpi.Kpis;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.schedule.DueDate;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    public String open(CapaDraft draft) {
        records.valid(draft);
        requireClosed(draft.recurrenceOf());
        CapaState opened = CapaState.opened(draft, records.actor().id(), today());
        return records.commit(work -> {
            String number = work.createNumbered(CapaRecords.CAPA, "capa.open", opened, Map.of())
                    .id();
            draft.nonconformities().stream().distinct().forEach(nonconformity -> link(work, nonconformity, number));
            return number;
        });
    }

    private void requireClosed(@Nullable String capa) {
        if (capa != null && records.get(CapaRecords.CAPA, capa).state().status() != CapaStatus.CLOSED) {
            throw InvalidInputException.of(
                    "CAPA", "recurrenceOf", capa, "is not closed", "link the nonconformity to it instead");
        }
    }

    private static void link(UnitOfWork work, String nonconformity, String capa) {
        work.change(CapaRecords.NONCONFORMITY, "nonconformity.link-capa", nonconformity, state -> state.under(capa));
    }

    /** Puts one more occurrence under a CAPA that is not in implementation yet. */
    public void link(String capa, String nonconformity) {
        records.commit(work -> {
            link(work, nonconformity, capa);
            return work.change(CapaRecords.CAPA, "capa.link-nonconformity", capa, s -> s.linked(nonconformity));
        });
    }

    /** Says who answers for it, how urgent it is, and until when it is to be closed. */
    public void triage(String capa, String owner, Severity.Level priority, LocalDate dueOn) {
        if (owner.isBlank()) {
            throw InvalidInputException.of("CAPA " + capa, "owner", owner, "is blank", "name who answers for it");
        }
        change(capa, "capa.triage", state -> state.triaged(owner, priority, dueOn));
    }

    /**
     * States the root cause, or states it anew. A verification of another wording does not count any more.
     *
     * @param statement up to {@value NonconformityReport#MAX_TEXT} characters
     */
    public void stateCause(String capa, RootCauseMethod method, String statement) {
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
                "capa.state-cause",
                state -> state.with(cycle -> {
                    RootCause before = cycle.cause();
                    RootCause.Verification earlier = before == null ? null : before.verification();
                    return cycle.withCause(new RootCause(method, statement, author, earlier))
                            .withPlan(cycle.plan().writtenBy(author));
                }));
    }

    /** Verifies the root cause as it stands; refused to who wrote it (rule CAP-3). */
    public void verifyCause(String capa) {
        change(
                capa,
                "capa.verify-cause",
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
    public void setCriterion(String capa, EffectivenessCriterion criterion) {
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
    public String addAction(String capa, ActionDraft draft) {
        records.valid(draft);
        return records.commit(work -> {
            CapaState state = records.get(CapaRecords.CAPA, capa).state();
            requireKnown(state.cycle().plan(), draft);
            String number = planned(work, "capa-action.plan", capa, state, draft, null);
            plan(work, capa, plan -> plan.withStep(step(number, draft, null)));
            return number;
        });
    }

    private static void requireKnown(CapaPlan plan, ActionDraft draft) {
        for (String other : draft.dependsOn()) {
            if (plan.step(other) == null) {
                throw InvalidInputException.of(
                        "action", "dependsOn", other, "is not in the plan", "plan it first, or leave it out");
            }
        }
    }

    private static String planned(
            UnitOfWork work,
            String action,
            String capa,
            CapaState state,
            ActionDraft draft,
            @Nullable String replaces) {
        ActionState planned = ActionState.planned(capa, state.cycle().number(), draft, replaces);
        return work.createNumbered(CapaRecords.ACTION, action, planned, Map.of())
                .id();
    }

    private static CapaPlan.Step step(String number, ActionDraft draft, @Nullable String replaces) {
        return new CapaPlan.Step(number, draft.owner(), ActionStatus.OPEN, draft.dependsOn(), replaces, null);
    }

    /**
     * Takes an action out of a plan that is not approved yet.
     *
     * @throws InvalidInputException when another action depends on it
     */
    public void removeAction(String action) {
        records.commit(work -> {
            ActionState removed = ended(work, "capa-action.remove", action, ActionStatus.CANCELLED, List.of());
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
    public void planNoAction(String capa, String rationale) {
        plan(capa, plan -> {
            if (!plan.steps().isEmpty()) {
                throw InvalidInputException.of(
                        "plan of " + capa, "rationale", rationale, "stands beside actions", "remove these first");
            }
            return plan.withoutActions(rationale);
        });
    }

    private void plan(String capa, UnaryOperator<CapaPlan> change) {
        records.commit(work -> plan(work, capa, change));
    }

    private Versioned<CapaState> plan(UnitOfWork work, String capa, UnaryOperator<CapaPlan> change) {
        String author = records.actor().id();
        return work.change(
                CapaRecords.CAPA,
                "capa.plan",
                capa,
                state -> state.withPlan(plan -> change.apply(plan).writtenBy(author)));
    }

    /** Puts the plan before its approver. */
    public void submitPlan(String capa) {
        String author = records.actor().id();
        change(
                capa,
                "capa.submit-plan",
                state -> state.moved(
                        CapaStatus.PLAN_APPROVAL,
                        cycle -> cycle.withPlan(cycle.plan().writtenBy(author))));
    }

    /** Sends the plan back, with a reason. */
    public void rejectPlan(String capa) {
        change(capa, "capa.reject-plan", state -> state.moved(CapaStatus.INVESTIGATION, UnaryOperator.identity()));
    }

    /** Approves the plan with a signature; refused to its authors and to who answers for the CAPA. */
    public void approvePlan(String capa) {
        String approver = records.actor().id();
        change(capa, "capa.approve-plan", s -> s.moved(CapaStatus.IMPLEMENTATION, cycle -> cycle.approved(approver)));
    }

    /**
     * Puts on record that an action was carried out.
     *
     * @param evidence references to what shows it, at least one
     * @throws io.github.qms4j.RefusedException also when an action that it depends on is not done
     */
    public void completeAction(String action, String... evidence) {
        String by = records.actor().id();
        records.commit(work -> {
            ActionState done = ended(work, "capa-action.complete", action, ActionStatus.DONE, List.of(evidence));
            return work.change(
                    CapaRecords.CAPA,
                    "capa.complete-action",
                    done.capa(),
                    state -> state.withPlan(plan -> plan.withStep(action, step -> step.ended(ActionStatus.DONE, by))));
        });
    }

    private ActionState ended(UnitOfWork work, String row, String action, ActionStatus how, List<String> evidence) {
        if (evidence.stream().anyMatch(String::isBlank)) {
            throw InvalidInputException.of("action " + action, "evidence", "", "is blank", "name what shows it");
        }
        String by = records.actor().id();
        return work.change(CapaRecords.ACTION, row, action, state -> state.ended(how, evidence, by, records.now()))
                .state();
    }

    /**
     * Cancels an action of an approved plan, with a signature, and plans what is done in its place.
     *
     * @param instead at least one
     * @return the numbers of the new actions
     */
    public List<String> replaceAction(String action, List<ActionDraft> instead) {
        instead.forEach(records::valid);
        return records.commit(work -> {
            ActionState cancelled = ended(work, "capa-action.cancel", action, ActionStatus.CANCELLED, List.of());
            String capa = cancelled.capa();
            CapaState state = records.get(CapaRecords.CAPA, capa).state();
            instead.forEach(draft -> requireKnown(state.cycle().plan(), draft));
            List<CapaPlan.Step> added = instead.stream()
                    .map(draft ->
                            step(planned(work, "capa-action.plan-instead", capa, state, draft, action), draft, action))
                    .toList();
            String by = records.actor().id();
            work.change(
                    CapaRecords.CAPA,
                    "capa.replace-action",
                    capa,
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
    public void extendAction(String action, LocalDate newDate) {
        records.commit(work -> work.change(
                CapaRecords.ACTION,
                "capa-action.extend",
                action,
                state -> state.due(extended(state.due(), newDate, state.owner()))));
    }

    /** Gives a CAPA more time, with a reason; refused to who answers for it (rule X-6). */
    public void extend(String capa, LocalDate newDate) {
        change(capa, "capa.extend", state -> {
            DueDate due = state.due();
            String owner = state.owner();
            return due == null || owner == null ? state : state.due(extended(due, newDate, owner));
        });
    }

    private DueDate extended(DueDate due, LocalDate newDate, String owner) {
        return due.extend(newDate, records.reason(), owner, records.actor().id(), records.now());
    }

    /** Ends implementation; refused while something is not done. The effect is watched from the next day on. */
    public void completeImplementation(String capa) {
        LocalDate today = today();
        change(
                capa,
                "capa.complete-implementation",
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
    public void beginReview(String capa) {
        change(
                capa,
                "capa.begin-review",
                state -> state.moved(CapaStatus.EFFECTIVENESS_REVIEW, UnaryOperator.identity()));
    }

    /**
     * Judges the effect by the data of the window. Effective: the CAPA can be closed. Ineffective: investigation begins
     * again with the next cycle. Not enough data: the window goes on for its own length.
     *
     * @throws io.github.qms4j.RefusedException also when the actor answered for it, investigated, planned or acted
     */
    public EffectivenessCheck judgeEffect(String capa) {
        Versioned<CapaState> read = records.get(CapaRecords.CAPA, capa);
        return records.commit(work -> work.change(
                        CapaRecords.CAPA, "capa.judge-effect", read, state -> state.judged(check(state.cycle()))))
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
                        occurrences.stream().map(Nonconformity::number),
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
    public void close(String capa) {
        change(capa, "capa.close", state -> state.ended(CapaStatus.CLOSED, today()));
    }

    /** Gives it up before implementation, for good, with a reason and a signature. */
    public void cancel(String capa) {
        change(capa, "capa.cancel", state -> state.ended(CapaStatus.CANCELLED, today()));
    }

    private void change(String capa, String action, UnaryOperator<CapaState> decide) {
        records.commit(work -> work.change(CapaRecords.CAPA, action, capa, decide));
    }

    private LocalDate today() {
        return records.now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** A CAPA; empty when there is none of that number. */
    public Optional<Capa> find(String number) {
        return records.find(CapaRecords.CAPA, number).map(v -> new Capa(number, v.state()));
    }

    /** The CAPA log: every CAPA in the order of opening, read a page at a time (rule CAP-7). */
    public Stream<Capa> log() {
        RecordQuery query = records.query(CapaRecords.CAPA)
                .sortedBy(Sort.ascending("openedOn"))
                .limitedTo(PAGE);
        return records.stream(CapaRecords.CAPA, query).map(v -> new Capa(v.id(), v.state()));
    }

    /** The figures of the log at a day in UTC (rule CAP-7). */
    public CapaFigures figures(LocalDate at) {
        return CapaFigures.of(log().toList(), at);
    }

    /** An action; empty when there is none of that number. */
    public Optional<CapaAction> action(String number) {
        return records.find(CapaRecords.ACTION, number).map(v -> new CapaAction(number, v.state()));
    }

    /** The actions of a CAPA in all its cycles, removed and cancelled ones too, in the order of their due dates. */
    public List<CapaAction> actions(String capa) {
        RecordQuery query = records.query(CapaRecords.ACTION)
                .whereEqual("capa", AttributeValue.of(capa))
                .sortedBy(Sort.ascending("dueOn"))
                .limitedTo(PAGE);
        return records.stream(CapaRecords.ACTION, query)
                .map(v -> new CapaAction(v.id(), v.state()))
                .toList();
    }
}

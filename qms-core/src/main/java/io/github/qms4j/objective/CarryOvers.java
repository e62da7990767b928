package io.github.qms4j.objective;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentLifeCycle;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.objective.CarryOver.Choice;
import io.github.qms4j.objective.CarryOver.Course;
import io.github.qms4j.objective.CarryOver.KpiLine;
import io.github.qms4j.objective.CarryOver.Line;
import io.github.qms4j.objective.CarryOver.PlanLine;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries the objectives and KPIs of a year over into the next, in one step and nothing silently (rule OBJ-9).
 *
 * <pre>{@code
 * session.objectives().carryOvers().carryOver(2026, List.of(
 *         Choice.goOn(one, Timing.months(LocalDate.of(2027, 1, 1), 6)), Choice.drop(other, "the service ended")), plan);
 * }</pre>
 */
public final class CarryOvers {
    private final RecordStore records;

    CarryOvers(RecordStore records) {
        this.records = records;
    }

    static List<Versioned<Objective>> dueIn(Facts facts, int year) {
        return facts.list(
                ObjectiveLifeCycle.TYPE,
                ObjectiveLifeCycle.DUE_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)));
    }

    private static List<Versioned<Objective>> runningOn(Facts facts, int year) {
        return facts.list(
                ObjectiveLifeCycle.TYPE,
                ObjectiveLifeCycle.STATUS.is(ObjectiveStatus.ACTIVE),
                ObjectiveLifeCycle.DUE_ON.from(LocalDate.of(year + 1, 1, 1)));
    }

    /**
     * Carries a year over. What goes on is drafted anew, with the value that was achieved as its baseline, and serves the
     * new draft of what it served; it has to pass its checks again. Active objectives that are due later are listed as
     * running on.
     *
     * @param choices one for each objective that is due in the year
     * @param plan the document that is the quality management plan, of which the version in force is kept beside them; null
     *     when there is none
     * @throws io.github.qms4j.RefusedException also when an objective is not decided on; names all of them
     * @throws io.github.qms4j.DuplicateException when the year was carried over already
     */
    public CarryOverId carryOver(int year, List<Choice> choices, @Nullable DocumentId plan) {
        Map<ObjectiveId, Choice> byObjective = new LinkedHashMap<>();
        choices.forEach(choice -> {
            if (byObjective.put(choice.objective(), choice) != null) {
                throw invalid(year, choice.objective(), "is decided on twice", "decide once");
            }
        });
        return records.commit(work -> new Run(work, year, records.today(), byObjective, plan).run());
    }

    private static InvalidInputException invalid(int year, ObjectiveId objective, String rule, String remedy) {
        return InvalidInputException.of("carry-over of " + year + " (OBJ-9)", "choices", objective, rule, remedy);
    }

    /** What became of a year; empty while it was not carried over. */
    public Optional<View<CarryOverId, CarryOver>> find(int year) {
        return records.find(CarryOverLifeCycle.TYPE, CarryOverId.of(year))
                .map(found -> View.of(CarryOverId::new, found));
    }

    private static final class Run {
        private final UnitOfWork work;
        private final int year;
        private final LocalDate today;
        private final Map<ObjectiveId, Choice> choices;
        private final @Nullable DocumentId plan;
        private final Map<ObjectiveId, Objective> due = new LinkedHashMap<>();
        private final Map<ObjectiveId, ObjectiveId> successors = new HashMap<>();

        Run(UnitOfWork work, int year, LocalDate today, Map<ObjectiveId, Choice> choices, @Nullable DocumentId plan) {
            this.work = work;
            this.year = year;
            this.today = today;
            this.choices = choices;
            this.plan = plan;
        }

        CarryOverId run() {
            dueIn(work, year).forEach(found -> due.put(new ObjectiveId(found.id()), found.state()));
            choices.keySet().stream()
                    .filter(objective -> !due.containsKey(objective))
                    .findFirst()
                    .ifPresent(other -> {
                        throw invalid(year, other, "is not due in " + year, "decide on those that are");
                    });
            List<Line> lines = new ArrayList<>();
            choices.values().forEach(choice -> lines.add(line(choice)));
            runningOn(work, year)
                    .forEach(found ->
                            lines.add(line(new ObjectiveId(found.id()), found.state(), Course.RUNS_ON, null, "")));
            List<KpiLine> kpis = kpis(lines);
            CarryOverId id = CarryOverId.of(year);
            PlanLine planned = plan == null ? null : planLine(plan);
            work.create(
                    CarryOverLifeCycle.CARRY_OVER,
                    id,
                    act -> new CarryOver(year, today, act.by(), lines, kpis, planned));
            return id;
        }

        private PlanLine planLine(DocumentId document) {
            return work.get(DocumentLifeCycle.TYPE, document)
                    .state()
                    .inForceOn(today)
                    .map(text -> new PlanLine(document, DocumentVersionId.of(document, text.version()), text.sha256()))
                    .orElseGet(() -> new PlanLine(document, null, null));
        }

        private Line line(Choice choice) {
            ObjectiveId id = choice.objective();
            ObjectiveId successor = choice.course() == Course.GOES_ON ? successor(id) : null;
            return line(id, Objects.requireNonNull(due.get(id)), choice.course(), successor, choice.reason());
        }

        private Line line(
                ObjectiveId id, Objective objective, Course course, @Nullable ObjectiveId successor, String reason) {
            Progress outcome = objective.outcome();
            Progress achieved = outcome != null
                    ? outcome
                    : ProgressRule.judge(objective.definition(), ObjectiveRules.series(work, objective), today);
            return new Line(id, objective.status(), achieved, course, successor, reason);
        }

        /** The parent's successor comes first, so that the new one can serve it. */
        private ObjectiveId successor(ObjectiveId id) {
            ObjectiveId made = successors.get(id);
            if (made != null) {
                return made;
            }
            Objective objective = Objects.requireNonNull(due.get(id));
            Choice choice = Objects.requireNonNull(choices.get(id));
            ObjectiveDefinition old = objective.definition();
            ObjectiveId parent = old.parent();
            Choice ofParent = parent == null ? null : choices.get(parent);
            ObjectiveDefinition next = old.timed(Objects.requireNonNull(choice.timing()))
                    .from(baseline(id, objective))
                    .serving(
                            parent != null && ofParent != null && ofParent.course() == Course.GOES_ON
                                    ? successor(parent)
                                    : parent);
            ObjectiveId successor = Objectives.create(work, next, id);
            successors.put(id, successor);
            return successor;
        }

        private @Nullable Baseline baseline(ObjectiveId id, Objective objective) {
            KpiSeries series = ObjectiveRules.series(work, objective);
            LocalDate start = objective.definition().timing().startOn();
            LocalDate end = objective.dueOn();
            if (series == null || start == null || end == null) {
                return null;
            }
            Readings latest = Readings.of(series)
                    .within(start, end.plusDays(1))
                    .withValue()
                    .last(objective.definition().measure().periods());
            return latest.mean() instanceof Result.Measured measured
                    ? new Baseline(
                            measured.quantity(),
                            latest.all().get(0).from(),
                            latest.latest().until(),
                            "achieved by " + id,
                            latest.size())
                    : null;
        }

        private List<KpiLine> kpis(List<Line> lines) {
            Map<String, KpiLine> kpis = new LinkedHashMap<>();
            for (Line line : lines) {
                Objective objective =
                        work.get(ObjectiveLifeCycle.TYPE, line.objective()).state();
                String kpi = objective.definition().measure().kpiId();
                if (!kpi.isBlank()) {
                    kpis.computeIfAbsent(kpi, id -> kpi(id, ObjectiveRules.series(work, objective)));
                }
            }
            return List.copyOf(kpis.values());
        }

        private static KpiLine kpi(String id, @Nullable KpiSeries series) {
            if (series == null) {
                return new KpiLine(id, null, Result.noData("there is no such KPI"), null);
            }
            Readings latest = Readings.of(series).withValue().last(1);
            LocalDate until = Stream.of(latest)
                    .filter(readings -> readings.size() > 0)
                    .map(Readings::latest)
                    .map(Measurement::until)
                    .findFirst()
                    .orElse(null);
            return new KpiLine(id, series.status(), latest.mean(), until);
        }
    }
}

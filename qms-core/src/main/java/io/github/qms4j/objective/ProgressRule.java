package io.github.qms4j.objective;

import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.objective.Progress.Month;
import io.github.qms4j.objective.Progress.Verdict;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.statistics.Improvement;
import io.github.qms4j.statistics.trend.Forecast;
import io.github.qms4j.statistics.trend.Forecast.Reach;
import io.github.qms4j.statistics.trend.ForecastPolicy;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on how far an objective has come (rule OBJ-3; ISO 9001:2015 6.2.1 e, 9.1.3). It counts the KPI's periods
 * from the start to the due date; the mean of the latest ones, as many as the objective says, is held against the target
 * and against the trajectory. A value older than the KPI's period and grace is no data. Pure.
 */
final class ProgressRule {
    /** The least that a straight line with an interval takes. */
    private static final int LEAST_FOR_FORECAST = 4;

    private final ObjectiveDefinition definition;
    private final KpiSeries series;
    private final LocalDate at;
    private final Bound target;
    private final Trajectory trajectory;
    private final LocalDate start;
    private final LocalDate due;
    private final Readings counting;
    private final Readings latest;

    private ProgressRule(ObjectiveDefinition definition, KpiSeries series, Trajectory trajectory, LocalDate at) {
        this.definition = definition;
        this.series = series;
        this.at = at;
        this.trajectory = trajectory;
        this.target = definition.bound().orElseThrow();
        this.start = Objects.requireNonNull(definition.timing().startOn(), "start");
        this.due = Objects.requireNonNull(definition.timing().dueOn(), "due");
        this.counting = Readings.of(series).within(start, earlier(at, due).plusDays(1));
        this.latest = counting.withValue().last(definition.measure().periods());
    }

    /**
     * Judges.
     *
     * @param series the KPI with the measurements of the objective's group; null when there is no such KPI
     * @param at a day in the engine's zone; periods count that ended by its end
     */
    static Progress judge(ObjectiveDefinition definition, @Nullable KpiSeries series, LocalDate at) {
        Optional<Trajectory> trajectory = Trajectory.of(definition);
        if (series == null) {
            return nothing(definition, at, "'" + definition.measure().kpiId() + "' is not a defined KPI");
        }
        if (trajectory.isEmpty()) {
            return nothing(definition, at, "baseline, target and dates do not make a trajectory; see its SMART checks");
        }
        String unit = series.definition().unit();
        if (!trajectory.get().unit().equals(unit)) {
            return nothing(
                    definition, at, "the target is in " + trajectory.get().unit() + ", and the KPI now in " + unit);
        }
        return new ProgressRule(definition, series, trajectory.get(), at).judge();
    }

    private static Progress nothing(ObjectiveDefinition definition, LocalDate at, String because) {
        Baseline baseline = definition.baseline();
        return new Progress(
                Verdict.NO_DATA,
                because,
                at,
                baseline == null ? null : baseline.value(),
                definition.bound().orElse(null),
                Result.noData(because),
                null,
                List.of(),
                List.of());
    }

    /** How many whole periods lie between two days, at least 1. */
    static int periodsBetween(LocalDate from, LocalDate until, Period period) {
        int number = 0;
        while (number < 10_000 && !from.plus(period.multipliedBy(number + 1)).isAfter(until)) {
            number++;
        }
        return Math.max(1, number);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private Progress judge() {
        Optional<String> none = whyNoData();
        if (none.isPresent()) {
            return progress(Verdict.NO_DATA, none.get());
        }
        Quantity current = current();
        boolean met =
                target.isMetBy(current) && latest.size() == definition.measure().periods();
        String numbers = over() + " came to " + current + "; the target is "
                + ObjectiveDefinition.inWords(definition.target(), definition.bound()) + ", from "
                + trajectory.before(start) + " before";
        if (met) {
            return progress(Verdict.ACHIEVED, numbers);
        }
        return isOver() ? progress(Verdict.MISSED, numbers + "; it was due on " + due) : onTheWay(current, numbers);
    }

    private Progress onTheWay(Quantity current, String numbers) {
        Quantity expected = expected();
        double behind = behind(current, expected);
        Optional<Forecast> forecast = forecast();
        Reach reach = forecast.map(this::reach).orElse(Reach.UNCERTAIN);
        String said = numbers + "; " + expected + " was expected by "
                + latest.latest().until().minusDays(1)
                + forecast.map(f -> "; going on like this it comes to " + Numbers.words(f.value()) + " "
                                + target.quantity().unit() + ", the target is " + words(reach))
                        .orElse("");
        if (behind <= 0) {
            return progress(reach == Reach.NOT_EXPECTED ? Verdict.AT_RISK : Verdict.ON_TRACK, said);
        }
        double chance = chance();
        boolean far = reach == Reach.NOT_EXPECTED || behind > chance;
        return progress(
                far ? Verdict.OFF_TRACK : Verdict.AT_RISK,
                said + "; it is behind by " + Numbers.words(behind) + ", where " + Numbers.words(chance) + " "
                        + (spread().isPresent() ? "is natural variation" : "is half of the way so far"));
    }

    /** A line without any scatter has no interval; where it ends is then all that there is. */
    private Reach reach(Forecast forecast) {
        double wanted = Numbers.of(target.quantity());
        boolean misses = better().sign() * (wanted - forecast.value()) > 0;
        return forecast.interval().isEmpty() && misses ? Reach.NOT_EXPECTED : forecast.reach(wanted, better());
    }

    private static String words(Reach reach) {
        return switch (reach) {
            case EXPECTED -> "to be expected";
            case UNCERTAIN -> "not certain";
            case NOT_EXPECTED -> "not to be expected";
        };
    }

    private Optional<String> whyNoData() {
        KpiDefinition kpi = series.definition();
        String retired = series.status() == DefinitionStatus.RETIRED ? "; KPI " + kpi.id() + " was retired" : "";
        if (at.isBefore(start)) {
            return Optional.of("it starts on " + start);
        }
        if (latest.size() == 0) {
            return Optional.of((counting.mean() instanceof Result.NoData none ? none.reason() : "no value") + retired);
        }
        LocalDate until = latest.latest().until();
        if (isOver()) {
            int needed = definition.measure().periods();
            boolean complete = until.plus(kpi.period()).isAfter(due.plusDays(1));
            return complete && latest.size() == needed
                    ? Optional.empty()
                    : Optional.of("it was due on " + due + ", but " + latest.size() + " of " + needed
                            + " periods have a value, the latest until " + until.minusDays(1) + retired);
        }
        boolean stale = at.isAfter(until.plus(kpi.period()).plus(kpi.stalenessGrace()));
        return stale
                ? Optional.of("the latest value is of the period until " + until.minusDays(1)
                        + ", and the next one is overdue" + retired)
                : Optional.empty();
    }

    private boolean isOver() {
        return at.isAfter(due);
    }

    private Quantity current() {
        return ((Result.Measured) latest.mean()).quantity();
    }

    private Quantity expected() {
        return trajectory.before(latest.latest().until());
    }

    private Improvement better() {
        return Attainability.better(target.comparator());
    }

    /** How much worse it is than expected; 0 or less when it is not. */
    private double behind(Quantity current, Quantity expected) {
        return better().sign() * (Numbers.of(expected) - Numbers.of(current));
    }

    private Optional<Double> spread() {
        return Readings.of(series).historyAt(start).naturalSpread(latest.size());
    }

    /** What chance does to the mean of the periods; where that is not known, half of the way that was to be made. */
    private double chance() {
        double way = Numbers.of(expected()) - Numbers.of(trajectory.before(start));
        return spread().orElse(Math.abs(way) / 2);
    }

    private Optional<Forecast> forecast() {
        Readings values = counting.withValue();
        return values.size() < LEAST_FOR_FORECAST
                ? Optional.empty()
                : Forecast.of(
                                values.numbers(),
                                periodsBetween(
                                        values.latest().until(),
                                        due.plusDays(1),
                                        series.definition().period()),
                                ForecastPolicy.of(ForecastPolicy.Method.LINE).withMinimumPoints(LEAST_FOR_FORECAST))
                        .result();
    }

    private String over() {
        LocalDate from = latest.all().get(0).from();
        String days = from + " to " + latest.latest().until().minusDays(1);
        return latest.size() == 1 ? "the period " + days : "the mean of " + latest.size() + " periods, " + days + ",";
    }

    private Progress progress(Verdict verdict, String because) {
        Result current = latest.size() > 0 ? latest.mean() : Result.noData(because);
        return new Progress(
                verdict,
                because,
                at,
                trajectory.before(start),
                target,
                current,
                latest.size() > 0 ? expected() : null,
                months(),
                latest.all().stream().map(Measurement::cited).toList());
    }

    private List<Month> months() {
        List<Month> months = new ArrayList<>();
        LocalDate from = start;
        for (LocalDate until : trajectory.monthEnds()) {
            LocalDate after = from;
            Readings ended =
                    counting.where(m -> m.until().isAfter(after) && !m.until().isAfter(until));
            months.add(new Month(from, until, trajectory.before(until), ended.mean()));
            from = until;
        }
        return months;
    }
}

package io.github.qms4j.objective;

import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.chart.ChartPolicy;
import io.github.qms4j.statistics.chart.ControlChart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The measurements of a KPI that an objective can rest on: of one KPI period each, so that a year does not stand beside its
 * months. Pure.
 */
record Readings(KpiSeries series, List<Measurement> all) {
    /** Older periods come from another process often enough that limits from them say nothing. */
    static final int HISTORY = 24;

    static Readings of(KpiSeries series) {
        return new Readings(
                series,
                series.measurements().stream()
                        .filter(m -> m.from().plus(series.definition().period()).equals(m.until()))
                        .toList());
    }

    Readings where(Predicate<Measurement> wanted) {
        return new Readings(series, all.stream().filter(wanted).toList());
    }

    /** Those that lie in a half-open range of days. */
    Readings within(LocalDate from, LocalDate until) {
        return where(m -> !m.from().isBefore(from) && !m.until().isAfter(until));
    }

    /** The latest ones that ended by a day. */
    Readings historyAt(LocalDate day) {
        List<Measurement> past = withValue().where(m -> !m.until().isAfter(day)).all();
        return new Readings(series, past.subList(Math.max(0, past.size() - HISTORY), past.size()));
    }

    /** Those with a value in the KPI's unit; another unit is from before the KPI was revised, and compares with nothing. */
    Readings withValue() {
        return where(m -> m.quantity()
                .filter(q -> q.unit().equals(series.definition().unit()))
                .isPresent());
    }

    long inAnotherUnit() {
        return all.stream()
                .filter(m -> m.quantity()
                        .filter(q -> !q.unit().equals(series.definition().unit()))
                        .isPresent())
                .count();
    }

    int size() {
        return all.size();
    }

    Measurement latest() {
        return all.get(all.size() - 1);
    }

    /** The last ones, or all when there are fewer. */
    Readings last(int number) {
        return new Readings(series, all.subList(Math.max(0, size() - number), size()));
    }

    List<BigDecimal> decimals() {
        return all.stream()
                .flatMap(m -> m.quantity().stream())
                .map(Quantity::value)
                .toList();
    }

    double[] numbers() {
        return decimals().stream().mapToDouble(BigDecimal::doubleValue).toArray();
    }

    /** The mean of the values; why there is none when there are none. */
    Result mean() {
        List<BigDecimal> values = withValue().decimals();
        return values.isEmpty()
                ? Result.noData(whyNone())
                : Result.measured(
                        new Quantity(Numbers.mean(values), series.definition().unit()));
    }

    /** What the measurements without value say themselves, the latest one first asked. */
    private String whyNone() {
        if (all.isEmpty()) {
            return "KPI " + series.definition().id() + " has no measurement in that time";
        }
        Measurement latest = latest();
        String period = latest.from() + " to " + latest.until().minusDays(1);
        String because = latest.result() instanceof Result.NoData none
                ? none.reason()
                : latest.result() instanceof Result.Failed failed
                        ? "measuring failed: " + failed.reason()
                        : "in another unit";
        return "KPI " + series.definition().id() + ", " + series.definition().formula() + ", has no value for " + period
                + ": " + because;
    }

    /** The chart of individual values; natural variation is what its limits say. */
    Outcome<ControlChart> chart() {
        return ControlChart.individuals(numbers(), ChartPolicy.standard());
    }

    /** Three standard errors of the mean of so many periods; empty where natural variation is not known. */
    Optional<Double> naturalSpread(int periods) {
        return chart().result()
                .map(chart -> chart.phases().get(chart.phases().size() - 1).sigma())
                .map(sigma -> 3 * sigma / Math.sqrt(periods));
    }
}

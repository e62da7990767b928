package io.github.qms4j.objective;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Where an objective starts from (rule OBJ-1).
 *
 * @param value how it was
 * @param from the first day it was seen over, in the engine's zone
 * @param until the day after the last
 * @param source where the value comes from
 * @param periods of how many of the KPI's periods it is the mean; 0 for a value from elsewhere
 */
public record Baseline(Quantity value, LocalDate from, LocalDate until, String source, int periods) {
    public Baseline {
        Objects.requireNonNull(value, "value");
        if (!from.isBefore(until)) {
            throw invalid("period", from + " to " + until, "is empty", "give the first day and the day after the last");
        }
        if (source.isBlank()) {
            throw invalid("source", source, "is blank", "say where the value comes from");
        }
        if (periods < 0) {
            throw invalid("periods", periods, "is negative", "use 0 for a value that is not the KPI's");
        }
    }

    /** A value that was found elsewhere than in the KPI's measurements. */
    public static Baseline stated(Quantity value, LocalDate from, LocalDate until, String source) {
        return new Baseline(value, from, until, source, 0);
    }

    /**
     * What a KPI's measurements say of a time: the mean of its periods that lie in it and have a value.
     *
     * @param from the first day
     * @param until the day after the last
     * @throws InvalidInputException when there is no value in that time; says why
     */
    public static Baseline measured(KpiSeries series, LocalDate from, LocalDate until) {
        String kpi = series.definition().id();
        Readings readings = Readings.of(series).within(from, until);
        int periods = readings.withValue().size();
        Result mean = readings.mean();
        if (mean instanceof Result.Measured measured) {
            return new Baseline(
                    measured.quantity(), from, until, "KPI " + kpi + ", mean of " + periods + " periods", periods);
        }
        throw InvalidInputException.of(
                "baseline of an objective (OBJ-1)",
                "kpi",
                kpi,
                "gives no baseline from " + from + " until " + until + ": "
                        + (mean instanceof Result.NoData none ? none.reason() : "there is no value"),
                "take another time");
    }

    @Override
    public String toString() {
        return value + " from " + from + " to " + until.minusDays(1) + " (" + source + ")";
    }

    private static InvalidInputException invalid(String place, Object value, String rule, String remedy) {
        return InvalidInputException.of("baseline of an objective (OBJ-1)", place, value, rule, remedy);
    }
}

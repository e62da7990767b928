package io.github.qms4j.objective;

import io.github.qms4j.InvalidInputException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * By what an objective is measured, and how it will be evaluated (rule OBJ-1).
 *
 * @param kpiId the KPI; blank while none is named
 * @param dimensions the group of the KPI; empty for the total
 * @param periods how many of the KPI's periods in a row count together: their mean is held against the target; 1 or more
 * @param method how it will be evaluated, in words
 * @param dataPlan from when and how the KPI will be measured, where it has no value yet; blank otherwise
 */
public record Measure(String kpiId, Map<String, String> dimensions, int periods, String method, String dataPlan) {
    static final Measure NONE = new Measure("", Map.of(), 1, "", "");

    public Measure {
        Objects.requireNonNull(kpiId, "kpiId");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(dataPlan, "dataPlan");
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        if (periods < 1) {
            throw InvalidInputException.of(
                    "objective (OBJ-1)", "periods", periods, "is no data at all", "let at least 1 period count");
        }
    }

    /** By the total of a KPI, each period for itself. */
    public static Measure by(String kpiId) {
        return new Measure(kpiId, Map.of(), 1, "each period's value is held against the target", "");
    }

    /** By one group of the KPI. */
    public Measure in(Map<String, String> group) {
        return new Measure(kpiId, group, periods, method, dataPlan);
    }

    /** By the mean of the latest periods, which chance moves less than a single one. */
    public Measure overPeriods(int number) {
        return new Measure(
                kpiId, dimensions, number, "the mean of " + number + " periods is held against the target", dataPlan);
    }

    /** With how it will be evaluated, in words. */
    public Measure evaluated(String newMethod) {
        return new Measure(kpiId, dimensions, periods, newMethod, dataPlan);
    }

    /** With a plan for data that there are not yet. */
    public Measure withDataPlan(String plan) {
        return new Measure(kpiId, dimensions, periods, method, plan);
    }
}

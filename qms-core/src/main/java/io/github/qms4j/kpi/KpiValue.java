package io.github.qms4j.kpi;

import io.github.qms4j.quantity.Result;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A computed KPI, in total or for one group.
 *
 * @param kpiId the KPI
 * @param dimensions the group's value of each dimension, in the order of the breakdown; empty for the total
 * @param result the value, or why there is none
 * @param numerator how many tickets counted for it
 * @param denominator how many it was computed over
 */
public record KpiValue(String kpiId, Map<String, String> dimensions, Result result, long numerator, long denominator) {
    public KpiValue {
        Objects.requireNonNull(kpiId, "kpiId");
        Objects.requireNonNull(result, "result");
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    }
}

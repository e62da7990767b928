package io.github.qms4j.review;

import io.github.qms4j.InvalidInputException;
import java.time.Period;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * By what it will be known whether a decision helped, set when it is taken (rule REV-6): a KPI in a window before its
 * actions were done, beside the same KPI in a window of the same length after.
 *
 * @param kpiId the KPI
 * @param dimensions the group; empty for the total
 * @param window how long each window is
 */
public record ExpectedEffect(String kpiId, Map<String, String> dimensions, Period window) {
    public ExpectedEffect {
        Objects.requireNonNull(kpiId, "kpiId");
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        if (window.isNegative() || window.isZero()) {
            throw InvalidInputException.of(
                    "expected effect", "window", window, "is not a length of time", "give a period such as P6M");
        }
    }

    /** An effect on the total of a KPI. */
    public static ExpectedEffect of(String kpiId, Period window) {
        return new ExpectedEffect(kpiId, Map.of(), window);
    }
}

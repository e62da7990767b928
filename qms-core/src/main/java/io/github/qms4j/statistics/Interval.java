package io.github.qms4j.statistics;

/**
 * A closed interval for an unknown value.
 *
 * @param lower the lower end, in the unit of the value; finite
 * @param upper the upper end; finite, not below the lower
 * @param confidence how often such intervals hold what they are for, as a fraction
 */
public record Interval(double lower, double upper, double confidence) {
    public Interval {
        if (!(lower <= upper) || Double.isInfinite(lower) || Double.isInfinite(upper)) {
            throw new IllegalArgumentException("no interval: " + lower + " to " + upper);
        }
    }

    /** Whether a value lies within, the ends included. */
    public boolean contains(double value) {
        return value >= lower && value <= upper;
    }
}

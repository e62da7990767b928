package io.github.qms4j.kpi;

/** Which way is better. */
public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER,
    /** Neither; a change is reported without judging it. */
    NEUTRAL
}

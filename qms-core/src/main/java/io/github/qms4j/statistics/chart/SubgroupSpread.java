package io.github.qms4j.statistics.chart;

/** What sigma within subgroups is estimated from. */
public enum SubgroupSpread {
    /** Their ranges; for small subgroups. */
    RANGE,
    /** Their standard deviations; for subgroups of any size. */
    DEVIATION
}

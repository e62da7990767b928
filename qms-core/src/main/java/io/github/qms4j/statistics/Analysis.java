package io.github.qms4j.statistics;

/**
 * A statistical result that names the policy it was made by, and what it comes to (rule KPI-9).
 *
 * @param <V> what it comes to; two verdicts are equal when the same would be concluded
 */
public interface Analysis<V> {
    /** The choices that were made. */
    Policy policy();

    /** What is concluded. */
    V verdict();
}

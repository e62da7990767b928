package io.github.qms4j.statistics.chart;

/**
 * A stretch of a chart with limits of its own.
 *
 * @param from its first point
 * @param until the point after its last
 * @param baselinePoints how many points the limits come from; 0 when they were given
 * @param screenedRanges how many moving ranges were left out by the policy's screening
 * @param level what the limits are centred on: the mean, the share for p and np, the rate for u, the process sigma for
 *     charts of ranges and standard deviations
 * @param sigma the standard deviation of a single value, before it is scaled by the size of a subgroup, a denominator or
 *     an exposure; above 0
 * @param status whether the limits are established
 * @param reason why the phase begins, or where given limits come from
 */
public record Phase(
        int from,
        int until,
        int baselinePoints,
        int screenedRanges,
        double level,
        double sigma,
        Status status,
        String reason) {
    /** How far limits can be relied on. */
    public enum Status {
        /** They come from fewer points than the policy asks of established ones, and will move. */
        TRIAL,
        /** They come from enough points. */
        ESTABLISHED,
        /** They were given. */
        GIVEN
    }
}

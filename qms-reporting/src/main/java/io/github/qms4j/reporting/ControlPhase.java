package io.github.qms4j.reporting;

/**
 * A stretch of a control chart with limits of its own.
 *
 * @param from its first position, from 0
 * @param reason why limits are taken anew there, or why they begin
 * @param basis what the limits come from, such as "from 20 points, established"
 */
public record ControlPhase(int from, String reason, String basis) {
    public ControlPhase {
        Checks.filled("control phase", "reason", reason);
        Checks.filled("control phase", "basis", basis);
    }
}

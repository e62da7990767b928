package io.github.qms4j.training;

/** Where a training cycle stands (rule TRN-10). */
public enum CycleStatus {
    ASSIGNED,
    /** Some of what shows that it was taken is there. */
    IN_PROGRESS,
    COMPLETED,
    /** All attempts at the assessment failed; a new cycle is needed. */
    FAILED,
    /** Not needed any more, or replaced by another cycle. */
    CANCELLED,
    /** What it rested on turned out to be wrong; it counts for nothing and stays visible. */
    VOIDED
}

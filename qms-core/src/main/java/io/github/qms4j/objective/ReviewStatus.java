package io.github.qms4j.objective;

/** Where a progress review stands (rule OBJ-7). */
public enum ReviewStatus {
    /** To be held; missed once its last day is over, which is computed and never stored. */
    PLANNED,
    /** Held: its data, assessment and decisions do not change any more. Final. */
    HELD,
    /** Was not held before its last day, and the objective has ended. Final. */
    MISSED,
    /** The objective ended before its last day. Final. */
    LAPSED
}

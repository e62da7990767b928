package io.github.qms4j.objective;

/** Where an acknowledgement stands (rule OBJ-6). */
public enum AcknowledgementStatus {
    REQUESTED,
    /** The person said themselves that they know it. Final. */
    ACKNOWLEDGED,
    /** The objective ended before. Final. */
    LAPSED
}

package io.github.qms4j.review;

/** Where a management review stands (rule REV-5). */
public enum ReviewStatus {
    /** Planned for a period. */
    DRAFT,
    /** What it is about was gathered from the records; it can be gathered again until the meeting. */
    INPUTS_COLLECTED,
    /** The meeting took place; its inputs stand, its minutes are being written. */
    HELD,
    /** The chair has signed the minutes; they stand. */
    MINUTES_APPROVED,
    /** Every action was verified or carried over. Final. */
    CLOSED,
    /** Given up before its minutes were approved. Final. */
    CANCELLED
}

package io.github.qms4j.servicedesk;

/** What a reopening does to the resolution clock. */
public enum ReopenPolicy {
    /** Nothing: the first resolution decides. */
    FIRST_RESOLUTION,
    /** The clock goes on where it stood; the time in which the ticket was resolved does not count. */
    TOTAL,
    /** A new clock starts; the verdict of the one before is kept. */
    RESTART
}

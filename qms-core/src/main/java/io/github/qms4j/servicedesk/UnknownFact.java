package io.github.qms4j.servicedesk;

/**
 * What the source of a ticket does not tell, so that nothing is concluded from its absence: a ticket that is told by one
 * row has no event of a reopening, which does not mean that it was never reopened.
 */
public enum UnknownFact {
    /** When it waited, and, unless a {@link WaitingTotal} says so, how long. */
    WAITING,
    /** When it was answered first; an event that ends it is the latest instant at which it can have been. */
    FIRST_RESPONSE,
    /** When it was last resolved; the event is the latest instant at which it can have been. */
    RESOLUTION_TIME,
    /** When it was closed; the event is the latest instant at which it can have been. */
    CLOSING_TIME,
    /** Whether it was reopened before, unless the source counts it. */
    REOPENINGS,
    /** Whether it changed hands before, unless the source counts it. */
    REASSIGNMENTS
}

package io.github.qms4j.servicedesk;

/** Where a ticket stands. Derived from its events, never set. */
public enum TicketStatus {
    /** Opened and nobody works on it yet. */
    NEW,
    /** Somebody works on it. */
    IN_PROGRESS,
    /** Work waits for somebody outside the service desk; which clocks stop is the SLA's to say. */
    PENDING,
    /** The service desk regards it as solved; the requester may reopen it. */
    RESOLVED,
    /** Final. */
    CLOSED,
    /** Final: withdrawn without a solution. */
    CANCELLED
}

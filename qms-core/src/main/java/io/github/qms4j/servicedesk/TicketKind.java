package io.github.qms4j.servicedesk;

/** What a ticket is about, in ITIL's terms. */
public enum TicketKind {
    INCIDENT,
    SERVICE_REQUEST,
    PROBLEM,
    CHANGE
}

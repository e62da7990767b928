package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.servicedesk.TicketLink;
import org.jspecify.annotations.Nullable;

/** One row of an export as it was understood, refilled for each row. Instants are in milliseconds since 1970-01-01T00:00Z. */
final class TicketRow {
    static final long NEVER = DatePattern.NO_DATE;

    long line;
    String reference = "";
    TicketKind kind = TicketKind.INCIDENT;

    @Nullable
    String title;

    @Nullable
    String service;

    @Nullable
    String category;

    @Nullable
    String impact;

    @Nullable
    String urgency;

    @Nullable
    String priority;

    @Nullable
    String group;

    @Nullable
    String assignee;

    @Nullable
    SourceState state;

    long updatedAt;
    long openedAt;
    long respondedAt;
    long resolvedAt;
    long closedAt;
    /** −1 when the source does not say. */
    int reopenCount;

    @Nullable
    Boolean recordedSlaMet;

    @Nullable
    String problem;

    @Nullable
    String change;

    @Nullable
    String causedBy;

    /** A ticket with what this row says about it, and no event yet. */
    Ticket.Builder ticket(String source, @Nullable String initialPriority) {
        Ticket.Builder ticket = Ticket.builder(source, reference, kind)
                .title(title)
                .service(service)
                .category(category)
                .impactAndUrgency(impact, urgency)
                .priority(initialPriority)
                .recordedSlaMet(recordedSlaMet);
        link(ticket, TicketLink.Kind.PROBLEM, problem);
        link(ticket, TicketLink.Kind.CHANGE, change);
        link(ticket, TicketLink.Kind.CAUSED_BY, causedBy);
        return ticket;
    }

    private static void link(Ticket.Builder ticket, TicketLink.Kind kind, @Nullable String other) {
        if (other != null) {
            ticket.link(new TicketLink(kind, other));
        }
    }
}

package io.github.qms4j.kpi;

import io.github.qms4j.servicedesk.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A length of wall time in a ticket's life. Empty while its end has not come. */
public enum TicketTime {
    OPENED_TO_FIRST_RESPONSE,
    OPENED_TO_FIRST_RESOLUTION,
    OPENED_TO_RESOLUTION,
    OPENED_TO_CLOSURE;

    Optional<Duration> of(Ticket ticket) {
        return end(ticket).map(at -> Duration.between(ticket.openedAt(), at));
    }

    private Optional<Instant> end(Ticket ticket) {
        return switch (this) {
            case OPENED_TO_FIRST_RESPONSE -> ticket.respondedAt();
            case OPENED_TO_FIRST_RESOLUTION -> ticket.firstResolvedAt();
            case OPENED_TO_RESOLUTION -> ticket.resolvedAt();
            case OPENED_TO_CLOSURE -> ticket.closedAt();
        };
    }
}

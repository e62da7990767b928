package io.github.qms4j.kpi;

import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketStatus;
import io.github.qms4j.servicedesk.UnknownFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A length of wall time in a ticket's life, to the instant at which an SLA's clock of the same metric stops. Empty while
 * that has not come, and when the source does not tell when it was. A cancelled ticket has none but those that came before
 * its end: it was withdrawn.
 */
public enum TicketTime {
    /** To the first answer; a resolution or a closing without one before it answers too. */
    OPENED_TO_FIRST_RESPONSE {
        @Override
        Optional<Instant> end(Ticket ticket) {
            if (ticket.unknown().contains(UnknownFact.FIRST_RESPONSE)
                    && ticket.respondedAt().isEmpty()) {
                return Optional.empty();
            }
            return Stream.of(ticket.respondedAt(), ticket.firstResolvedAt(), closed(ticket))
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder());
        }
    },
    /** To the first resolution; a closing without one before it resolves too. */
    OPENED_TO_FIRST_RESOLUTION {
        @Override
        Optional<Instant> end(Ticket ticket) {
            return ticket.reopenCount() == 0 ? OPENED_TO_RESOLUTION.end(ticket) : ticket.firstResolvedAt();
        }
    },
    /** To the resolution that stands; a closing without one resolves too. */
    OPENED_TO_RESOLUTION {
        @Override
        Optional<Instant> end(Ticket ticket) {
            if (ticket.unknown().contains(UnknownFact.RESOLUTION_TIME)) {
                return Optional.empty();
            }
            Optional<Instant> resolved = ticket.resolvedAt();
            return resolved.isPresent() ? resolved : OPENED_TO_CLOSURE.end(ticket);
        }
    },
    OPENED_TO_CLOSURE {
        @Override
        Optional<Instant> end(Ticket ticket) {
            return ticket.unknown().contains(UnknownFact.CLOSING_TIME) ? Optional.empty() : closed(ticket);
        }
    };

    /** The length; empty while its end has not come, and when the source does not tell when it was. */
    public Optional<Duration> of(Ticket ticket) {
        return end(ticket).map(at -> Duration.between(ticket.openedAt(), at));
    }

    abstract Optional<Instant> end(Ticket ticket);

    private static Optional<Instant> closed(Ticket ticket) {
        return ticket.status() == TicketStatus.CLOSED ? ticket.closedAt() : Optional.empty();
    }
}

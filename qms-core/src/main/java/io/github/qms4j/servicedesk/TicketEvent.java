package io.github.qms4j.servicedesk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a ticket. Instants are in UTC and kept to the millisecond, what is finer is cut off; events
 * of one ticket never go back in time.
 */
public sealed interface TicketEvent {
    /** When it happened. */
    Instant at();

    /** As it is stored: an event that is read back equals the one that was written. */
    private static Instant kept(Instant at) {
        return Objects.requireNonNull(at, "at").truncatedTo(ChronoUnit.MILLIS);
    }

    /** The ticket came into being; always and only the first event. */
    record Opened(Instant at) implements TicketEvent {
        public Opened {
            at = kept(at);
        }
    }

    /** It was given to a group, and perhaps to a person; to nobody when both are null. */
    record Assigned(
            Instant at, @Nullable String group, @Nullable String assignee) implements TicketEvent {
        public Assigned {
            at = kept(at);
        }
    }

    /** The requester got a first answer. */
    record Responded(Instant at) implements TicketEvent {
        public Responded {
            at = kept(at);
        }
    }

    /** Work began. */
    record Started(Instant at) implements TicketEvent {
        public Started {
            at = kept(at);
        }
    }

    /** Impact, urgency or judgement changed the priority. */
    record Prioritised(Instant at, String priority) implements TicketEvent {
        public Prioritised {
            at = kept(at);
            Objects.requireNonNull(priority, "priority");
        }
    }

    /** Work waits; the reason, such as {@code user} or {@code vendor}, decides which SLA clocks stop. */
    record Suspended(Instant at, String reason) implements TicketEvent {
        public Suspended {
            at = kept(at);
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Work goes on. */
    record Resumed(Instant at) implements TicketEvent {
        public Resumed {
            at = kept(at);
        }
    }

    /** The service desk regards it as solved. */
    record Resolved(Instant at) implements TicketEvent {
        public Resolved {
            at = kept(at);
        }
    }

    /** A resolved ticket turned out not to be solved. */
    record Reopened(Instant at) implements TicketEvent {
        public Reopened {
            at = kept(at);
        }
    }

    /** Final. */
    record Closed(Instant at) implements TicketEvent {
        public Closed {
            at = kept(at);
        }
    }

    /** Final: withdrawn. */
    record Cancelled(Instant at) implements TicketEvent {
        public Cancelled {
            at = kept(at);
        }
    }
}

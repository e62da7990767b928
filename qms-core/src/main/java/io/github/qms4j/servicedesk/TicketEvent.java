package io.github.qms4j.servicedesk;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that happened to a ticket. Instants are in UTC; events of one ticket never go back in time. */
public sealed interface TicketEvent {
    /** When it happened. */
    Instant at();

    /** The ticket came into being; always and only the first event. */
    record Opened(Instant at) implements TicketEvent {
        public Opened {
            Objects.requireNonNull(at, "at");
        }
    }

    /** It was given to a group, and perhaps to a person; to nobody when both are null. */
    record Assigned(
            Instant at, @Nullable String group, @Nullable String assignee) implements TicketEvent {
        public Assigned {
            Objects.requireNonNull(at, "at");
        }
    }

    /** The requester got a first answer. */
    record Responded(Instant at) implements TicketEvent {
        public Responded {
            Objects.requireNonNull(at, "at");
        }
    }

    /** Work began. */
    record Started(Instant at) implements TicketEvent {
        public Started {
            Objects.requireNonNull(at, "at");
        }
    }

    /** Impact, urgency or judgement changed the priority. */
    record Prioritised(Instant at, String priority) implements TicketEvent {
        public Prioritised {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(priority, "priority");
        }
    }

    /** Work waits; the reason, such as {@code user} or {@code vendor}, decides which SLA clocks stop. */
    record Suspended(Instant at, String reason) implements TicketEvent {
        public Suspended {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Work goes on. */
    record Resumed(Instant at) implements TicketEvent {
        public Resumed {
            Objects.requireNonNull(at, "at");
        }
    }

    /** The service desk regards it as solved. */
    record Resolved(Instant at) implements TicketEvent {
        public Resolved {
            Objects.requireNonNull(at, "at");
        }
    }

    /** A resolved ticket turned out not to be solved. */
    record Reopened(Instant at) implements TicketEvent {
        public Reopened {
            Objects.requireNonNull(at, "at");
        }
    }

    /** Final. */
    record Closed(Instant at) implements TicketEvent {
        public Closed {
            Objects.requireNonNull(at, "at");
        }
    }

    /** Final: withdrawn. */
    record Cancelled(Instant at) implements TicketEvent {
        public Cancelled {
            Objects.requireNonNull(at, "at");
        }
    }
}

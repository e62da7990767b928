package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The life cycle of a ticket: which event may follow which, and where each leads. */
final class TicketHistory {
    private static final Set<TicketStatus> OPEN =
            Set.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING);
    private static final Set<TicketStatus> NOT_FINAL =
            Set.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING, TicketStatus.RESOLVED);

    /** From which statuses an event may happen. */
    static final Map<Class<? extends TicketEvent>, Set<TicketStatus>> LAWFUL_FROM = Map.ofEntries(
            Map.entry(TicketEvent.Opened.class, Set.of()),
            Map.entry(TicketEvent.Started.class, Set.of(TicketStatus.NEW)),
            Map.entry(TicketEvent.Assigned.class, NOT_FINAL),
            Map.entry(TicketEvent.Prioritised.class, NOT_FINAL),
            Map.entry(TicketEvent.Responded.class, NOT_FINAL),
            Map.entry(TicketEvent.Suspended.class, OPEN),
            Map.entry(TicketEvent.Resumed.class, Set.of(TicketStatus.PENDING)),
            Map.entry(TicketEvent.Resolved.class, OPEN),
            Map.entry(TicketEvent.Reopened.class, Set.of(TicketStatus.RESOLVED)),
            Map.entry(TicketEvent.Closed.class, NOT_FINAL),
            Map.entry(TicketEvent.Cancelled.class, OPEN));

    private TicketHistory() {}

    /** The status an event leads to; null when it leaves the status as it is. */
    static @Nullable TicketStatus leadsTo(TicketEvent event) {
        if (event instanceof TicketEvent.Opened) {
            return TicketStatus.NEW;
        } else if (event instanceof TicketEvent.Started
                || event instanceof TicketEvent.Resumed
                || event instanceof TicketEvent.Reopened) {
            return TicketStatus.IN_PROGRESS;
        } else if (event instanceof TicketEvent.Suspended) {
            return TicketStatus.PENDING;
        } else if (event instanceof TicketEvent.Resolved) {
            return TicketStatus.RESOLVED;
        } else if (event instanceof TicketEvent.Closed) {
            return TicketStatus.CLOSED;
        }
        return event instanceof TicketEvent.Cancelled ? TicketStatus.CANCELLED : null;
    }

    /**
     * Checks that events can have happened in this order.
     *
     * @throws InvalidInputException naming the first one that cannot
     */
    static void check(String reference, List<TicketEvent> events) {
        if (events.isEmpty()) {
            throw InvalidInputException.of(
                    "ticket " + reference, "events", "[]", "there is none", "begin with the event Opened");
        }
        TicketStatus status = null;
        Instant last = Instant.MIN;
        for (int i = 0; i < events.size(); i++) {
            TicketEvent event = events.get(i);
            if (event instanceof TicketEvent.Opened ? status != null : status == null) {
                throw refused(
                        reference, i, name(event), "Opened is the first event and no other", "reorder the events");
            }
            if (event.at().isBefore(last)) {
                throw refused(
                        reference,
                        i,
                        name(event) + " " + event.at(),
                        "happens before the event it follows, at " + last,
                        "list events in the order of time");
            }
            if (status != null
                    && !LAWFUL_FROM.getOrDefault(event.getClass(), Set.of()).contains(status)) {
                throw refused(
                        reference,
                        i,
                        name(event),
                        "cannot happen to a ticket that is " + status,
                        "check the order of events in its source");
            }
            TicketStatus next = leadsTo(event);
            status = next == null ? status : next;
            last = event.at();
        }
    }

    private static String name(TicketEvent event) {
        return event.getClass().getSimpleName();
    }

    private static InvalidInputException refused(
            String reference, int index, String value, String rule, String remedy) {
        return InvalidInputException.of("ticket " + reference, "event " + (index + 1), value, rule, remedy);
    }
}

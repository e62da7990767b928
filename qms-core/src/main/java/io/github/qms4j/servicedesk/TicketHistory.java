package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows from a ticket's events when they are replayed in order. */
final class TicketHistory {
    private static final Set<TicketStatus> OPEN =
            Set.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING);

    /** From which statuses an event may happen; the whole life cycle of a ticket. */
    static final Map<Class<? extends TicketEvent>, Set<TicketStatus>> LAWFUL_FROM = Map.ofEntries(
            Map.entry(TicketEvent.Opened.class, Set.of()),
            Map.entry(TicketEvent.Started.class, Set.of(TicketStatus.NEW)),
            Map.entry(
                    TicketEvent.Assigned.class,
                    Set.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING, TicketStatus.RESOLVED)),
            Map.entry(
                    TicketEvent.Prioritised.class,
                    Set.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING, TicketStatus.RESOLVED)),
            Map.entry(
                    TicketEvent.Responded.class,
                    Set.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING, TicketStatus.RESOLVED)),
            Map.entry(TicketEvent.Suspended.class, OPEN),
            Map.entry(TicketEvent.Resumed.class, Set.of(TicketStatus.PENDING)),
            Map.entry(TicketEvent.Resolved.class, OPEN),
            Map.entry(TicketEvent.Reopened.class, Set.of(TicketStatus.RESOLVED)),
            Map.entry(
                    TicketEvent.Closed.class,
                    Set.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING, TicketStatus.RESOLVED)),
            Map.entry(TicketEvent.Cancelled.class, OPEN));

    private @Nullable TicketStatus status;
    private @Nullable Instant last;
    private @Nullable String priority;
    private @Nullable String group;
    private @Nullable Instant respondedAt;
    private @Nullable Instant firstResolvedAt;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant closedAt;
    private int reopened;
    private int assignments;

    private TicketHistory(@Nullable String initialPriority) {
        this.priority = initialPriority;
    }

    static TicketHistory replay(String reference, @Nullable String initialPriority, List<TicketEvent> events) {
        TicketHistory history = new TicketHistory(initialPriority);
        for (int i = 0; i < events.size(); i++) {
            history.accept(reference, i, events.get(i));
        }
        if (history.status == null) {
            throw InvalidInputException.of(
                    "ticket " + reference, "events", "[]", "there is none", "begin with the event Opened");
        }
        return history;
    }

    private void accept(String reference, int position, TicketEvent event) {
        check(reference, position, event);
        last = event.at();
        if (event instanceof TicketEvent.Opened) {
            status = TicketStatus.NEW;
        } else if (event instanceof TicketEvent.Started
                || event instanceof TicketEvent.Resumed
                || event instanceof TicketEvent.Reopened) {
            status = TicketStatus.IN_PROGRESS;
            reopened += event instanceof TicketEvent.Reopened ? 1 : 0;
        } else if (event instanceof TicketEvent.Assigned assigned) {
            assignments++;
            group = assigned.group();
        } else if (event instanceof TicketEvent.Prioritised prioritised) {
            priority = prioritised.priority();
        } else if (event instanceof TicketEvent.Responded) {
            respondedAt = respondedAt == null ? event.at() : respondedAt;
        } else if (event instanceof TicketEvent.Suspended) {
            status = TicketStatus.PENDING;
        } else if (event instanceof TicketEvent.Resolved) {
            status = TicketStatus.RESOLVED;
            resolvedAt = event.at();
            firstResolvedAt = firstResolvedAt == null ? event.at() : firstResolvedAt;
        } else if (event instanceof TicketEvent.Closed) {
            status = TicketStatus.CLOSED;
            closedAt = event.at();
        } else {
            status = TicketStatus.CANCELLED;
            closedAt = event.at();
        }
    }

    private void check(String reference, int position, TicketEvent event) {
        String what = "ticket " + reference;
        String place = "event " + (position + 1);
        String name = event.getClass().getSimpleName();
        if (event instanceof TicketEvent.Opened ? status != null : status == null) {
            throw InvalidInputException.of(what, place, name, "Opened is the first event and no other", "reorder them");
        }
        if (last != null && event.at().isBefore(last)) {
            throw InvalidInputException.of(
                    what,
                    place,
                    name + " " + event.at(),
                    "happens before the event it follows, at " + last,
                    "list events in the order of time");
        }
        if (status != null
                && !LAWFUL_FROM.getOrDefault(event.getClass(), Set.of()).contains(status)) {
            throw InvalidInputException.of(
                    what,
                    place,
                    name,
                    "cannot happen to a ticket that is " + status,
                    "check the log's order of events");
        }
    }

    TicketStatus status() {
        return java.util.Objects.requireNonNull(status);
    }

    @Nullable
    String priority() {
        return priority;
    }

    @Nullable
    String group() {
        return group;
    }

    @Nullable
    Instant respondedAt() {
        return respondedAt;
    }

    @Nullable
    Instant firstResolvedAt() {
        return firstResolvedAt;
    }

    /** The latest resolution; null while the ticket is not resolved, also after it was reopened. */
    @Nullable
    Instant resolvedAt() {
        return status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED ? resolvedAt : null;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    int reopened() {
        return reopened;
    }

    /** Assignments after the first one. */
    int reassigned() {
        return Math.max(0, assignments - 1);
    }
}

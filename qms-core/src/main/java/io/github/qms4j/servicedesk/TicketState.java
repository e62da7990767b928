package io.github.qms4j.servicedesk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is stored: what it is about, and what happened. What follows from the events is looked up in them, the
 * last one first, so that a store's attributes cost no replay.
 *
 * @param account what another system says of it beside; null when there is nothing of the kind
 */
public record TicketState(
        String source,
        String reference,
        TicketKind kind,
        @Nullable String title,
        @Nullable String service,
        @Nullable String category,
        @Nullable String impact,
        @Nullable String urgency,
        @Nullable String initialPriority,
        @Nullable Boolean recordedSlaMet,
        @Nullable String importRun,
        @Nullable SourceAccount account,
        List<TicketLink> links,
        List<TicketEvent> events) {
    public TicketState {
        links = List.copyOf(links);
        events = List.copyOf(events);
    }

    TicketState importedBy(@Nullable String run) {
        return new TicketState(
                source,
                reference,
                kind,
                title,
                service,
                category,
                impact,
                urgency,
                initialPriority,
                recordedSlaMet,
                run,
                account,
                links,
                events);
    }

    /** With the first of its events only, and without what its source says of all of them. */
    TicketState until(List<TicketEvent> firstEvents) {
        return new TicketState(
                source,
                reference,
                kind,
                title,
                service,
                category,
                impact,
                urgency,
                initialPriority,
                null,
                importRun,
                account == null ? null : account.withoutTotals(),
                links,
                firstEvents);
    }

    SourceAccount accountOrNone() {
        return account == null ? SourceAccount.NONE : account;
    }

    Instant openedAt() {
        return events.get(0).at();
    }

    Instant lastEventAt() {
        return events.get(events.size() - 1).at();
    }

    /** Where it stands. */
    public TicketStatus status() {
        for (int i = events.size() - 1; i >= 0; i--) {
            TicketStatus status = TicketHistory.leadsTo(events.get(i));
            if (status != null) {
                return status;
            }
        }
        throw new IllegalStateException("ticket " + reference + " has no event");
    }

    @Nullable
    String priority() {
        TicketEvent.Prioritised last = last(TicketEvent.Prioritised.class);
        return last == null ? initialPriority : last.priority();
    }

    @Nullable
    String group() {
        TicketEvent.Assigned last = last(TicketEvent.Assigned.class);
        return last == null ? null : last.group();
    }

    @Nullable
    Instant respondedAt() {
        return first(TicketEvent.Responded.class);
    }

    @Nullable
    Instant firstResolvedAt() {
        return first(TicketEvent.Resolved.class);
    }

    /** The resolution that stands: null while it is not resolved, and after it was reopened until the next one. */
    @Nullable
    Instant resolvedAt() {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i) instanceof TicketEvent.Resolved resolved) {
                return resolved.at();
            }
            if (events.get(i) instanceof TicketEvent.Reopened) {
                return null;
            }
        }
        return null;
    }

    @Nullable
    Instant closedAt() {
        TicketEvent last = events.get(events.size() - 1);
        return last instanceof TicketEvent.Closed || last instanceof TicketEvent.Cancelled ? last.at() : null;
    }

    int reopened() {
        int count = 0;
        for (TicketEvent event : events) {
            count += event instanceof TicketEvent.Reopened ? 1 : 0;
        }
        return count;
    }

    /** Changes of hands after the first assignment. */
    int reassigned() {
        int count = 0;
        TicketEvent.Assigned before = null;
        for (TicketEvent event : events) {
            if (event instanceof TicketEvent.Assigned assigned) {
                count += before != null && changesHands(before, assigned) ? 1 : 0;
                before = assigned;
            }
        }
        return count;
    }

    /** A first person within the group takes the ticket from nobody. */
    private static boolean changesHands(TicketEvent.Assigned before, TicketEvent.Assigned after) {
        return !Objects.equals(before.group(), after.group())
                || (before.assignee() != null && !before.assignee().equals(after.assignee()));
    }

    private <E extends TicketEvent> @Nullable E last(Class<E> type) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (type.isInstance(events.get(i))) {
                return type.cast(events.get(i));
            }
        }
        return null;
    }

    private @Nullable Instant first(Class<? extends TicketEvent> type) {
        for (TicketEvent event : events) {
            if (type.isInstance(event)) {
                return event.at();
            }
        }
        return null;
    }
}

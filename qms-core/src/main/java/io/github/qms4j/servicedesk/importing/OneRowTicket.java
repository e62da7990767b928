package io.github.qms4j.servicedesk.importing;

import static io.github.qms4j.servicedesk.importing.TicketRow.NEVER;

import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketStatus;
import io.github.qms4j.servicedesk.importing.Timeline.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is told by one row. Its state says where it stands, its dates when it got there; without a column for the
 * state the dates say both. What has no date of its own, such as the assignment, is given the nearest that is known: the
 * assignment that of the opening, work and waiting that of the last update.
 */
final class OneRowTicket implements TicketAssembly {
    private final String source;
    private final boolean tellsResolution;
    private final boolean tellsClosing;
    private final Timeline timeline = new Timeline();
    private final List<String> changes = new ArrayList<>();
    private @Nullable TicketRow row;

    OneRowTicket(TicketExportMapping mapping) {
        this.source = mapping.source();
        this.tellsResolution = mapping.columns().containsKey(Field.RESOLVED_AT);
        this.tellsClosing = mapping.columns().containsKey(Field.CLOSED_AT);
    }

    @Override
    public void begin() {
        timeline.clear();
        changes.clear();
        row = null;
    }

    @Override
    public @Nullable Refusal add(TicketRow next) {
        if (row != null) {
            return new Refusal(Field.REFERENCE, next.reference, "occurs again; its ticket is told by an earlier row");
        }
        TicketStatus status = status(next);
        if (status == TicketStatus.RESOLVED && next.resolvedAt == NEVER && next.updatedAt == NEVER) {
            return new Refusal(Field.RESOLVED_AT, "", "is missing though the ticket is resolved");
        }
        if (isFinal(status) && next.closedAt == NEVER && next.resolvedAt == NEVER && next.updatedAt == NEVER) {
            return new Refusal(Field.CLOSED_AT, "", "is missing though the ticket is " + status);
        }
        row = next;
        return null;
    }

    private static TicketStatus status(TicketRow row) {
        if (row.state != null) {
            return row.state.status();
        }
        if (row.closedAt != NEVER) {
            return TicketStatus.CLOSED;
        }
        return row.resolvedAt != NEVER ? TicketStatus.RESOLVED : TicketStatus.NEW;
    }

    private static boolean isFinal(TicketStatus status) {
        return status == TicketStatus.CLOSED || status == TicketStatus.CANCELLED;
    }

    @Override
    public Ticket finish() {
        TicketRow told = Objects.requireNonNull(row);
        TicketStatus status = status(told);
        long closedAt = isFinal(status) ? end(told) : Long.MAX_VALUE;
        if (!isFinal(status) && told.closedAt != NEVER) {
            change("closedAt of a ticket that is not closed was left out");
        }
        if (told.group != null || told.assignee != null) {
            timeline.add(Step.ASSIGNED, told.openedAt, told.group, told.assignee);
        }
        switch (status) {
            case CLOSED, RESOLVED -> resolve(told, status, closedAt);
            case CANCELLED -> {}
            default -> work(told, status);
        }
        if (told.respondedAt != NEVER) {
            timeline.addInOrder(
                    Step.RESPONDED,
                    within(
                            told.openedAt,
                            told.respondedAt,
                            closedAt,
                            "respondedAt outside of openedAt and closedAt was moved"));
        }
        return ticket(told, status, closedAt);
    }

    private Ticket ticket(TicketRow told, TicketStatus status, long closedAt) {
        Ticket.Builder ticket = told.ticket(source, told.priority);
        ticket.event(new TicketEvent.Opened(Instant.ofEpochMilli(told.openedAt)));
        timeline.writeTo(ticket);
        if (status == TicketStatus.CLOSED) {
            ticket.event(new TicketEvent.Closed(Instant.ofEpochMilli(closedAt)));
        } else if (status == TicketStatus.CANCELLED) {
            ticket.event(new TicketEvent.Cancelled(Instant.ofEpochMilli(closedAt)));
        }
        return ticket.build();
    }

    private long end(TicketRow told) {
        long known =
                told.closedAt != NEVER ? told.closedAt : told.resolvedAt != NEVER ? told.resolvedAt : told.updatedAt;
        if (told.closedAt == NEVER && tellsClosing) {
            change("closedAt is missing; the date of the resolution or the last update was taken");
        }
        return within(told.openedAt, known, Long.MAX_VALUE, "closedAt before openedAt was moved to it");
    }

    private void resolve(TicketRow told, TicketStatus status, long closedAt) {
        if (told.resolvedAt == NEVER && status == TicketStatus.CLOSED) {
            return;
        }
        if (told.resolvedAt == NEVER && tellsResolution) {
            change("resolvedAt is missing; the date of the last update was taken");
        }
        long known = told.resolvedAt == NEVER ? told.updatedAt : told.resolvedAt;
        timeline.add(
                Step.RESOLVED,
                within(told.openedAt, known, closedAt, "resolvedAt outside of openedAt and closedAt was moved"));
    }

    private void work(TicketRow told, TicketStatus status) {
        long since = told.updatedAt == NEVER
                ? told.openedAt
                : within(told.openedAt, told.updatedAt, Long.MAX_VALUE, "updatedAt before openedAt was moved to it");
        if (told.resolvedAt != NEVER) {
            change("resolvedAt of a ticket that is not resolved became a resolution that was reopened");
            long resolved = Math.max(told.openedAt, told.resolvedAt);
            since = Math.max(since, resolved);
            timeline.add(Step.RESOLVED, resolved);
            timeline.add(Step.REOPENED, since);
        } else if (status == TicketStatus.IN_PROGRESS) {
            timeline.add(Step.STARTED, since);
        }
        if (status == TicketStatus.PENDING && told.state != null) {
            timeline.add(Step.SUSPENDED, since, told.state.reason(), null);
        }
    }

    private long within(long least, long value, long most, String change) {
        long moved = Math.min(Math.max(least, value), most);
        if (moved != value) {
            change(change);
        }
        return moved;
    }

    private void change(String what) {
        if (!changes.contains(what)) {
            changes.add(what);
        }
    }

    @Override
    public List<String> changes() {
        return changes;
    }

    @Override
    public boolean reopenCountDiffers() {
        int counted = row == null ? -1 : row.reopenCount;
        return counted >= 0 && counted != timeline.count(Step.REOPENED);
    }
}

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
 * A ticket whose rows are its successive states: what differs between two of them happened at the time of the later one.
 * What it is about, and what its source says of its SLA, is told by the last row. Its end is decided last, because only
 * the last row tells when it was closed.
 */
final class SnapshotTicket implements TicketAssembly {
    private final String source;
    private final boolean reopensAfterClosing;
    private final Timeline timeline = new Timeline();
    private final List<String> changes = new ArrayList<>();

    private @Nullable TicketRow last;
    private long openedAt;
    private long time;
    private @Nullable String initialPriority;
    private @Nullable String priority;
    private @Nullable String group;
    private @Nullable String assignee;
    private TicketStatus status = TicketStatus.NEW;
    private @Nullable String reason;
    private @Nullable TicketStatus end;
    private long endedAt;

    SnapshotTicket(TicketExportMapping mapping) {
        this.source = mapping.source();
        this.reopensAfterClosing = mapping.reopensAfterClosing();
    }

    @Override
    public void begin() {
        timeline.clear();
        changes.clear();
        last = null;
        initialPriority = null;
        priority = null;
        group = null;
        assignee = null;
        status = TicketStatus.NEW;
        reason = null;
        end = null;
    }

    @Override
    public @Nullable Refusal add(TicketRow row) {
        SourceState state = Objects.requireNonNull(row.state);
        Refusal refusal = refusal(state);
        if (refusal != null) {
            return refusal;
        }
        if (last == null) {
            open(row);
        }
        long at = advance(row);
        if (end != null && !state.isFinal()) {
            undoEnd();
        }
        if (!Objects.equals(group, row.group) || !Objects.equals(assignee, row.assignee)) {
            group = row.group;
            assignee = row.assignee;
            timeline.add(Step.ASSIGNED, at, group, assignee);
        }
        if (row.priority != null && !row.priority.equals(priority)) {
            priority = row.priority;
            timeline.add(Step.PRIORITISED, at, priority, null);
        }
        enter(state, at);
        last = row;
        return null;
    }

    private @Nullable Refusal refusal(SourceState state) {
        if (end != null) {
            boolean again = state.status() == end;
            boolean undone = !state.isFinal() && reopensAfterClosing;
            return again || undone
                    ? null
                    : new Refusal(
                            Field.STATE,
                            state.status().name(),
                            "follows " + end + ", after which nothing can happen to a ticket");
        }
        return state.status() == TicketStatus.CANCELLED && status == TicketStatus.RESOLVED
                ? new Refusal(Field.STATE, state.status().name(), "follows RESOLVED, from where none is cancelled")
                : null;
    }

    private void open(TicketRow row) {
        openedAt = row.openedAt == NEVER ? row.updatedAt : row.openedAt;
        time = openedAt;
        initialPriority = row.priority;
        priority = row.priority;
    }

    private long advance(TicketRow row) {
        if (row.updatedAt < openedAt) {
            change("a row before openedAt was moved to it");
        } else if (row.updatedAt < time) {
            change("a row that goes back in time was moved to the one before");
        }
        time = Math.max(time, row.updatedAt);
        return time;
    }

    private void undoEnd() {
        if (end == TicketStatus.CANCELLED) {
            change("a cancellation that a later row undoes was left out");
        } else {
            change("a closing that a later row undoes became a resolution");
            if (status != TicketStatus.RESOLVED) {
                timeline.addInOrder(Step.RESOLVED, endedAt);
                status = TicketStatus.RESOLVED;
            }
        }
        end = null;
    }

    private void enter(SourceState state, long at) {
        switch (state.status()) {
            case NEW, IN_PROGRESS -> work(state.status(), at);
            case PENDING -> {
                if (status == TicketStatus.PENDING && Objects.equals(reason, state.reason())) {
                    return;
                }
                if (status == TicketStatus.PENDING || status == TicketStatus.RESOLVED) {
                    work(TicketStatus.IN_PROGRESS, at);
                }
                timeline.add(Step.SUSPENDED, at, state.reason(), null);
                status = TicketStatus.PENDING;
                reason = state.reason();
            }
            case RESOLVED -> {
                if (status != TicketStatus.RESOLVED) {
                    timeline.add(Step.RESOLVED, at);
                    status = TicketStatus.RESOLVED;
                }
            }
            case CLOSED, CANCELLED -> {
                if (end == null) {
                    end = state.status();
                    endedAt = at;
                }
            }
        }
    }

    /** From work back to new nothing happens: a ticket that was worked on is never new again. */
    private void work(TicketStatus target, long at) {
        switch (status) {
            case NEW -> {
                if (target == TicketStatus.NEW) {
                    return;
                }
                timeline.add(Step.STARTED, at);
            }
            case PENDING -> timeline.add(Step.RESUMED, at);
            case RESOLVED -> timeline.add(Step.REOPENED, at);
            default -> {
                return;
            }
        }
        status = TicketStatus.IN_PROGRESS;
    }

    @Override
    public Ticket finish() {
        TicketRow row = Objects.requireNonNull(last);
        long closedAt = settleEnd(row);
        if (row.resolvedAt != NEVER) {
            settleResolution(row.resolvedAt, closedAt);
        }
        if (row.respondedAt != NEVER) {
            settleResponse(row.respondedAt, closedAt);
        }
        Ticket.Builder ticket = row.ticket(source, initialPriority);
        ticket.event(new TicketEvent.Opened(Instant.ofEpochMilli(openedAt)));
        timeline.writeTo(ticket);
        if (end == TicketStatus.CLOSED) {
            ticket.event(new TicketEvent.Closed(Instant.ofEpochMilli(closedAt)));
        } else if (end == TicketStatus.CANCELLED) {
            ticket.event(new TicketEvent.Cancelled(Instant.ofEpochMilli(closedAt)));
        }
        return ticket.build();
    }

    private long settleEnd(TicketRow row) {
        if (end == null) {
            if (row.closedAt != NEVER) {
                change("closedAt of a ticket that is not closed was left out");
            }
            return Long.MAX_VALUE;
        }
        long closedAt = row.closedAt == NEVER ? endedAt : row.closedAt;
        if (closedAt < openedAt) {
            change("closedAt before openedAt was moved to it");
            closedAt = openedAt;
        }
        if (timeline.endBy(closedAt)) {
            change("an event after closedAt was moved to it");
        }
        return closedAt;
    }

    private void settleResolution(long resolvedAt, long closedAt) {
        int size = timeline.size();
        if (end == TicketStatus.CLOSED && status != TicketStatus.RESOLVED) {
            if (resolvedAt >= (size == 0 ? openedAt : timeline.at(size - 1)) && resolvedAt <= closedAt) {
                timeline.add(Step.RESOLVED, resolvedAt);
            } else {
                change("resolvedAt that is not between the events around it was left out");
            }
            return;
        }
        int index = timeline.lastIndexOf(Step.RESOLVED);
        if (index < 0) {
            change("resolvedAt of a ticket that is not resolved was left out");
            return;
        }
        long before = index == 0 ? openedAt : timeline.at(index - 1);
        long after = index + 1 < size ? timeline.at(index + 1) : closedAt;
        if (resolvedAt >= before && resolvedAt <= after) {
            timeline.move(index, resolvedAt);
        } else if (resolvedAt != timeline.at(index)) {
            change("resolvedAt that is not between the events around it was left out");
        }
    }

    private void settleResponse(long respondedAt, long closedAt) {
        long at = Math.min(Math.max(respondedAt, openedAt), closedAt);
        if (at != respondedAt) {
            change("respondedAt outside of openedAt and closedAt was moved");
        }
        timeline.addInOrder(Step.RESPONDED, at);
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
        int counted = last == null ? -1 : last.reopenCount;
        return counted >= 0 && counted != timeline.count(Step.REOPENED);
    }
}

package io.github.qms4j.servicedesk.importing;

import static io.github.qms4j.servicedesk.importing.TicketRow.NEVER;

import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketStatus;
import io.github.qms4j.servicedesk.UnknownFact;
import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import io.github.qms4j.servicedesk.importing.Timeline.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A ticket whose rows are its successive states: what differs between two of them happened at the time of the later one.
 * What it is about, and what its source says of its SLA, is told by the last row. Its rows are put in the order of time
 * first; its end is decided last, because only the last row tells when it was closed.
 */
final class SnapshotTicket implements TicketAssembly {
    /** Row objects that are kept for the next ticket. */
    private static final int MOST_SPARE = 1_024;

    private final TicketExportMapping mapping;
    private final RowSequence sequence;
    private final Timeline timeline = new Timeline();
    private final Adjustments adjustments = new Adjustments();
    private final List<TicketRow> pool = new ArrayList<>();
    private final List<TicketRow> rows = new ArrayList<>();
    private final Set<UnknownFact> unknown = EnumSet.noneOf(UnknownFact.class);

    private @Nullable TicketRow last;
    private long openedAt;
    private @Nullable String initialPriority;
    private @Nullable String priority;
    private @Nullable String group;
    private @Nullable String assignee;
    private TicketStatus status = TicketStatus.NEW;
    private @Nullable String reason;
    private @Nullable TicketStatus end;
    private long endedAt;
    /** Whether the time of the last resolution, or of the end, is that of a row that was moved to the opening. */
    private boolean resolutionMoved;

    private boolean endMoved;

    SnapshotTicket(TicketExportMapping mapping) {
        this.mapping = mapping;
        this.sequence = new RowSequence(mapping.order());
    }

    @Override
    public void begin() {
        if (pool.size() > MOST_SPARE) {
            pool.subList(MOST_SPARE, pool.size()).clear();
        }
        rows.clear();
        timeline.clear();
        adjustments.clear();
        unknown.clear();
        last = null;
        initialPriority = null;
        priority = null;
        group = null;
        assignee = null;
        status = TicketStatus.NEW;
        reason = null;
        end = null;
        resolutionMoved = false;
        endMoved = false;
    }

    @Override
    public TicketRow blank() {
        if (rows.size() == pool.size()) {
            pool.add(new TicketRow());
        }
        return pool.get(rows.size());
    }

    @Override
    public @Nullable Refusal add() {
        rows.add(pool.get(rows.size()));
        return null;
    }

    @Override
    public @Nullable Ticket finish(Consumer<Refusal> refusals) {
        if (rows.size() > 1) {
            sequence.order(rows, adjustments);
        } else {
            TicketRow only = rows.get(0);
            only.at = TicketRow.forward(only.updatedAt, only.updatedRepeat, only.openedAt);
        }
        for (TicketRow row : rows) {
            Refusal refusal = refusal(row);
            if (refusal == null) {
                take(row);
            } else {
                refusals.accept(refusal);
            }
        }
        return last == null ? null : ticket(last);
    }

    private @Nullable Refusal refusal(TicketRow row) {
        SourceState state = Objects.requireNonNull(row.state);
        if (end != null) {
            boolean again = state.status() == end;
            boolean undone = !state.isFinal() && mapping.reopensAfterClosing();
            return again || undone
                    ? null
                    : new Refusal(
                            row.line,
                            Field.STATE,
                            state.status().name(),
                            "follows " + end + ", after which nothing can happen to a ticket");
        }
        return state.status() == TicketStatus.CANCELLED && status == TicketStatus.RESOLVED
                ? new Refusal(
                        row.line, Field.STATE, state.status().name(), "follows RESOLVED, from where none is cancelled")
                : null;
    }

    private void take(TicketRow row) {
        SourceState state = Objects.requireNonNull(row.state);
        if (last == null) {
            open(row);
        }
        boolean moved = row.at < openedAt;
        if (moved) {
            adjustments.note(Kind.ROW_BEFORE_OPENING, row.at, openedAt);
        }
        long at = Math.max(row.at, openedAt);
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
        enter(state, at, moved);
        last = row;
    }

    private void open(TicketRow row) {
        openedAt = row.openedAt == NEVER ? row.at : row.openedAt;
        if (row.openedAt == NEVER && mapping.tells(Field.OPENED_AT)) {
            adjustments.derived(Kind.OPENING_FROM_FIRST_ROW, openedAt);
        }
        initialPriority = row.priority;
        priority = row.priority;
    }

    private void undoEnd() {
        if (end == TicketStatus.CANCELLED) {
            adjustments.leftOut(Kind.CANCELLATION_UNDONE, endedAt);
        } else {
            adjustments.note(Kind.CLOSING_UNDONE, endedAt, endedAt);
            if (status != TicketStatus.RESOLVED) {
                timeline.addInOrder(Step.RESOLVED, endedAt);
                status = TicketStatus.RESOLVED;
            }
        }
        end = null;
    }

    private void enter(SourceState state, long at, boolean moved) {
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
                    resolutionMoved = moved;
                }
            }
            case CLOSED, CANCELLED -> {
                if (end == null) {
                    end = state.status();
                    endedAt = at;
                    endMoved = moved;
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

    private Ticket ticket(TicketRow row) {
        long closedAt = settleEnd(row);
        settleResolution(row, closedAt);
        if (row.respondedAt != NEVER) {
            settleResponse(row, closedAt);
        }
        if (!mapping.tells(Field.RESPONDED_AT)) {
            unknown.add(UnknownFact.FIRST_RESPONSE);
        }
        if (mapping.waitingIsUnknown()) {
            unknown.add(UnknownFact.WAITING);
        }
        row.noteReference(adjustments);
        Ticket.Builder ticket = row.ticket(mapping, initialPriority);
        unknown.forEach(ticket::unknown);
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
                adjustments.leftOut(Kind.CLOSING_OF_UNCLOSED, row.closedAt);
            }
            return Long.MAX_VALUE;
        }
        long told = TicketRow.forward(row.closedAt, row.closedRepeat, Math.max(openedAt, lastStep()));
        if (told != row.closedAt) {
            adjustments.note(Kind.REPEATED_HOUR, row.closedAt, told);
        }
        long closedAt = told < openedAt ? deriveEnd(row) : told;
        long late = lastStep();
        if (timeline.endBy(closedAt)) {
            adjustments.note(Kind.EVENT_AFTER_CLOSING, late, closedAt);
        }
        return closedAt;
    }

    /** The time of the row that shows the end, when closedAt is missing or cannot be. */
    private long deriveEnd(TicketRow row) {
        boolean tells = mapping.tells(Field.CLOSED_AT);
        if (row.closedAt != NEVER) {
            adjustments.note(Kind.CLOSING_BEFORE_OPENING, row.closedAt, endedAt);
        } else if (tells) {
            adjustments.derived(Kind.CLOSING_FROM_ROW, endedAt);
        }
        if (endMoved || (tells && !mapping.derivesTimes())) {
            unknown.add(UnknownFact.CLOSING_TIME);
        }
        return endedAt;
    }

    private long lastStep() {
        int size = timeline.size();
        return size == 0 ? openedAt : timeline.at(size - 1);
    }

    private void settleResolution(TicketRow row, long closedAt) {
        boolean fromWork = end == TicketStatus.CLOSED && status != TicketStatus.RESOLVED;
        int index = fromWork ? -1 : timeline.lastIndexOf(Step.RESOLVED);
        if (row.resolvedAt == NEVER) {
            deriveResolution(fromWork, index, closedAt);
            return;
        }
        if (!fromWork && index < 0) {
            adjustments.leftOut(Kind.RESOLUTION_OF_UNRESOLVED, row.resolvedAt);
            return;
        }
        int size = timeline.size();
        long before = fromWork ? lastStep() : index == 0 ? openedAt : timeline.at(index - 1);
        long after = fromWork || index + 1 == size ? closedAt : timeline.at(index + 1);
        long resolvedAt = TicketRow.forward(row.resolvedAt, row.resolvedRepeat, before);
        boolean fits = resolvedAt >= before && resolvedAt <= after;
        if (fits && resolvedAt != row.resolvedAt) {
            adjustments.note(Kind.REPEATED_HOUR, row.resolvedAt, resolvedAt);
        }
        if (fits && fromWork) {
            timeline.add(Step.RESOLVED, resolvedAt);
        } else if (fits) {
            timeline.move(index, resolvedAt);
        } else if (fromWork || resolvedAt != timeline.at(index)) {
            leaveOut(row.resolvedAt, fromWork, closedAt);
        }
    }

    private void leaveOut(long resolvedAt, boolean fromWork, long closedAt) {
        Kind kind = resolvedAt < openedAt
                ? Kind.RESOLUTION_BEFORE_OPENING
                : resolvedAt > closedAt ? Kind.RESOLUTION_AFTER_CLOSING : Kind.RESOLUTION_OUT_OF_PLACE;
        adjustments.leftOut(kind, resolvedAt);
        if (fromWork || resolutionMoved || !mapping.derivesTimes()) {
            unknown.add(UnknownFact.RESOLUTION_TIME);
        }
    }

    private void deriveResolution(boolean fromWork, int index, long closedAt) {
        boolean resolved = index >= 0 && status == TicketStatus.RESOLVED;
        boolean missing = mapping.tells(Field.RESOLVED_AT);
        if (fromWork && missing) {
            adjustments.derived(Kind.RESOLUTION_FROM_CLOSING, closedAt);
        } else if (resolved && missing) {
            adjustments.derived(Kind.RESOLUTION_FROM_ROW, timeline.at(index));
        }
        if (((fromWork || resolved) && missing && !mapping.derivesTimes()) || (resolved && resolutionMoved)) {
            unknown.add(UnknownFact.RESOLUTION_TIME);
        }
    }

    private void settleResponse(TicketRow row, long closedAt) {
        long respondedAt = TicketRow.forward(row.respondedAt, row.respondedRepeat, openedAt);
        if (respondedAt >= openedAt && respondedAt <= closedAt) {
            if (respondedAt != row.respondedAt) {
                adjustments.note(Kind.REPEATED_HOUR, row.respondedAt, respondedAt);
            }
            timeline.addInOrder(Step.RESPONDED, respondedAt);
            return;
        }
        adjustments.leftOut(
                respondedAt < openedAt ? Kind.RESPONSE_BEFORE_OPENING : Kind.RESPONSE_AFTER_CLOSING, respondedAt);
        unknown.add(UnknownFact.FIRST_RESPONSE);
    }

    @Override
    public long lastLine() {
        return rows.stream().mapToLong(row -> row.line).max().orElse(0);
    }

    @Override
    public Adjustments adjustments() {
        return adjustments;
    }

    @Override
    public boolean reopenCountDiffers() {
        int counted = last == null ? -1 : last.reopenCount;
        return counted >= 0 && counted != timeline.count(Step.REOPENED);
    }
}

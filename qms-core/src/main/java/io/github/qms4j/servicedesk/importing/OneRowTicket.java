package io.github.qms4j.servicedesk.importing;

import static io.github.qms4j.servicedesk.importing.TicketRow.NEVER;

import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketStatus;
import io.github.qms4j.servicedesk.UnknownFact;
import io.github.qms4j.servicedesk.WaitingTotal;
import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import io.github.qms4j.servicedesk.importing.Timeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is told by one row. Its state says where it stands, its dates when it got there; without a column for the
 * state the dates say both. What has no date of its own is given the nearest that is known, and that is counted. What one
 * row cannot tell, such as when it waited, is not known; nothing is concluded from its absence.
 */
final class OneRowTicket implements TicketAssembly {
    private final TicketExportMapping mapping;
    private final Timeline timeline = new Timeline();
    private final Adjustments adjustments = new Adjustments();
    private final Set<UnknownFact> unknown = EnumSet.noneOf(UnknownFact.class);
    private final TicketRow spare = new TicketRow();
    private final TicketRow another = new TicketRow();
    private boolean taken;
    private TicketStatus status = TicketStatus.NEW;
    private long resolvedAt;
    private long closedAt;
    private long updatedAt;

    OneRowTicket(TicketExportMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void begin() {
        timeline.clear();
        adjustments.clear();
        unknown.clear();
        taken = false;
    }

    @Override
    public TicketRow blank() {
        return taken ? another : spare;
    }

    @Override
    public @Nullable Refusal add() {
        if (taken) {
            return new Refusal(
                    another.line,
                    Field.REFERENCE,
                    spare.reference,
                    "occurs again; its ticket is told by an earlier row");
        }
        status = status(spare);
        readTimes();
        Refusal refusal = refusal();
        taken = refusal == null;
        return refusal;
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

    private boolean isFinal() {
        return status == TicketStatus.CLOSED || status == TicketStatus.CANCELLED;
    }

    /** Each time in the occurrence that goes forward; {@link TicketRow#NEVER} where it is missing or before the opening. */
    private void readTimes() {
        resolvedAt = notBefore(spare.openedAt, spare.resolvedAt, spare.resolvedRepeat);
        closedAt = notBefore(spare.openedAt, spare.closedAt, spare.closedRepeat);
        if (resolvedAt != NEVER && closedAt != NEVER) {
            closedAt = TicketRow.forward(closedAt, spare.closedRepeat, resolvedAt);
        }
        updatedAt = notBefore(spare.openedAt, spare.updatedAt, spare.updatedRepeat);
    }

    private static long notBefore(long floor, long time, long repeat) {
        long forward = TicketRow.forward(time, repeat, floor);
        return forward < floor ? NEVER : forward;
    }

    /** A ticket that is resolved or ended, and of which no usable time is told that could be the latest one of that. */
    private @Nullable Refusal refusal() {
        if (status == TicketStatus.RESOLVED && resolvedAt == NEVER && updatedAt == NEVER) {
            return refusal(Field.RESOLVED_AT, spare.resolvedAt, "the ticket is resolved");
        }
        if (isFinal() && closedAt == NEVER && resolvedAt == NEVER && updatedAt == NEVER) {
            return refusal(Field.CLOSED_AT, spare.closedAt, "the ticket is " + status);
        }
        return null;
    }

    private Refusal refusal(Field field, long told, String why) {
        return told == NEVER
                ? new Refusal(spare.line, field, "", "is missing though " + why)
                : new Refusal(
                        spare.line,
                        field,
                        Instant.ofEpochMilli(told).toString(),
                        "is before openedAt though " + why + ", and no other date tells when it was");
    }

    @Override
    public Ticket finish(Consumer<Refusal> refusals) {
        noteRepeated(spare.resolvedAt, resolvedAt);
        noteRepeated(spare.closedAt, closedAt);
        noteRepeated(spare.updatedAt, updatedAt);
        unknown.add(UnknownFact.REOPENINGS);
        unknown.add(UnknownFact.REASSIGNMENTS);
        long end = isFinal() ? end() : Long.MAX_VALUE;
        if (!isFinal() && spare.closedAt != NEVER) {
            adjustments.leftOut(Kind.CLOSING_OF_UNCLOSED, spare.closedAt);
        }
        if (spare.group != null || spare.assignee != null) {
            timeline.add(Step.ASSIGNED, spare.openedAt, spare.group, spare.assignee);
            adjustments.derived(Kind.ASSIGNMENT_FROM_OPENING, spare.openedAt);
        }
        switch (status) {
            case CLOSED -> resolveClosed(end);
            case RESOLVED -> resolve();
            case CANCELLED -> {
                if (spare.resolvedAt != NEVER) {
                    adjustments.leftOut(Kind.RESOLUTION_OF_UNRESOLVED, spare.resolvedAt);
                }
            }
            default -> work();
        }
        respond(end);
        spare.noteReference(adjustments);
        return ticket(end);
    }

    private void noteRepeated(long told, long taken) {
        if (taken != NEVER && taken != told) {
            adjustments.note(Kind.REPEATED_HOUR, told, taken);
        }
    }

    private Ticket ticket(long end) {
        Ticket.Builder ticket = spare.ticket(mapping, spare.priority);
        waiting(ticket, end);
        unknown.forEach(ticket::unknown);
        ticket.event(new TicketEvent.Opened(Instant.ofEpochMilli(spare.openedAt)));
        timeline.writeTo(ticket);
        if (status == TicketStatus.CLOSED) {
            ticket.event(new TicketEvent.Closed(Instant.ofEpochMilli(end)));
        } else if (status == TicketStatus.CANCELLED) {
            ticket.event(new TicketEvent.Cancelled(Instant.ofEpochMilli(end)));
        }
        return ticket.build();
    }

    private long end() {
        if (closedAt != NEVER) {
            return closedAt;
        }
        boolean derives = mapping.derivesTimes();
        if (spare.closedAt != NEVER || !derives) {
            unknown.add(UnknownFact.CLOSING_TIME);
        }
        // A resolution is the better guess, and the last update the latest instant at which it can have been.
        boolean guess = resolvedAt != NEVER && (updatedAt == NEVER || !unknown.contains(UnknownFact.CLOSING_TIME));
        long used = guess ? resolvedAt : Math.max(updatedAt, resolvedAt);
        if (spare.closedAt != NEVER) {
            adjustments.note(Kind.CLOSING_BEFORE_OPENING, spare.closedAt, used);
        } else {
            adjustments.derived(
                    used == resolvedAt ? Kind.CLOSING_FROM_RESOLUTION : Kind.CLOSING_FROM_LAST_UPDATE, used);
        }
        return used;
    }

    private void resolveClosed(long end) {
        if (resolvedAt != NEVER && resolvedAt <= end) {
            timeline.add(Step.RESOLVED, resolvedAt);
            return;
        }
        if (spare.resolvedAt == NEVER) {
            adjustments.derived(Kind.RESOLUTION_FROM_CLOSING, end);
            if (!mapping.derivesTimes()) {
                unknown.add(UnknownFact.RESOLUTION_TIME);
            }
            return;
        }
        unknown.add(UnknownFact.RESOLUTION_TIME);
        if (resolvedAt == NEVER) {
            adjustments.leftOut(Kind.RESOLUTION_BEFORE_OPENING, spare.resolvedAt);
        } else {
            adjustments.note(Kind.RESOLUTION_AFTER_CLOSING, resolvedAt, end);
            timeline.add(Step.RESOLVED, end);
        }
    }

    private void resolve() {
        if (resolvedAt != NEVER) {
            timeline.add(Step.RESOLVED, resolvedAt);
            return;
        }
        if (spare.resolvedAt != NEVER) {
            adjustments.note(Kind.RESOLUTION_BEFORE_OPENING, spare.resolvedAt, updatedAt);
        } else {
            adjustments.derived(Kind.RESOLUTION_FROM_LAST_UPDATE, updatedAt);
        }
        if (spare.resolvedAt != NEVER || !mapping.derivesTimes()) {
            unknown.add(UnknownFact.RESOLUTION_TIME);
        }
        timeline.add(Step.RESOLVED, updatedAt);
    }

    private void work() {
        if (spare.updatedAt != NEVER && updatedAt == NEVER) {
            adjustments.note(Kind.UPDATE_BEFORE_OPENING, spare.updatedAt, spare.openedAt);
        }
        long since = updatedAt == NEVER ? spare.openedAt : updatedAt;
        if (resolvedAt != NEVER) {
            since = Math.max(since, resolvedAt);
            adjustments.note(Kind.RESOLUTION_REOPENED, resolvedAt, since);
            timeline.add(Step.RESOLVED, resolvedAt);
            timeline.add(Step.REOPENED, since);
        } else if (spare.resolvedAt != NEVER) {
            adjustments.leftOut(Kind.RESOLUTION_BEFORE_OPENING, spare.resolvedAt);
        }
        if (status == TicketStatus.IN_PROGRESS && resolvedAt == NEVER) {
            adjustments.derived(Kind.WORK_FROM_LAST_UPDATE, since);
            timeline.add(Step.STARTED, since);
        }
        if (status == TicketStatus.PENDING && spare.state != null) {
            adjustments.derived(Kind.WAITING_FROM_LAST_UPDATE, since);
            timeline.add(Step.SUSPENDED, since, spare.state.reason(), null);
        }
    }

    private void respond(long end) {
        if (!mapping.tells(Field.RESPONDED_AT)) {
            unknown.add(UnknownFact.FIRST_RESPONSE);
        }
        if (spare.respondedAt == NEVER) {
            return;
        }
        long respondedAt = TicketRow.forward(spare.respondedAt, spare.respondedRepeat, spare.openedAt);
        if (respondedAt >= spare.openedAt && respondedAt <= end) {
            noteRepeated(spare.respondedAt, respondedAt);
            timeline.addInOrder(Step.RESPONDED, respondedAt);
            return;
        }
        unknown.add(UnknownFact.FIRST_RESPONSE);
        adjustments.leftOut(
                respondedAt < spare.openedAt ? Kind.RESPONSE_BEFORE_OPENING : Kind.RESPONSE_AFTER_CLOSING, respondedAt);
    }

    private void waiting(Ticket.Builder ticket, long end) {
        List<String> reasons = mapping.waitingSlots();
        long sum = 0;
        boolean told = !reasons.isEmpty();
        for (long length : spare.waited) {
            told &= length != DurationFormat.NONE;
            sum += Math.min(Math.max(0, length), Long.MAX_VALUE / 1_024);
        }
        long until = workedUntil(end);
        if (until != Long.MAX_VALUE && sum > until - spare.openedAt) {
            adjustments.note(Kind.WAITING_TOO_LONG, Duration.ofMillis(sum).toString(), "");
            unknown.add(UnknownFact.WAITING);
            return;
        }
        if (!told && mapping.waitingIsUnknown()) {
            unknown.add(UnknownFact.WAITING);
        }
        for (int i = 0; i < reasons.size(); i++) {
            if (spare.waited[i] > 0) {
                ticket.waited(new WaitingTotal(
                        reasons.get(i), Duration.ofMillis(spare.waited[i]), i >= mapping.wallWaitingSlots()));
            }
        }
    }

    private long workedUntil(long end) {
        int resolved = timeline.lastIndexOf(Step.RESOLVED);
        boolean done = status == TicketStatus.CLOSED || status == TicketStatus.RESOLVED;
        return done && resolved >= 0 ? timeline.at(resolved) : end;
    }

    @Override
    public long lastLine() {
        return spare.line;
    }

    @Override
    public Adjustments adjustments() {
        return adjustments;
    }

    /** One row shows no reopening, so that there is nothing to compare the source's count with. */
    @Override
    public boolean reopenCountDiffers() {
        return false;
    }
}

package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.servicedesk.TicketStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a state of the source means.
 *
 * @param reason why a ticket waits; null unless it is pending
 */
record SourceState(TicketStatus status, @Nullable String reason) {
    private static final String PENDING = "pending:";
    static final String TARGETS = "new, in-progress, pending:<reason>, resolved, closed, cancelled";

    /** The meaning of a target in a mapping, null when there is no such target. */
    static @Nullable SourceState of(String target) {
        if (target.startsWith(PENDING)) {
            String reason = target.substring(PENDING.length()).strip();
            return reason.isEmpty() ? null : new SourceState(TicketStatus.PENDING, reason);
        }
        return switch (target) {
            case "new" -> new SourceState(TicketStatus.NEW, null);
            case "in-progress" -> new SourceState(TicketStatus.IN_PROGRESS, null);
            case "resolved" -> new SourceState(TicketStatus.RESOLVED, null);
            case "closed" -> new SourceState(TicketStatus.CLOSED, null);
            case "cancelled" -> new SourceState(TicketStatus.CANCELLED, null);
            default -> null;
        };
    }

    boolean isFinal() {
        return status == TicketStatus.CLOSED || status == TicketStatus.CANCELLED;
    }
}

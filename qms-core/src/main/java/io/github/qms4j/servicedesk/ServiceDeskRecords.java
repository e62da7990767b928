package io.github.qms4j.servicedesk;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.calendar.CalendarState;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The record types of the service desk with their life cycles. */
public final class ServiceDeskRecords {
    static final Permission OPERATE =
            Permission.of("servicedesk:operate", Role.SERVICE_AGENT, Role.SERVICE_MANAGER, Role.IT_MANAGER);
    static final Permission IMPORT = Permission.of(
            "servicedesk:import", Role.SERVICE_MANAGER, Role.IT_MANAGER, Role.QUALITY_MANAGER, Role.AUTOMATION);
    static final Permission AGREE = Permission.of("servicedesk:agree", Role.SERVICE_MANAGER, Role.QUALITY_MANAGER);

    static final Set<TicketStatus> UNRESOLVED =
            EnumSet.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING);
    static final Set<TicketStatus> NOT_FINAL =
            EnumSet.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING, TicketStatus.RESOLVED);

    private ServiceDeskRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(
                TicketLifeCycle.TYPE,
                SlaLifeCycle.TYPE,
                ImportRunLifeCycle.TYPE,
                EscalationLifeCycle.TYPE,
                ProposalLifeCycle.TYPE);
    }

    /** The transition that puts an event on record. */
    static Transition<TicketState> transition(TicketEvent event) {
        if (event instanceof TicketEvent.Started) {
            return TicketLifeCycle.START;
        } else if (event instanceof TicketEvent.Assigned) {
            return TicketLifeCycle.ASSIGN;
        } else if (event instanceof TicketEvent.Responded) {
            return TicketLifeCycle.RESPOND;
        } else if (event instanceof TicketEvent.Prioritised) {
            return TicketLifeCycle.PRIORITISE;
        } else if (event instanceof TicketEvent.Suspended) {
            return TicketLifeCycle.SUSPEND;
        } else if (event instanceof TicketEvent.Resumed) {
            return TicketLifeCycle.RESUME;
        } else if (event instanceof TicketEvent.Resolved) {
            return TicketLifeCycle.RESOLVE;
        } else if (event instanceof TicketEvent.Reopened) {
            return TicketLifeCycle.REOPEN;
        } else if (event instanceof TicketEvent.Closed) {
            return TicketLifeCycle.CLOSE;
        } else if (event instanceof TicketEvent.Cancelled) {
            return TicketLifeCycle.CANCEL;
        }
        return TicketLifeCycle.OPEN;
    }

    public enum SlaStatus {
        AGREED,
        WITHDRAWN
    }

    public enum Once {
        RECORDED
    }

    /**
     * An agreement with the calendar as it stood when it was agreed: later calendar changes need a new agreement.
     *
     * @param withdrawnAt from when on it covers no new ticket; null while it is in force
     */
    public record SlaRecord(
            SlaStatus status,
            SlaDefinition.State definition,
            CalendarState calendar,
            @Nullable Instant withdrawnAt) {
        boolean saysTheSameAs(SlaRecord other) {
            return definition.equals(other.definition) && calendar.equals(other.calendar);
        }
    }

    public record EscalationRecord(
            String ticketId,
            SlaMetric metric,
            String priority,
            Instant clockStartedAt,
            EscalationLevel level,
            Instant at) {}
}

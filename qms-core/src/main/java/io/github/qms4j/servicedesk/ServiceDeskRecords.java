package io.github.qms4j.servicedesk;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.calendar.CalendarState;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.TransitionTable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The record types of the service desk with their life cycles. */
public final class ServiceDeskRecords {
    private static final Permission OPERATE =
            Permission.of("servicedesk:operate", Role.SERVICE_AGENT, Role.SERVICE_MANAGER, Role.IT_MANAGER);
    private static final Permission IMPORT =
            Permission.of("servicedesk:import", Role.SERVICE_MANAGER, Role.IT_MANAGER, Role.QUALITY_MANAGER);
    private static final Permission AGREE =
            Permission.of("servicedesk:agree", Role.SERVICE_MANAGER, Role.QUALITY_MANAGER);

    private static final Set<TicketStatus> OPEN =
            EnumSet.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING);
    private static final Set<TicketStatus> NOT_FINAL =
            EnumSet.of(TicketStatus.NEW, TicketStatus.IN_PROGRESS, TicketStatus.PENDING, TicketStatus.RESOLVED);

    static final RecordType<TicketState> TICKET = RecordType.of("ticket", TicketState.class)
            .text("reference", TicketState::reference)
            .text("source", TicketState::source)
            .text("kind", s -> s.kind().name())
            .text("status", s -> s.status().name())
            .text("priority", TicketState::priority)
            .text("service", TicketState::service)
            .text("category", TicketState::category)
            .text("assignmentGroup", TicketState::group)
            .instant("openedAt", TicketState::openedAt)
            .instant("resolvedAt", TicketState::resolvedAt)
            .instant("closedAt", TicketState::closedAt)
            .text("importRun", TicketState::importRun)
            .lifeCycle(TransitionTable.of(TicketStatus.class, TicketState::status)
                    .drafts(NOT_FINAL)
                    .creates("ticket.open", OPERATE, Set.of(TicketStatus.NEW))
                    .next()
                    .creates("ticket.import", IMPORT, EnumSet.allOf(TicketStatus.class))
                    .next()
                    .moves("ticket.start", OPERATE, Set.of(TicketStatus.NEW), TicketStatus.IN_PROGRESS)
                    .next()
                    .edits("ticket.assign", OPERATE, NOT_FINAL)
                    .next()
                    .edits("ticket.respond", OPERATE, NOT_FINAL)
                    .next()
                    .edits("ticket.prioritise", OPERATE, NOT_FINAL)
                    .next()
                    .moves("ticket.suspend", OPERATE, OPEN, TicketStatus.PENDING)
                    .next()
                    .moves("ticket.resume", OPERATE, Set.of(TicketStatus.PENDING), TicketStatus.IN_PROGRESS)
                    .next()
                    .moves("ticket.resolve", OPERATE, OPEN, TicketStatus.RESOLVED)
                    .next()
                    .moves("ticket.reopen", OPERATE, Set.of(TicketStatus.RESOLVED), TicketStatus.IN_PROGRESS)
                    .next()
                    .moves("ticket.close", OPERATE, NOT_FINAL, TicketStatus.CLOSED)
                    .next()
                    .moves("ticket.cancel", OPERATE, OPEN, TicketStatus.CANCELLED)
                    .next()
                    .moves("ticket.reimport", IMPORT, NOT_FINAL, EnumSet.allOf(TicketStatus.class))
                    .note(Note.NONE)
                    .next()
                    .build());

    static final RecordType<SlaRecord> SLA = RecordType.of("sla-definition", SlaRecord.class)
            .text("name", r -> r.definition().name())
            .text("agreement", r -> r.definition().agreement().name())
            .text("service", r -> r.definition().service())
            .instant("effectiveFrom", r -> r.definition().effectiveFrom())
            .text("status", r -> r.status().name())
            .lifeCycle(TransitionTable.of(SlaStatus.class, SlaRecord::status)
                    .creates("sla.agree", AGREE, Set.of(SlaStatus.AGREED))
                    .next()
                    .moves("sla.withdraw", AGREE, Set.of(SlaStatus.AGREED), SlaStatus.WITHDRAWN)
                    .note(Note.REQUIRED)
                    .next()
                    .build());

    static final RecordType<ImportRun> IMPORT_RUN = RecordType.of("import-run", ImportRun.class)
            .numbered("IMP")
            .text("sha256", ImportRun::sha256)
            .text("status", r -> r.status().name())
            .lifeCycle(TransitionTable.of(ImportRun.Status.class, ImportRun::status)
                    .drafts(Set.of(ImportRun.Status.RUNNING))
                    .creates("import.start", IMPORT, Set.of(ImportRun.Status.RUNNING))
                    .next()
                    .moves("import.complete", IMPORT, Set.of(ImportRun.Status.RUNNING), ImportRun.Status.COMPLETED)
                    .next()
                    .build());

    static final RecordType<EscalationRecord> ESCALATION = RecordType.of("escalation", EscalationRecord.class)
            .text("ticketId", EscalationRecord::ticketId)
            .instant("at", EscalationRecord::at)
            .lifeCycle(TransitionTable.of(Once.class, (EscalationRecord r) -> Once.RECORDED)
                    .creates("escalation.raise", OPERATE, Set.of(Once.RECORDED))
                    .next()
                    .build());

    static final RecordType<NonconformityProposal> PROPOSAL = RecordType.of(
                    "nonconformity-proposal", NonconformityProposal.class)
            .text("ruleId", NonconformityProposal::ruleId)
            .text("subject", NonconformityProposal::subject)
            .instant("since", NonconformityProposal::since)
            .lifeCycle(TransitionTable.of(Once.class, (NonconformityProposal r) -> Once.RECORDED)
                    .creates("nonconformity.propose", IMPORT, Set.of(Once.RECORDED))
                    .next()
                    .build());

    private ServiceDeskRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(TICKET, SLA, IMPORT_RUN, ESCALATION, PROPOSAL);
    }

    /** The action that puts an event on record. */
    static String action(TicketEvent event) {
        if (event instanceof TicketEvent.Started) {
            return "ticket.start";
        } else if (event instanceof TicketEvent.Assigned) {
            return "ticket.assign";
        } else if (event instanceof TicketEvent.Responded) {
            return "ticket.respond";
        } else if (event instanceof TicketEvent.Prioritised) {
            return "ticket.prioritise";
        } else if (event instanceof TicketEvent.Suspended) {
            return "ticket.suspend";
        } else if (event instanceof TicketEvent.Resumed) {
            return "ticket.resume";
        } else if (event instanceof TicketEvent.Resolved) {
            return "ticket.resolve";
        } else if (event instanceof TicketEvent.Reopened) {
            return "ticket.reopen";
        } else if (event instanceof TicketEvent.Closed) {
            return "ticket.close";
        } else if (event instanceof TicketEvent.Cancelled) {
            return "ticket.cancel";
        }
        return "ticket.open";
    }

    enum SlaStatus {
        AGREED,
        WITHDRAWN
    }

    enum Once {
        RECORDED
    }

    /**
     * An agreement with the calendar as it stood when it was agreed: later calendar changes need a new agreement.
     *
     * @param withdrawnAt from when on it covers no new ticket; null while it is in force
     */
    record SlaRecord(
            SlaStatus status,
            SlaDefinition.State definition,
            CalendarState calendar,
            @Nullable Instant withdrawnAt) {
        boolean saysTheSameAs(SlaRecord other) {
            return definition.equals(other.definition) && calendar.equals(other.calendar);
        }
    }

    record EscalationRecord(
            String ticketId,
            SlaMetric metric,
            String priority,
            Instant clockStartedAt,
            EscalationLevel level,
            Instant at) {}
}

package io.github.qms4j.servicedesk;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** The record type of tickets with its life cycle. */
public final class TicketLifeCycle {
    private static final Declaration<TicketState, TicketStatus> DECLARED = RecordType.declare(
                    "ticket", TicketState.class, TicketStatus.class, TicketState::status)
            .drafts(ServiceDeskRecords.NOT_FINAL);

    public static final Attribute<TicketState, String> REFERENCE = DECLARED.text("reference", TicketState::reference);
    public static final Attribute<TicketState, String> SOURCE = DECLARED.text("source", TicketState::source);
    public static final Attribute<TicketState, String> KIND =
            DECLARED.text("kind", s -> s.kind().name());
    public static final Attribute<TicketState, TicketStatus> STATUS = DECLARED.status();
    public static final Attribute<TicketState, String> PRIORITY = DECLARED.text("priority", TicketState::priority);
    public static final Attribute<TicketState, String> SERVICE = DECLARED.text("service", TicketState::service);
    public static final Attribute<TicketState, String> CATEGORY = DECLARED.text("category", TicketState::category);
    public static final Attribute<TicketState, String> ASSIGNMENT_GROUP =
            DECLARED.text("assignmentGroup", TicketState::group);
    public static final Attribute<TicketState, Instant> OPENED_AT = DECLARED.instant("openedAt", TicketState::openedAt);
    public static final Attribute<TicketState, Instant> RESOLVED_AT =
            DECLARED.instant("resolvedAt", TicketState::resolvedAt);
    public static final Attribute<TicketState, Instant> CLOSED_AT = DECLARED.instant("closedAt", TicketState::closedAt);
    public static final Attribute<TicketState, String> IMPORT_RUN = DECLARED.text("importRun", TicketState::importRun);

    static {
        DECLARED.index(List.of(SOURCE, REFERENCE));
        DECLARED.index(List.of(STATUS, OPENED_AT));
        DECLARED.index(List.of(OPENED_AT));
        DECLARED.index(List.of(RESOLVED_AT));
    }

    public static final Transition<TicketState> OPEN = DECLARED.creates(
                    "ticket.open", ServiceDeskRecords.OPERATE, TicketStatus.NEW)
            .row();
    public static final Transition<TicketState> IMPORT = DECLARED.creates(
                    "ticket.import", ServiceDeskRecords.IMPORT, EnumSet.allOf(TicketStatus.class))
            .row();
    public static final Transition<TicketState> START = DECLARED.moves(
                    "ticket.start", ServiceDeskRecords.OPERATE, TicketStatus.NEW, TicketStatus.IN_PROGRESS)
            .row();
    public static final Transition<TicketState> ASSIGN = DECLARED.edits(
                    "ticket.assign", ServiceDeskRecords.OPERATE, ServiceDeskRecords.NOT_FINAL)
            .row();
    public static final Transition<TicketState> RESPOND = DECLARED.edits(
                    "ticket.respond", ServiceDeskRecords.OPERATE, ServiceDeskRecords.NOT_FINAL)
            .row();
    public static final Transition<TicketState> PRIORITISE = DECLARED.edits(
                    "ticket.prioritise", ServiceDeskRecords.OPERATE, ServiceDeskRecords.NOT_FINAL)
            .row();
    public static final Transition<TicketState> SUSPEND = DECLARED.moves(
                    "ticket.suspend", ServiceDeskRecords.OPERATE, ServiceDeskRecords.UNRESOLVED, TicketStatus.PENDING)
            .row();
    public static final Transition<TicketState> RESUME = DECLARED.moves(
                    "ticket.resume", ServiceDeskRecords.OPERATE, TicketStatus.PENDING, TicketStatus.IN_PROGRESS)
            .row();
    public static final Transition<TicketState> RESOLVE = DECLARED.moves(
                    "ticket.resolve", ServiceDeskRecords.OPERATE, ServiceDeskRecords.UNRESOLVED, TicketStatus.RESOLVED)
            .row();
    public static final Transition<TicketState> REOPEN = DECLARED.moves(
                    "ticket.reopen", ServiceDeskRecords.OPERATE, TicketStatus.RESOLVED, TicketStatus.IN_PROGRESS)
            .row();
    public static final Transition<TicketState> CLOSE = DECLARED.moves(
                    "ticket.close", ServiceDeskRecords.OPERATE, ServiceDeskRecords.NOT_FINAL, TicketStatus.CLOSED)
            .row();
    public static final Transition<TicketState> CANCEL = DECLARED.moves(
                    "ticket.cancel", ServiceDeskRecords.OPERATE, ServiceDeskRecords.UNRESOLVED, TicketStatus.CANCELLED)
            .row();
    public static final Transition<TicketState> REIMPORT = DECLARED.moves(
                    "ticket.reimport",
                    ServiceDeskRecords.IMPORT,
                    ServiceDeskRecords.NOT_FINAL,
                    EnumSet.allOf(TicketStatus.class))
            .note(Note.NONE)
            .row();

    public static final RecordType<TicketState> TYPE = DECLARED.type();

    private TicketLifeCycle() {}
}

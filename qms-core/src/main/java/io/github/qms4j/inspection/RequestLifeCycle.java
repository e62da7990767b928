package io.github.qms4j.inspection;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.util.List;
import java.util.Set;

/** The record type of inspectors' requests with its life cycle, from the front room to the back room and back. */
public final class RequestLifeCycle {
    private static final Declaration<InspectionRequest, RequestStatus> DECLARED = RecordType.declare(
                    "inspection-request", InspectionRequest.class, RequestStatus.class, InspectionRequest::status)
            .numbered("IRQ");

    private static final Header.Attributes<InspectionRequest, RequestStatus> HEADER =
            DECLARED.header(InspectionRequest::header, InspectionRequest::withHeader);
    public static final Attribute<InspectionRequest, RequestStatus> STATUS = HEADER.status();
    public static final Attribute<InspectionRequest, String> ASSIGNEE = HEADER.owner();
    public static final Attribute<InspectionRequest, InspectionId> INSPECTION =
            DECLARED.id("inspection", InspectionRequest::inspection);
    public static final Attribute<InspectionRequest, Priority> PRIORITY =
            DECLARED.enumeration("priority", InspectionRequest::priority);

    static {
        DECLARED.index(List.of(INSPECTION));
    }

    public static final Transition<InspectionRequest> RECEIVE = DECLARED.creates(
                    "inspection-request.receive", InspectionLifeCycle.HOST, RequestStatus.RECEIVED)
            .guard(HostRules.inspectionRuns())
            .row();
    public static final Transition<InspectionRequest> ASSIGN = DECLARED.moves(
                    "inspection-request.assign",
                    InspectionLifeCycle.HOST,
                    Set.of(RequestStatus.RECEIVED, RequestStatus.ASSIGNED),
                    RequestStatus.ASSIGNED)
            .note(Note.NONE)
            .requires("owner", state -> state.header().owner())
            .row();
    public static final Transition<InspectionRequest> PREPARED = DECLARED.moves(
                    "inspection-request.prepare",
                    InspectionLifeCycle.PREPARE,
                    RequestStatus.ASSIGNED,
                    RequestStatus.PREPARED)
            .note(Note.NONE)
            .requires("preparation", InspectionRequest::preparation)
            .guard(HostRules.inspectionRuns())
            .row();
    public static final Transition<InspectionRequest> SEND_BACK = DECLARED.moves(
                    "inspection-request.send-back",
                    InspectionLifeCycle.HOST,
                    RequestStatus.PREPARED,
                    RequestStatus.ASSIGNED)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<InspectionRequest> RELEASE = DECLARED.edits(
                    "inspection-request.release", InspectionLifeCycle.HOST, RequestStatus.PREPARED)
            .note(Note.NONE)
            .guard(HostRules.releasedByAnother())
            .row();
    public static final Transition<InspectionRequest> ANSWER = DECLARED.moves(
                    "inspection-request.answer",
                    InspectionLifeCycle.HOST,
                    RequestStatus.PREPARED,
                    RequestStatus.ANSWERED)
            .note(Note.NONE)
            .guard(HostRules.releasedByAnother())
            .guard(HostRules.hasAnAnswer())
            .row();
    public static final Transition<InspectionRequest> ANSWER_NONE = DECLARED.moves(
                    "inspection-request.answer-none",
                    InspectionLifeCycle.HOST,
                    RequestStatus.PREPARED,
                    RequestStatus.ANSWERED)
            .note(Note.REQUIRED)
            .guard(HostRules.releasedByAnother())
            .row();
    public static final Transition<InspectionRequest> WITHDRAW = DECLARED.moves(
                    "inspection-request.withdraw",
                    InspectionLifeCycle.HOST,
                    Set.of(RequestStatus.RECEIVED, RequestStatus.ASSIGNED, RequestStatus.PREPARED),
                    RequestStatus.WITHDRAWN)
            .note(Note.REQUIRED)
            .row();

    static {
        DECLARED.waitsForOwner(PREPARED).waitsFor(ANSWER, ASSIGN);
    }

    public static final RecordType<InspectionRequest> TYPE = DECLARED.type();

    private RequestLifeCycle() {}
}

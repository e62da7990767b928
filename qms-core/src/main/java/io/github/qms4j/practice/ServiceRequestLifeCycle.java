package io.github.qms4j.practice;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.servicedesk.TicketLifeCycle;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The record type of service requests with its life cycle. */
public final class ServiceRequestLifeCycle {
    private static final String CLAUSE = "ISO/IEC 20000-1:2018 8.6.2";

    private static final RuleReference ON_OFFER =
            new RuleReference("SD-6", CLAUSE, "A service request asks for something that is on offer.");
    private static final RuleReference TICKET = new RuleReference(
            "SD-6", CLAUSE, "A service request came in by a ticket for a service request, or by none.");
    private static final RuleReference APPROVER =
            new RuleReference("SD-6", CLAUSE, "A service request is approved by who neither asked nor gets it.");
    private static final RuleReference NEEDED = new RuleReference(
            "SD-6", CLAUSE, "A service request is approved or rejected where its offering demands it.");
    private static final RuleReference APPROVED = new RuleReference(
            "SD-6", CLAUSE, "A service request is fulfilled when it is approved, where its offering demands that.");
    private static final RuleReference ALL_DONE =
            new RuleReference("SD-6", CLAUSE, "A service request is fulfilled when every step is done.");
    private static final RuleReference CONFIRMED =
            new RuleReference("SD-6", CLAUSE, "A service request is closed by who did not fulfil it.");

    private static final Declaration<ServiceRequest, ServiceRequestStatus> DECLARED = RecordType.declare(
                    "service-request", ServiceRequest.class, ServiceRequestStatus.class, ServiceRequest::status)
            .numbered("SRQ")
            .drafts(ServiceRequestStatus.RAISED);

    private static final Header.Attributes<ServiceRequest, ServiceRequestStatus> HEADER =
            DECLARED.header(ServiceRequest::header, ServiceRequest::withHeader);
    public static final Attribute<ServiceRequest, ServiceRequestStatus> STATUS = HEADER.status();
    public static final Attribute<ServiceRequest, String> OWNER = HEADER.owner();
    public static final Attribute<ServiceRequest, LocalDate> OPENED_ON = HEADER.openedOn();
    public static final Attribute<ServiceRequest, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<ServiceRequest, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<ServiceRequest, RequestOfferingId> OFFERING =
            DECLARED.id("offering", ServiceRequest::offering);
    public static final Attribute<ServiceRequest, String> REQUESTED_FOR =
            DECLARED.text("requestedFor", ServiceRequest::requestedFor);

    static {
        DECLARED.index(List.of(OPENED_ON));
        DECLARED.index(List.of(REQUESTED_FOR, OPENED_ON));
    }

    public static final Transition<ServiceRequest> RAISE = DECLARED.creates(
                    "service-request.raise", PracticeRecords.RAISE_REQUEST, ServiceRequestStatus.RAISED)
            .guard(isOnOffer())
            .guard(cameInByARequest())
            .row();
    public static final Transition<ServiceRequest> APPROVE = DECLARED.moves(
                    "service-request.approve",
                    PracticeRecords.APPROVE_REQUEST,
                    ServiceRequestStatus.RAISED,
                    ServiceRequestStatus.APPROVED)
            .note(Note.NONE)
            .onWhatWasSeen()
            .guard(needsApproval())
            .guard(approverDidNotAsk())
            .row();
    public static final Transition<ServiceRequest> REJECT = DECLARED.moves(
                    "service-request.reject",
                    PracticeRecords.APPROVE_REQUEST,
                    ServiceRequestStatus.RAISED,
                    ServiceRequestStatus.REJECTED)
            .note(Note.REQUIRED)
            .onWhatWasSeen()
            .guard(needsApproval())
            .guard(approverDidNotAsk())
            .row();
    public static final Transition<ServiceRequest> ACCEPT = DECLARED.moves(
                    "service-request.accept",
                    PracticeRecords.FULFIL,
                    EnumSet.of(ServiceRequestStatus.RAISED, ServiceRequestStatus.APPROVED),
                    ServiceRequestStatus.FULFILMENT)
            .note(Note.NONE)
            .requires("owner", r -> r.header().owner())
            .requires("due", r -> r.header().due())
            .guard(isApproved())
            .row();
    public static final Transition<ServiceRequest> DO_STEP = DECLARED.edits(
                    "service-request.do-step", PracticeRecords.FULFIL, ServiceRequestStatus.FULFILMENT)
            .note(Note.NONE)
            .row();
    public static final Transition<ServiceRequest> FULFIL = DECLARED.moves(
                    "service-request.fulfil",
                    PracticeRecords.FULFIL,
                    ServiceRequestStatus.FULFILMENT,
                    ServiceRequestStatus.FULFILLED)
            .note(Note.NONE)
            .guard(everyStepIsDone())
            .row();
    public static final Transition<ServiceRequest> REOPEN = DECLARED.moves(
                    "service-request.reopen",
                    PracticeRecords.RAISE_REQUEST,
                    ServiceRequestStatus.FULFILLED,
                    ServiceRequestStatus.FULFILMENT)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<ServiceRequest> CLOSE = DECLARED.moves(
                    "service-request.close",
                    PracticeRecords.RAISE_REQUEST,
                    ServiceRequestStatus.FULFILLED,
                    ServiceRequestStatus.CLOSED)
            .note(Note.NONE)
            .guard(closerDidNotFulfil())
            .row();
    public static final Transition<ServiceRequest> CANCEL = DECLARED.moves(
                    "service-request.cancel",
                    PracticeRecords.RAISE_REQUEST,
                    EnumSet.of(
                            ServiceRequestStatus.RAISED,
                            ServiceRequestStatus.APPROVED,
                            ServiceRequestStatus.FULFILMENT),
                    ServiceRequestStatus.CANCELLED)
            .note(Note.REQUIRED)
            .row();

    static {
        DECLARED.waitsWhen(ServiceRequest::needsApproval, APPROVE)
                .waitsForOwner(FULFIL)
                .waitsFor(ACCEPT);
    }

    public static final RecordType<ServiceRequest> TYPE = DECLARED.type();

    private ServiceRequestLifeCycle() {}

    private static Guard<ServiceRequest> isOnOffer() {
        return new Guard<>(ON_OFFER, attempt -> {
            ServiceRequest proposed = attempt.proposed();
            return proposed == null
                            || attempt.facts()
                                    .find(RequestOfferingLifeCycle.TYPE, proposed.offering())
                                    .filter(o -> o.state().status() == RequestOffering.Status.OFFERED)
                                    .isPresent()
                    ? Optional.empty()
                    : Optional.of(proposed.offering() + " is not on offer; ask for something that is");
        });
    }

    private static Guard<ServiceRequest> cameInByARequest() {
        return new Guard<>(TICKET, attempt -> {
            String ticket =
                    attempt.proposed() == null ? null : attempt.proposed().ticket();
            if (ticket == null) {
                return Optional.empty();
            }
            return attempt.facts()
                            .find(TicketLifeCycle.TYPE, ticket)
                            .filter(t -> t.state().kind() == TicketKind.SERVICE_REQUEST)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(ticket + " is no ticket for a service request; open or import it first");
        });
    }

    private static Guard<ServiceRequest> needsApproval() {
        return Guard.onStored(
                NEEDED,
                r -> r.needsApproval()
                        ? Optional.empty()
                        : Optional.of(r.offering() + " takes no approval; fulfil it, or cancel it"));
    }

    private static Guard<ServiceRequest> approverDidNotAsk() {
        return Guard.notBy(
                APPROVER,
                "asked for it or gets it; let somebody else decide",
                r -> r.askers().toList());
    }

    private static Guard<ServiceRequest> isApproved() {
        return Guard.onStored(
                APPROVED,
                r -> !r.needsApproval() || r.approvedBy() != null
                        ? Optional.empty()
                        : Optional.of("it is not approved; have it approved first"));
    }

    private static Guard<ServiceRequest> everyStepIsDone() {
        return Guard.onStored(
                ALL_DONE, r -> r.open().isEmpty() ? Optional.empty() : Optional.of("not done yet: " + r.open()));
    }

    private static Guard<ServiceRequest> closerDidNotFulfil() {
        return Guard.notBy(
                CONFIRMED,
                "fulfilled it; let whoever asked confirm it",
                r -> r.fulfillers().toList());
    }
}

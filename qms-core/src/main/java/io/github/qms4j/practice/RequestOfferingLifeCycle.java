package io.github.qms4j.practice;

import io.github.qms4j.practice.RequestOffering.Status;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.List;

/** The record type of request offerings with its life cycle. */
public final class RequestOfferingLifeCycle {
    private static final Declaration<RequestOffering, Status> DECLARED =
            RecordType.declare("request-offering", RequestOffering.class, Status.class, RequestOffering::status);

    private static final Header.Attributes<RequestOffering, Status> HEADER =
            DECLARED.header(RequestOffering::header, RequestOffering::withHeader);
    public static final Attribute<RequestOffering, Status> STATUS = HEADER.status();
    public static final Attribute<RequestOffering, LocalDate> OPENED_ON = HEADER.openedOn();
    public static final Attribute<RequestOffering, String> NAME =
            DECLARED.text("name", o -> o.says().name());

    static {
        DECLARED.index(List.of(NAME));
    }

    public static final Transition<RequestOffering> OFFER = DECLARED.creates(
                    "request-offering.offer", PracticeRecords.OFFER, Status.OFFERED)
            .row();
    public static final Transition<RequestOffering> REVISE = DECLARED.edits(
                    "request-offering.revise", PracticeRecords.OFFER, Status.OFFERED)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<RequestOffering> WITHDRAW = DECLARED.moves(
                    "request-offering.withdraw", PracticeRecords.OFFER, Status.OFFERED, Status.WITHDRAWN)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<RequestOffering> TYPE = DECLARED.type();

    private RequestOfferingLifeCycle() {}
}

package io.github.qms4j.document;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.List;

/** The record type of acknowledgements with its life cycle (rule DOC-2). */
public final class AcknowledgementLifeCycle {
    private static final Declaration<Acknowledgement, AcknowledgementStatus> DECLARED = RecordType.declare(
            "document-acknowledgement", Acknowledgement.class, AcknowledgementStatus.class, Acknowledgement::status);

    private static final Header.Attributes<Acknowledgement, AcknowledgementStatus> HEADER =
            DECLARED.header(Acknowledgement::header, Acknowledgement::withHeader);
    public static final Attribute<Acknowledgement, AcknowledgementStatus> STATUS = HEADER.status();
    /** The id of who takes note. */
    public static final Attribute<Acknowledgement, String> PERSON = HEADER.owner();

    public static final Attribute<Acknowledgement, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<Acknowledgement, DocumentVersionId> VERSION =
            DECLARED.id("version", Acknowledgement::version);
    public static final Attribute<Acknowledgement, String> SHA_256 = DECLARED.text("sha256", Acknowledgement::sha256);

    static {
        DECLARED.index(List.of(VERSION, STATUS));
    }

    public static final Transition<Acknowledgement> ASK = DECLARED.creates(
                    "document-acknowledgement.ask", DocumentRecords.CONTROL, AcknowledgementStatus.ASKED)
            .guard(AcknowledgementRules.isForWhatPeopleUse())
            .row();
    public static final Transition<Acknowledgement> GIVE = DECLARED.moves(
                    "document-acknowledgement.give",
                    DocumentRecords.ACKNOWLEDGE,
                    AcknowledgementStatus.ASKED,
                    AcknowledgementStatus.ACKNOWLEDGED)
            .note(Note.NONE)
            .guard(AcknowledgementRules.byThePersonThemselves())
            .guard(AcknowledgementRules.ofTheTextAskedFor())
            .guard(AcknowledgementRules.isForWhatPeopleUse())
            .row();
    public static final Transition<Acknowledgement> EXCUSE = DECLARED.moves(
                    "document-acknowledgement.excuse",
                    DocumentRecords.CONTROL,
                    AcknowledgementStatus.ASKED,
                    AcknowledgementStatus.EXCUSED)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<Acknowledgement> LAPSE = DECLARED.moves(
                    "document-acknowledgement.lapse",
                    DocumentRecords.RUN,
                    AcknowledgementStatus.ASKED,
                    AcknowledgementStatus.LAPSED)
            .note(Note.NONE)
            .guard(AcknowledgementRules.isForWhatPeopleUseNoMore())
            .row();
    public static final Transition<Acknowledgement> ASK_AGAIN = DECLARED.moves(
                    "document-acknowledgement.ask-again",
                    DocumentRecords.CONTROL,
                    AcknowledgementStatus.LAPSED,
                    AcknowledgementStatus.ASKED)
            .note(Note.NONE)
            .guard(AcknowledgementRules.isForWhatPeopleUse())
            .row();

    static {
        DECLARED.waitsForOwner(GIVE);
    }

    public static final RecordType<Acknowledgement> TYPE = DECLARED.type();

    private AcknowledgementLifeCycle() {}
}

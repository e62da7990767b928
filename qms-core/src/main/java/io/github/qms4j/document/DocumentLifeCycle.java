package io.github.qms4j.document;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.List;

/** The record type of documents with its life cycle. */
public final class DocumentLifeCycle {
    private static final Declaration<Document, DocumentStatus> DECLARED = RecordType.declare(
                    "document", Document.class, DocumentStatus.class, Document::status)
            .numbered("DOC");

    private static final Header.Attributes<Document, DocumentStatus> HEADER =
            DECLARED.header(Document::header, Document::withHeader);
    public static final Attribute<Document, DocumentStatus> STATUS = HEADER.status();
    public static final Attribute<Document, String> OWNER = HEADER.owner();
    public static final Attribute<Document, LocalDate> OPENED_ON = HEADER.openedOn();
    /** The day by which the text in force is to be reviewed. */
    public static final Attribute<Document, LocalDate> DUE_ON = HEADER.dueOn();

    public static final Attribute<Document, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<Document, String> TITLE = DECLARED.text("title", Document::title);
    public static final Attribute<Document, LocalDate> RETIRED_FROM =
            DECLARED.date("retiredFrom", Document::retiredFrom);

    static {
        DECLARED.index(List.of(OPENED_ON));
        DECLARED.index(List.of(STATUS, RETIRED_FROM));
    }

    public static final Transition<Document> OPEN = DECLARED.creates(
                    "document.open", DocumentRecords.CONTROL, DocumentStatus.CURRENT)
            .requires("approvers", Document::approvers)
            .row();
    public static final Transition<Document> AMEND = DECLARED.edits(
                    "document.amend", DocumentRecords.CONTROL, DocumentStatus.CURRENT)
            .note(Note.REQUIRED)
            .requires("approvers", Document::approvers)
            .row();
    public static final Transition<Document> BEGIN_VERSION = DECLARED.edits(
                    "document.begin-version", DocumentRecords.WRITE, DocumentStatus.CURRENT)
            .note(Note.NONE)
            .guard(DocumentRules.noneIsUnderWay())
            .row();
    public static final Transition<Document> WITHDRAW_VERSION = DECLARED.edits(
                    "document.withdraw-version", DocumentRecords.WRITE, DocumentStatus.CURRENT)
            .guard(DocumentRules.timelineStays())
            .row();
    public static final Transition<Document> RELEASE_VERSION = DECLARED.edits(
                    "document.release-version", DocumentRecords.CONTROL, DocumentStatus.CURRENT)
            .guard(DocumentRules.releasesWhatWasApproved())
            .row();
    public static final Transition<Document> RECALL_VERSION = DECLARED.edits(
                    "document.recall-version", DocumentRecords.CONTROL, DocumentStatus.CURRENT)
            .note(Note.REQUIRED)
            .guard(DocumentRules.pastStays())
            .row();
    public static final Transition<Document> TAKE_EFFECT = DECLARED.edits(
                    "document.take-effect", DocumentRecords.RUN, DocumentRecords.NOT_RETIRED)
            .note(Note.NONE)
            .guard(DocumentRules.timelineStays())
            .row();
    public static final Transition<Document> REVIEW = DECLARED.edits(
                    "document.review", DocumentRecords.CONTROL, DocumentStatus.CURRENT)
            .note(Note.REQUIRED)
            .onWhatWasSeen()
            .guard(DocumentRules.somethingIsInForce())
            .guard(DocumentRules.timelineStays())
            .guard(DocumentRules.nextDayIsAhead())
            .row();
    public static final Transition<Document> RETIRE = DECLARED.moves(
                    "document.retire", DocumentRecords.CONTROL, DocumentStatus.CURRENT, DocumentStatus.RETIRING)
            .note(Note.REQUIRED)
            .signed("retirement decided")
            .guard(DocumentRules.noneIsUnderWay())
            .guard(DocumentRules.retiresAhead())
            .row();
    public static final Transition<Document> KEEP = DECLARED.moves(
                    "document.keep", DocumentRecords.CONTROL, DocumentStatus.RETIRING, DocumentStatus.CURRENT)
            .note(Note.REQUIRED)
            .signed("retirement called off")
            .guard(DocumentRules.retirementIsAhead())
            .row();
    public static final Transition<Document> END = DECLARED.moves(
                    "document.end", DocumentRecords.RUN, DocumentStatus.RETIRING, DocumentStatus.RETIRED)
            .note(Note.NONE)
            .guard(DocumentRules.retirementHasCome())
            .row();

    public static final RecordType<Document> TYPE = DECLARED.type();

    private DocumentLifeCycle() {}
}

package io.github.qms4j.document;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

/** The record type of document versions with its life cycle (rule DOC-1). */
public final class DocumentVersionLifeCycle {
    private static final Declaration<DocumentVersion, VersionStatus> DECLARED = RecordType.declare(
                    "document-version", DocumentVersion.class, VersionStatus.class, DocumentVersion::status)
            .settledBy(DocumentVersion::in)
            .drafts(VersionStatus.DRAFT);

    /** The status as stored; it follows the effective dates when {@link Documents#runDue} is called. */
    public static final Attribute<DocumentVersion, VersionStatus> STATUS = DECLARED.status();

    public static final Attribute<DocumentVersion, DocumentId> DOCUMENT =
            DECLARED.id("document", DocumentVersion::document);
    public static final Attribute<DocumentVersion, Long> NUMBER =
            DECLARED.whole("number", version -> (long) version.number());
    public static final Attribute<DocumentVersion, String> SHA_256 =
            DECLARED.text("sha256", version -> version.content().sha256());
    public static final Attribute<DocumentVersion, LocalDate> EFFECTIVE_FROM =
            DECLARED.date("effectiveFrom", DocumentVersion::effectiveFrom);

    static {
        DECLARED.index(List.of(DOCUMENT, NUMBER));
        DECLARED.index(List.of(SHA_256));
        DECLARED.index(List.of(STATUS, EFFECTIVE_FROM));
    }

    public static final Transition<DocumentVersion> BEGIN = DECLARED.creates(
                    "document-version.begin", DocumentRecords.WRITE, VersionStatus.DRAFT)
            .guard(VersionRules.isTheOneUnderWay())
            .row();
    public static final Transition<DocumentVersion> WRITE = DECLARED.edits(
                    "document-version.write", DocumentRecords.WRITE, VersionStatus.DRAFT)
            .row();
    public static final Transition<DocumentVersion> SUBMIT = DECLARED.moves(
                    "document-version.submit", DocumentRecords.WRITE, VersionStatus.DRAFT, VersionStatus.IN_REVIEW)
            .requires("approvers", DocumentVersion::approvers)
            .row();
    public static final Transition<DocumentVersion> WITHDRAW = DECLARED.moves(
                    "document-version.withdraw", DocumentRecords.WRITE, VersionStatus.DRAFT, VersionStatus.WITHDRAWN)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<DocumentVersion> SEND_BACK = DECLARED.moves(
                    "document-version.send-back", DocumentRecords.APPROVE, VersionStatus.IN_REVIEW, VersionStatus.DRAFT)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<DocumentVersion> APPROVE = DECLARED.moves(
                    "document-version.approve",
                    DocumentRecords.APPROVE,
                    VersionStatus.IN_REVIEW,
                    VersionStatus.APPROVED)
            .note(Note.NONE)
            .guard(VersionRules.everybodyApproved())
            .row();
    public static final Transition<DocumentVersion> CONFIRM_TRAINING = DECLARED.edits(
                    "document-version.confirm-training", DocumentRecords.CONFIRM_TRAINING, VersionStatus.APPROVED)
            .requires("trained", DocumentVersion::trained)
            .row();
    public static final Transition<DocumentVersion> RELEASE = DECLARED.edits(
                    "document-version.release", DocumentRecords.CONTROL, VersionStatus.APPROVED)
            .signed("released")
            .requires("effectiveFrom", DocumentVersion::effectiveFrom)
            .guard(VersionRules.peopleAreTrained())
            .guard(VersionRules.isNotInForce())
            .guard(VersionRules.comesIntoForceAhead())
            .row();
    public static final Transition<DocumentVersion> RECALL = DECLARED.moves(
                    "document-version.recall",
                    DocumentRecords.CONTROL,
                    EnumSet.of(VersionStatus.IN_REVIEW, VersionStatus.APPROVED),
                    VersionStatus.DRAFT)
            .note(Note.REQUIRED)
            .guard(VersionRules.isNotInForce())
            .row();
    public static final Transition<DocumentVersion> TAKE_EFFECT = DECLARED.moves(
                    "document-version.take-effect",
                    DocumentRecords.RUN,
                    VersionStatus.APPROVED,
                    VersionStatus.EFFECTIVE)
            .note(Note.NONE)
            .guard(VersionRules.dayHasCome())
            .row();
    public static final Transition<DocumentVersion> SUPERSEDE = DECLARED.moves(
                    "document-version.supersede",
                    DocumentRecords.RUN,
                    VersionStatus.EFFECTIVE,
                    VersionStatus.SUPERSEDED)
            .note(Note.NONE)
            .guard(VersionRules.standsAs(VersionStatus.SUPERSEDED))
            .row();
    public static final Transition<DocumentVersion> MAKE_OBSOLETE = DECLARED.moves(
                    "document-version.make-obsolete",
                    DocumentRecords.RUN,
                    VersionStatus.EFFECTIVE,
                    VersionStatus.OBSOLETE)
            .note(Note.NONE)
            .guard(VersionRules.standsAs(VersionStatus.OBSOLETE))
            .row();

    static {
        DECLARED.contentAt("/content/sha256");
        DECLARED.waitsFor(APPROVE, RELEASE);
    }

    public static final RecordType<DocumentVersion> TYPE = DECLARED.type();

    private DocumentVersionLifeCycle() {}
}

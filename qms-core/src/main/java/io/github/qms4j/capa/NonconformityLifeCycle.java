package io.github.qms4j.capa;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.List;

/** The record type of nonconformities with its life cycle. */
public final class NonconformityLifeCycle {
    private static final Declaration<Nonconformity, NonconformityStatus> DECLARED = RecordType.declare(
                    "nonconformity", Nonconformity.class, NonconformityStatus.class, Nonconformity::status)
            .numbered("NC")
            .drafts(NonconformityStatus.RAISED);

    private static final Header.Attributes<Nonconformity, NonconformityStatus> HEADER =
            DECLARED.header(Nonconformity::header, Nonconformity::withHeader);
    public static final Attribute<Nonconformity, NonconformityStatus> STATUS = HEADER.status();
    public static final Attribute<Nonconformity, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<Nonconformity, NonconformitySource> SOURCE =
            DECLARED.enumeration("source", s -> s.report().source());
    public static final Attribute<Nonconformity, String> SEVERITY = DECLARED.text(
            "severity", s -> s.severity() == null ? null : s.severity().level().name());
    public static final Attribute<Nonconformity, String> REQUIREMENT =
            DECLARED.text("requirement", s -> s.report().requirements().get(0));
    public static final Attribute<Nonconformity, String> PATTERN = DECLARED.text(
            "pattern", s -> s.report().pattern().isBlank() ? null : s.report().pattern());
    public static final Attribute<Nonconformity, CapaId> CAPA = DECLARED.id("capa", Nonconformity::capa);
    public static final Attribute<Nonconformity, LocalDate> DETECTED_ON =
            DECLARED.date("detectedOn", s -> s.report().detectedOn());
    /** When it happened; when it was detected, while that is not known. */
    public static final Attribute<Nonconformity, LocalDate> OCCURRED_ON =
            DECLARED.date("occurredOn", s -> s.report().knownSince());

    static {
        DECLARED.index(List.of(PATTERN, OCCURRED_ON));
        DECLARED.index(List.of(SOURCE, REQUIREMENT, DETECTED_ON));
        DECLARED.index(List.of(DETECTED_ON));
    }

    public static final Transition<Nonconformity> RAISE = DECLARED.creates(
                    "nonconformity.raise", CapaRecords.RAISE, NonconformityStatus.RAISED)
            .guard(CapaRules.isNotDetectedInTheFuture())
            .row();
    public static final Transition<Nonconformity> CONTAIN = DECLARED.edits(
                    "nonconformity.contain", CapaRecords.RAISE, CapaRecords.UNRESOLVED)
            .note(Note.NONE)
            .row();
    public static final Transition<Nonconformity> CORRECT = DECLARED.edits(
                    "nonconformity.correct", CapaRecords.RAISE, CapaRecords.UNRESOLVED)
            .note(Note.NONE)
            .row();
    public static final Transition<Nonconformity> ASSESS = DECLARED.moves(
                    "nonconformity.assess", CapaRecords.GRADE, CapaRecords.UNRESOLVED, NonconformityStatus.ASSESSED)
            .requires("severity", Nonconformity::severity)
            .guard(CapaRules.programGradesByApprovedMethod())
            .row();
    public static final Transition<Nonconformity> LINK_CAPA = DECLARED.edits(
                    "nonconformity.link-capa", CapaRecords.OPEN, NonconformityStatus.ASSESSED)
            .requires("capa", Nonconformity::capa)
            .guard(CapaRules.isUnderNoCapa())
            .row();
    public static final Transition<Nonconformity> ACCEPT = DECLARED.edits(
                    "nonconformity.accept", CapaRecords.ASSESS, NonconformityStatus.ASSESSED)
            .note(Note.REQUIRED)
            .guard(CapaRules.isUnderNoCapa())
            .guard(CapaRules.isNotCritical())
            .row();
    public static final Transition<Nonconformity> CLOSE = DECLARED.moves(
                    "nonconformity.close", CapaRecords.ASSESS, NonconformityStatus.ASSESSED, NonconformityStatus.CLOSED)
            .signed("nonconformity closed")
            .guard(CapaRules.isCorrectedAndAnswered())
            .guard(CapaRules.raiserDoesNotEnd())
            .row();
    public static final Transition<Nonconformity> VOID = DECLARED.moves(
                    "nonconformity.void", CapaRecords.ASSESS, NonconformityStatus.RAISED, NonconformityStatus.VOIDED)
            .note(Note.REQUIRED)
            .guard(CapaRules.raiserDoesNotEnd())
            .row();

    static {
        DECLARED.waitsFor(CLOSE, ASSESS);
    }

    public static final RecordType<Nonconformity> TYPE = DECLARED.type();

    private NonconformityLifeCycle() {}
}

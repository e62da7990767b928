package io.github.qms4j.capa;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;

/** The record type of nonconformities with its life cycle. */
public final class NonconformityLifeCycle {
    private static final Declaration<NonconformityState, NonconformityStatus> DECLARED = RecordType.declare(
                    "nonconformity", NonconformityState.class, NonconformityStatus.class, NonconformityState::status)
            .numbered("NC")
            .drafts(NonconformityStatus.RAISED);

    public static final Attribute<NonconformityState, NonconformityStatus> STATUS = DECLARED.status();
    public static final Attribute<NonconformityState, String> SOURCE =
            DECLARED.text("source", s -> s.report().source().name());
    public static final Attribute<NonconformityState, String> SEVERITY = DECLARED.text(
            "severity", s -> s.severity() == null ? null : s.severity().level().name());
    public static final Attribute<NonconformityState, String> REQUIREMENT =
            DECLARED.text("requirement", s -> s.report().requirements().get(0));
    public static final Attribute<NonconformityState, String> PATTERN = DECLARED.text(
            "pattern", s -> s.report().pattern().isBlank() ? null : s.report().pattern());
    public static final Attribute<NonconformityState, CapaId> CAPA = DECLARED.id("capa", NonconformityState::capa);
    public static final Attribute<NonconformityState, LocalDate> DETECTED_ON =
            DECLARED.date("detectedOn", s -> s.report().detectedOn());
    public static final Attribute<NonconformityState, LocalDate> CLOSED_ON =
            DECLARED.date("closedOn", NonconformityState::closedOn);

    public static final Transition<NonconformityState> RAISE = DECLARED.creates(
                    "nonconformity.raise", CapaRecords.RAISE, NonconformityStatus.RAISED)
            .row();
    public static final Transition<NonconformityState> CONTAIN = DECLARED.edits(
                    "nonconformity.contain", CapaRecords.RAISE, CapaRecords.UNRESOLVED)
            .note(Note.NONE)
            .row();
    public static final Transition<NonconformityState> CORRECT = DECLARED.edits(
                    "nonconformity.correct", CapaRecords.RAISE, CapaRecords.UNRESOLVED)
            .note(Note.NONE)
            .row();
    public static final Transition<NonconformityState> ASSESS = DECLARED.moves(
                    "nonconformity.assess", CapaRecords.ASSESS, CapaRecords.UNRESOLVED, NonconformityStatus.ASSESSED)
            .requires("severity", NonconformityState::severity)
            .row();
    public static final Transition<NonconformityState> LINK_CAPA = DECLARED.edits(
                    "nonconformity.link-capa", CapaRecords.WORK, NonconformityStatus.ASSESSED)
            .requires("capa", NonconformityState::capa)
            .guard(CapaRules.isUnderNoCapa())
            .row();
    public static final Transition<NonconformityState> ACCEPT = DECLARED.edits(
                    "nonconformity.accept", CapaRecords.ASSESS, NonconformityStatus.ASSESSED)
            .note(Note.REQUIRED)
            .guard(CapaRules.isUnderNoCapa())
            .guard(CapaRules.isNotCritical())
            .row();
    public static final Transition<NonconformityState> CLOSE = DECLARED.moves(
                    "nonconformity.close", CapaRecords.ASSESS, NonconformityStatus.ASSESSED, NonconformityStatus.CLOSED)
            .signed("nonconformity closed")
            .guard(CapaRules.isCorrectedAndAnswered())
            .guard(CapaRules.raiserDoesNotEnd())
            .row();
    public static final Transition<NonconformityState> VOID = DECLARED.moves(
                    "nonconformity.void", CapaRecords.ASSESS, NonconformityStatus.RAISED, NonconformityStatus.VOIDED)
            .note(Note.REQUIRED)
            .guard(CapaRules.raiserDoesNotEnd())
            .row();

    public static final RecordType<NonconformityState> TYPE = DECLARED.type();

    private NonconformityLifeCycle() {}
}

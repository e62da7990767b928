package io.github.qms4j.audit;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

/** The record type of audit programmes with its life cycle (rule AUD-1). */
public final class ProgrammeLifeCycle {
    private static final Declaration<AuditProgramme, ProgrammeStatus> DECLARED = RecordType.declare(
                    "audit-programme", AuditProgramme.class, ProgrammeStatus.class, AuditProgramme::status)
            .numbered("AP")
            .drafts(ProgrammeStatus.DRAFT);

    private static final Header.Attributes<AuditProgramme, ProgrammeStatus> HEADER =
            DECLARED.header(AuditProgramme::header, AuditProgramme::withHeader);
    public static final Attribute<AuditProgramme, ProgrammeStatus> STATUS = HEADER.status();
    public static final Attribute<AuditProgramme, LocalDate> FROM = DECLARED.date("periodFrom", AuditProgramme::from);
    public static final Attribute<AuditProgramme, LocalDate> UNTIL =
            DECLARED.date("periodUntil", AuditProgramme::until);

    static {
        DECLARED.index(List.of(FROM));
    }

    public static final Transition<AuditProgramme> OPEN = DECLARED.creates(
                    "audit-programme.open", AuditRecords.PLAN, ProgrammeStatus.DRAFT)
            .guard(ProgrammeRules.hasAPeriod())
            .row();
    public static final Transition<AuditProgramme> COVER = DECLARED.edits(
                    "audit-programme.cover", AuditRecords.PLAN, ProgrammeStatus.DRAFT)
            .guard(ProgrammeRules.frequencyIsReasoned())
            .row();
    public static final Transition<AuditProgramme> NOTE_AUDIT = DECLARED.edits(
                    "audit-programme.note-audit",
                    AuditRecords.PLAN,
                    EnumSet.of(ProgrammeStatus.DRAFT, ProgrammeStatus.APPROVED))
            .note(Note.NONE)
            .row();
    public static final Transition<AuditProgramme> APPROVE = DECLARED.moves(
                    "audit-programme.approve", AuditRecords.APPROVE, ProgrammeStatus.DRAFT, ProgrammeStatus.APPROVED)
            .signed("audit programme approved")
            .guard(ProgrammeRules.approverIsNoAuthor())
            .guard(ProgrammeRules.nothingDueIsUnplanned())
            .row();
    public static final Transition<AuditProgramme> REVISE = DECLARED.moves(
                    "audit-programme.revise", AuditRecords.PLAN, ProgrammeStatus.APPROVED, ProgrammeStatus.DRAFT)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<AuditProgramme> CLOSE = DECLARED.moves(
                    "audit-programme.close", AuditRecords.PLAN, ProgrammeStatus.APPROVED, ProgrammeStatus.CLOSED)
            .guard(ProgrammeRules.everyAuditIsEnded())
            .row();

    public static final RecordType<AuditProgramme> TYPE = DECLARED.type();

    private ProgrammeLifeCycle() {}
}

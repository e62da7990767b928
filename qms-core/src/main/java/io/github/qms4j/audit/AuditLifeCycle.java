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

/** The record type of audits with its life cycle (rule AUD-2). */
public final class AuditLifeCycle {
    private static final Declaration<Audit, AuditStatus> DECLARED = RecordType.declare(
                    "audit", Audit.class, AuditStatus.class, Audit::status)
            .numbered("AUD")
            .drafts(AuditStatus.PLANNED);

    private static final Header.Attributes<Audit, AuditStatus> HEADER =
            DECLARED.header(Audit::header, Audit::withHeader);
    public static final Attribute<Audit, AuditStatus> STATUS = HEADER.status();
    public static final Attribute<Audit, String> LEAD = HEADER.owner();
    public static final Attribute<Audit, LocalDate> PLANNED_UNTIL = HEADER.dueOn();
    public static final Attribute<Audit, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<Audit, String> TITLE =
            DECLARED.text("title", s -> s.plan().title());
    public static final Attribute<Audit, LocalDate> PLANNED_FROM =
            DECLARED.date("plannedFrom", s -> s.plan().from());
    public static final Attribute<Audit, AuditProgrammeId> PROGRAMME =
            DECLARED.id("programme", s -> s.plan().programme());

    static {
        DECLARED.index(List.of(PROGRAMME, PLANNED_FROM));
        DECLARED.index(List.of(PLANNED_FROM));
    }

    public static final Transition<Audit> PLAN = DECLARED.creates("audit.plan", AuditRecords.PLAN, AuditStatus.PLANNED)
            .guard(AuditRules.planCanBeKept())
            .guard(AuditRules.programmeIsOpen())
            .row();
    public static final Transition<Audit> ASSIGN = DECLARED.edits(
                    "audit.assign", AuditRecords.PLAN, AuditRecords.BEFORE_REPORTING)
            .guard(AuditRules.isAssignedOnce())
            .guard(AuditorIndependence.atAssignment())
            .guard(AuditorQualification.atAssignment())
            .row();
    public static final Transition<Audit> RELEASE = DECLARED.edits(
                    "audit.release", AuditRecords.PLAN, AuditRecords.BEFORE_REPORTING)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<Audit> ALLOW_EXCEPTION = DECLARED.edits(
                    "audit.allow-exception", AuditRecords.APPROVE, AuditRecords.BEFORE_REPORTING)
            .note(Note.REQUIRED)
            .guard(AuditorIndependence.exceptionHasASecondPerson())
            .row();
    public static final Transition<Audit> WRITE_CHECKLIST = DECLARED.edits(
                    "audit.write-checklist", AuditRecords.CONDUCT, AuditStatus.PLANNED)
            .row();
    public static final Transition<Audit> PREPARE = DECLARED.moves(
                    "audit.prepare", AuditRecords.CONDUCT, AuditStatus.PLANNED, AuditStatus.PREPARED)
            .onWhatWasSeen()
            .requires("lead", Audit::lead)
            .guard(AuditRules.hasAChecklist())
            .guard(AuditRules.reviewerIsAnother())
            .row();
    public static final Transition<Audit> START = DECLARED.moves(
                    "audit.start", AuditRecords.CONDUCT, AuditStatus.PREPARED, AuditStatus.IN_PROGRESS)
            .competence(AuditRecords.COMPETENCE)
            .guard(AuditRules.byTheLead())
            .guard(AuditorIndependence.atStart())
            .guard(AuditorQualification.atStart())
            .row();
    public static final Transition<Audit> SAMPLE = DECLARED.edits(
                    "audit.sample", AuditRecords.CONDUCT, AuditRecords.BEFORE_ISSUE)
            .note(Note.NONE)
            .row();
    public static final Transition<Audit> NOTE_FINDING = DECLARED.edits(
                    "audit.note-finding",
                    AuditRecords.CONDUCT,
                    EnumSet.of(AuditStatus.IN_PROGRESS, AuditStatus.REPORTING, AuditStatus.ISSUED))
            .note(Note.NONE)
            .row();
    public static final Transition<Audit> END_FIELD_WORK = DECLARED.moves(
                    "audit.end-field-work", AuditRecords.CONDUCT, AuditStatus.IN_PROGRESS, AuditStatus.REPORTING)
            .guard(AuditRules.byTheLead())
            .row();
    public static final Transition<Audit> COMPENSATE = DECLARED.edits(
                    "audit.compensate",
                    AuditRecords.CONDUCT,
                    EnumSet.of(AuditStatus.IN_PROGRESS, AuditStatus.REPORTING))
            .onWhatWasSeen()
            .guard(AuditorIndependence.compensationIsBySecondPerson())
            .row();
    public static final Transition<Audit> DRAFT_REPORT = DECLARED.edits(
                    "audit.draft-report", AuditRecords.CONDUCT, AuditStatus.REPORTING)
            .guard(AuditRules.byTheLead())
            .row();
    public static final Transition<Audit> ISSUE = DECLARED.moves(
                    "audit.issue", AuditRecords.CONDUCT, AuditStatus.REPORTING, AuditStatus.ISSUED)
            .signed("audit report issued")
            .requires("report", Audit::report)
            .requires(
                    "distribution", s -> s.report() == null ? null : s.report().distribution())
            .guard(AuditRules.byTheLead())
            .guard(AuditRules.everyLineIsAssessed())
            .guard(AuditRules.adverseLinesStandOnFindings())
            .guard(AuditorIndependence.exceptionsAreCompensated())
            .row();
    public static final Transition<Audit> ACKNOWLEDGE = DECLARED.edits(
                    "audit.acknowledge", AuditRecords.ACKNOWLEDGE, EnumSet.of(AuditStatus.ISSUED, AuditStatus.CLOSED))
            .note(Note.NONE)
            .guard(AuditRules.isOnTheDistribution())
            .row();
    public static final Transition<Audit> CLOSE = DECLARED.moves(
                    "audit.close", AuditRecords.APPROVE, AuditStatus.ISSUED, AuditStatus.CLOSED)
            .signed("audit closed")
            .guard(AuditRules.noFindingIsOpenUnlessApproved())
            .row();
    public static final Transition<Audit> CANCEL = DECLARED.moves(
                    "audit.cancel", AuditRecords.PLAN, AuditRecords.BEFORE_ISSUE, AuditStatus.CANCELLED)
            .note(Note.REQUIRED)
            .guard(AuditRules.noFindingIsOpen())
            .guard(AuditRules.anotherTakesItsPlace())
            .row();

    static {
        DECLARED.waitsFor(PREPARE, START, END_FIELD_WORK, ISSUE, CLOSE);
    }

    public static final RecordType<Audit> TYPE = DECLARED.type();

    private AuditLifeCycle() {}
}

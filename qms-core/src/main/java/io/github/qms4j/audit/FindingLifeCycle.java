package io.github.qms4j.audit;

import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The record type of findings with its life cycle (rule AUD-6). */
public final class FindingLifeCycle {
    private static final Set<FindingStatus> BEFORE_ACCEPTANCE = EnumSet.of(FindingStatus.OPEN, FindingStatus.RESPONDED);

    private static final Declaration<Finding, FindingStatus> DECLARED = RecordType.declare(
                    "audit-finding", Finding.class, FindingStatus.class, Finding::status)
            .numbered("FND");

    private static final Header.Attributes<Finding, FindingStatus> HEADER =
            DECLARED.header(Finding::header, Finding::withHeader);
    public static final Attribute<Finding, FindingStatus> STATUS = HEADER.status();
    public static final Attribute<Finding, String> OWNER = HEADER.owner();
    public static final Attribute<Finding, LocalDate> RAISED_ON = HEADER.openedOn();
    public static final Attribute<Finding, LocalDate> RESPONSE_DUE = HEADER.dueOn();
    public static final Attribute<Finding, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<Finding, AuditId> AUDIT = DECLARED.id("audit", Finding::audit);
    public static final Attribute<Finding, ChecklistLineId> LINE = DECLARED.id("line", Finding::line);
    public static final Attribute<Finding, ProcessId> PROCESS = DECLARED.id("process", Finding::process);
    public static final Attribute<Finding, String> REQUIREMENT = DECLARED.text("requirement", Finding::requirement);
    public static final Attribute<Finding, LineVerdict> VERDICT = DECLARED.enumeration("verdict", Finding::verdict);
    public static final Attribute<Finding, Long> GRADE = DECLARED.whole(
            "grade", s -> s.grading() == null ? null : (long) s.grading().grade());
    public static final Attribute<Finding, FindingId> REPEAT_OF = DECLARED.id("repeatOf", Finding::repeatOf);
    public static final Attribute<Finding, NonconformityId> NONCONFORMITY =
            DECLARED.id("nonconformity", Finding::nonconformity);
    public static final Attribute<Finding, CapaId> CAPA = DECLARED.id("capa", Finding::capa);

    static {
        DECLARED.index(List.of(AUDIT));
        DECLARED.index(List.of(LINE));
        DECLARED.index(List.of(PROCESS, RAISED_ON));
        DECLARED.index(List.of(STATUS, RESPONSE_DUE));
        DECLARED.index(List.of(REPEAT_OF));
    }

    public static final Transition<Finding> RAISE = DECLARED.creates(
                    "audit-finding.raise", AuditRecords.CONDUCT, FindingStatus.OPEN)
            .competence(AuditRecords.COMPETENCE)
            .guard(ChecklistRules.findingIsRaisedUnderWay())
            .guard(ChecklistRules.raiserIsInTheTeam())
            .guard(AuditorIndependence.atFinding())
            .guard(FindingRules.isFounded())
            .guard(FindingRules.isGradedAsWhatItIs())
            .row();
    public static final Transition<Finding> RESPOND = DECLARED.moves(
                    "audit-finding.respond", AuditRecords.RESPOND, BEFORE_ACCEPTANCE, FindingStatus.RESPONDED)
            .requires("response", Finding::response)
            .guard(FindingRules.byTheAuditee())
            .row();
    public static final Transition<Finding> PLAN_ACTION = DECLARED.edits(
                    "audit-finding.plan-action", AuditRecords.RESPOND, BEFORE_ACCEPTANCE)
            .note(Note.NONE)
            .row();
    public static final Transition<Finding> REJECT = DECLARED.moves(
                    "audit-finding.reject-response", AuditRecords.CONDUCT, FindingStatus.RESPONDED, FindingStatus.OPEN)
            .note(Note.REQUIRED)
            .guard(FindingRules.notByTheAuditee())
            .row();
    public static final Transition<Finding> UNDER_CAPA = DECLARED.edits(
                    "audit-finding.open-capa", AuditRecords.PLAN, BEFORE_ACCEPTANCE)
            .guard(FindingRules.waitsForAnAnswer())
            .guard(FindingRules.answerIsOfTheNonconformity())
            .row();
    public static final Transition<Finding> WITHOUT_CAPA = DECLARED.edits(
                    "audit-finding.without-capa", AuditRecords.PLAN, BEFORE_ACCEPTANCE)
            .note(Note.REQUIRED)
            .guard(FindingRules.waitsForAnAnswer())
            .guard(FindingRules.answerIsOfTheNonconformity())
            .row();
    public static final Transition<Finding> ACCEPT = DECLARED.moves(
                    "audit-finding.accept-response",
                    AuditRecords.CONDUCT,
                    FindingStatus.RESPONDED,
                    FindingStatus.ACCEPTED)
            .onWhatWasSeen()
            .guard(FindingRules.notByTheAuditee())
            .guard(FindingRules.nonconformityIsAnswered())
            .row();
    public static final Transition<Finding> COMPLETE_ACTION = DECLARED.edits(
                    "audit-finding.complete-action", AuditRecords.RESPOND, FindingStatus.ACCEPTED)
            .note(Note.NONE)
            .row();
    public static final Transition<Finding> CLOSE = DECLARED.moves(
                    "audit-finding.close", AuditRecords.CONDUCT, FindingStatus.ACCEPTED, FindingStatus.CLOSED)
            .guard(FindingRules.notByTheAuditee())
            .guard(FindingRules.everythingIsDone())
            .guard(FindingRules.lineConformsNow())
            .row();
    public static final Transition<Finding> WITHDRAW = DECLARED.moves(
                    "audit-finding.withdraw", AuditRecords.PLAN, BEFORE_ACCEPTANCE, FindingStatus.WITHDRAWN)
            .note(Note.REQUIRED)
            .guard(FindingRules.raiserDoesNotWithdraw())
            .guard(FindingRules.reportIsNotIssued())
            .row();
    public static final Transition<Finding> EXTEND = DECLARED.edits(
                    "audit-finding.extend", AuditRecords.APPROVE, FindingStatus.OPEN)
            .note(Note.REQUIRED)
            .guard(FindingRules.auditeeDoesNotExtend())
            .row();

    static {
        DECLARED.waits(finding -> true, null, null, List.of(ACCEPT, CLOSE)).waitsForOwner(RESPOND);
    }

    public static final RecordType<Finding> TYPE = DECLARED.type();

    private FindingLifeCycle() {}
}

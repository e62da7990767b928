package io.github.qms4j.audit;

import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

/** The record type of a checklist's lines with its life cycle (rule AUD-5). */
public final class ChecklistLineLifeCycle {
    private static final Declaration<ChecklistLine, LineStatus> DECLARED = RecordType.declare(
                    "audit-line", ChecklistLine.class, LineStatus.class, ChecklistLine::status)
            .drafts(LineStatus.NOT_ASSESSED);

    public static final Attribute<ChecklistLine, LineStatus> STATUS = DECLARED.status();
    public static final Attribute<ChecklistLine, AuditId> AUDIT = DECLARED.id("audit", ChecklistLine::audit);
    public static final Attribute<ChecklistLine, ProcessId> PROCESS = DECLARED.id("process", ChecklistLine::process);
    public static final Attribute<ChecklistLine, String> REQUIREMENT =
            DECLARED.text("requirement", ChecklistLine::requirement);
    public static final Attribute<ChecklistLine, LineVerdict> VERDICT =
            DECLARED.enumeration("verdict", ChecklistLine::verdict);
    public static final Attribute<ChecklistLine, Long> PLACE =
            DECLARED.whole("place", s -> (long) s.risk().place());
    public static final Attribute<ChecklistLine, LocalDate> ASSESSED_ON = DECLARED.date(
            "assessedOn", s -> s.last().map(ChecklistLine.Judgement::on).orElse(null));

    static {
        DECLARED.index(List.of(AUDIT, STATUS));
        DECLARED.index(List.of(AUDIT, PLACE));
        DECLARED.index(List.of(PROCESS, ASSESSED_ON));
    }

    public static final Transition<ChecklistLine> WRITE = DECLARED.creates(
                    "audit-line.write", AuditRecords.CONDUCT, LineStatus.NOT_ASSESSED)
            .guard(ChecklistRules.auditIsPlanned())
            .row();
    public static final Transition<ChecklistLine> ASSESS = DECLARED.moves(
                    "audit-line.assess",
                    AuditRecords.CONDUCT,
                    EnumSet.allOf(LineStatus.class),
                    EnumSet.of(LineStatus.ASSESSED))
            .note(Note.NONE)
            .competence(AuditRecords.COMPETENCE)
            .guard(ChecklistRules.auditIsUnderWay())
            .guard(ChecklistRules.assessorIsInTheTeam())
            .guard(AuditorIndependence.atVerdict())
            .guard(ChecklistRules.verdictIsComplete())
            .guard(ChecklistRules.verdictStandsOnFindings())
            .guard(ChecklistRules.earlierVerdictsStay())
            .row();
    public static final Transition<ChecklistLine> RE_AUDIT = DECLARED.moves(
                    "audit-line.re-audit", AuditRecords.CONDUCT, LineStatus.ASSESSED, LineStatus.ASSESSED)
            .note(Note.NONE)
            .competence(AuditRecords.COMPETENCE)
            .guard(ChecklistRules.auditIsIssued())
            .guard(ChecklistRules.somethingWasFound())
            .guard(AuditorIndependence.atVerdict())
            .guard(ChecklistRules.verdictIsComplete())
            .guard(ChecklistRules.earlierVerdictsStay())
            .row();

    public static final RecordType<ChecklistLine> TYPE = DECLARED.type();

    private ChecklistLineLifeCycle() {}
}

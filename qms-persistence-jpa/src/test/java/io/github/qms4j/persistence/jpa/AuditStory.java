package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.Story.AGENT;
import static io.github.qms4j.persistence.jpa.Story.AUDITOR;
import static io.github.qms4j.persistence.jpa.Story.COMPLIANCE;
import static io.github.qms4j.persistence.jpa.Story.LIBRARY;
import static io.github.qms4j.persistence.jpa.Story.QUALITY;
import static io.github.qms4j.persistence.jpa.Story.RELEASE;
import static io.github.qms4j.persistence.jpa.Story.STANDARD;

import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.audit.AuditId;
import io.github.qms4j.audit.AuditPlan;
import io.github.qms4j.audit.AuditProgrammeId;
import io.github.qms4j.audit.AuditSampleId;
import io.github.qms4j.audit.Audits;
import io.github.qms4j.audit.ChecklistLineId;
import io.github.qms4j.audit.FindingDraft;
import io.github.qms4j.audit.FindingId;
import io.github.qms4j.audit.Grading;
import io.github.qms4j.audit.LineVerdict;
import io.github.qms4j.audit.SampleDraft;
import io.github.qms4j.audit.TeamRole;
import io.github.qms4j.capa.ActionKind;
import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.record.Seen;
import java.time.LocalDate;

/** The release of batches is audited, and closing that with an open finding is approved. */
record AuditStory(Story story) {
    void tell() {
        AuditId audit = started();
        Audits auditor = story.as(AUDITOR).audits();
        AuditSampleId sample = auditor.samples().fix(audit, NonconformityLifeCycle.TYPE, SampleDraft.all());
        auditor.samples().draw(sample);
        ChecklistLineId line =
                auditor.checklist(audit).findFirst().orElseThrow().id();
        FindingId finding = auditor.findings()
                .raise(
                        line,
                        FindingDraft.of(
                                        LineVerdict.MINOR,
                                        "a visitor is not entered",
                                        AGENT.id(),
                                        story.today().plusDays(30))
                                .shownBy("R-4")
                                .graded(Grading.ghtf(new Grading.Ghtf(true, false, false, false))));
        story.as(AGENT)
                .audits()
                .findings()
                .planAction(
                        finding,
                        ActionDraft.of(
                                ActionKind.CORRECTIVE,
                                "put the register at the door",
                                AGENT.id(),
                                LocalDate.of(2026, 4, 30)));
        auditor.endFieldWork(audit);
        auditor.draftReport(audit, "one minor nonconformity", AGENT.id());
        story.signing(AUDITOR).audits().issue(seen(audit));
        story.signing(COMPLIANCE).audits().approveOpenFindings(seen(audit));
    }

    private AuditId started() {
        Audits quality = story.as(QUALITY).audits();
        AuditProgrammeId programme =
                quality.programmes().open("2026", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        quality.programmes().cover(programme, RELEASE, "", STANDARD);
        AuditId audit = quality.plan(AuditPlan.of("Release of batches", story.today(), story.today())
                .covering(RELEASE, STANDARD)
                .under(programme));
        quality.assign(audit, AUDITOR.id(), TeamRole.LEAD);
        story.as(AUDITOR).audits().writeChecklist(audit, LIBRARY);
        story.as(COMPLIANCE).audits().prepare(seen(audit));
        story.as(AUDITOR).audits().start(audit);
        return audit;
    }

    private Seen<AuditId> seen(AuditId audit) {
        return story.as(QUALITY).audits().find(audit).orElseThrow().seen();
    }
}

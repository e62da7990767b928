package io.github.qms4j.reporting.assurance;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.audit.Audit;
import io.github.qms4j.audit.AuditId;
import io.github.qms4j.audit.AuditLifeCycle;
import io.github.qms4j.audit.AuditStatus;
import io.github.qms4j.audit.Audits;
import io.github.qms4j.audit.Finding;
import io.github.qms4j.audit.FindingId;
import io.github.qms4j.audit.FindingLifeCycle;
import io.github.qms4j.record.View;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportParameter.Kind;
import io.github.qms4j.reporting.definition.ReportRequest;
import io.github.qms4j.reporting.spi.ReportDefinition;
import java.util.List;

/** One audit: scope, team, checklist and findings with what became of them (rule AUD-9). */
public final class AuditReport implements ReportDefinition {
    private static final ReportParameter AUDIT =
            ReportParameter.required("audit", Kind.TEXT, "The number of the audit, such as AUD-2026-0001.");

    /** For {@link java.util.ServiceLoader}. */
    public AuditReport() {}

    @Override
    public String name() {
        return "audit-report";
    }

    @Override
    public String title() {
        return "Audit report";
    }

    @Override
    public String purpose() {
        return "What an internal audit looked at, what it found, and what became of it (ISO 9001:2015 9.2.2).";
    }

    @Override
    public List<ReportParameter> parameters() {
        return List.of(AUDIT);
    }

    @Override
    public Report.Builder report(ReportRequest request) {
        AuditId id = AuditId.of(request.get(AUDIT.name()));
        Audits audits = request.session().audits();
        View<AuditId, Audit> view = audits.find(id)
                .orElseThrow(() -> InvalidInputException.of(
                        "report",
                        AUDIT.name(),
                        id,
                        "is no audit on record",
                        "give the number of one that is, such as AUD-2026-0001"));
        Audit audit = view.state();
        List<View<FindingId, Finding>> findings =
                AllPages.of(cursor -> audits.findings().list(cursor, FindingLifeCycle.AUDIT.is(id)));
        AuditChecklist checklist = new AuditChecklist(audits.checklist(id).toList());
        AuditFindingSections sections = new AuditFindingSections(request, findings);
        request.source(Source.records(AuditLifeCycle.TYPE.name() + " " + id + " version " + view.version(), 1))
                .source(Source.records("checklist-line", checklist.size()))
                .source(Source.records("finding", findings.size()))
                .over(audit.plan().from() + " to " + audit.plan().until());
        Report.Builder report = Report.builder(title())
                .subtitle(id + ", " + audit.plan().title() + ", " + Cells.words(audit.status()))
                .conclusion(checklist.sentence() + " " + sections.sentence() + reported(audit))
                .section(AuditSections.scope(audit, audits.samples().of(id)))
                .section(AuditSections.team(audit))
                .section(sections.findings())
                .section(sections.repeats())
                .section(sections.actions())
                .section(checklist.section())
                .section(AuditSections.distribution(audit));
        sign(report, audit, request.signatures(AuditLifeCycle.TYPE, id));
        return report;
    }

    private static String reported(Audit audit) {
        return audit.report() == null
                ? " The lead auditor has drawn no conclusion yet."
                : " Conclusion of the lead auditor: " + audit.report().conclusion();
    }

    private static void sign(Report.Builder report, Audit audit, List<SignatureLine> given) {
        given.forEach(report::signature);
        if (given.isEmpty()) {
            report.signature(SignatureLine.open("Lead auditor", "audit report issued"));
        }
        if (audit.status() != AuditStatus.CLOSED) {
            report.signature(SignatureLine.open("Quality manager", "acknowledged"));
            report.signature(SignatureLine.open("Auditee", "acknowledged"));
        }
    }
}

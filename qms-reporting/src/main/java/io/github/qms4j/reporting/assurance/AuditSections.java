package io.github.qms4j.reporting.assurance;

import io.github.qms4j.audit.Audit;
import io.github.qms4j.audit.AuditPlan;
import io.github.qms4j.audit.AuditSample;
import io.github.qms4j.audit.AuditSampleId;
import io.github.qms4j.audit.AuditStatus;
import io.github.qms4j.record.View;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import java.util.List;

/** What an audit was to look at, and who took part. */
final class AuditSections {
    private AuditSections() {}

    static Section scope(Audit audit, List<View<AuditSampleId, AuditSample>> samples) {
        AuditPlan plan = audit.plan();
        Table.Builder table = Table.builder("Scope and criteria")
                .columns(Column.text("Process"), Column.text("Criteria, edition"), Column.text("Clauses"))
                .whenEmpty("The plan names no scope.");
        plan.scope()
                .forEach(item -> table.row(
                        Cell.text(item.process().value()),
                        Cell.text(item.catalogue()),
                        Cell.text(item.clauses().isEmpty() ? "all of it" : String.join(", ", item.clauses()))));
        return Section.builder("Scope")
                .paragraph("Planned for " + plan.from() + " to " + plan.until() + ", " + Cells.words(plan.method())
                        + ". Programme: " + (plan.programme() == null ? "none" : plan.programme()) + ". Auditees: "
                        + (plan.auditees().isEmpty() ? "none named" : String.join(", ", plan.auditees())) + ".")
                .block(table.build())
                .block(samples(samples))
                .build();
    }

    private static Table samples(List<View<AuditSampleId, AuditSample>> samples) {
        Table.Builder table = Table.builder("Sampling, and what each sample supports")
                .columns(
                        Column.text("Sample"),
                        Column.text("Population"),
                        Column.text("Method"),
                        Column.text("Looked at"),
                        Column.text("Adverse"),
                        Column.text("Supports"))
                .whenEmpty("No sample was drawn.");
        for (View<AuditSampleId, AuditSample> view : samples) {
            AuditSample sample = view.state();
            AuditSample.Conclusion found = sample.conclusion();
            table.row(
                    Cell.text(view.id().value()),
                    Cell.text(sample.population().size() + " of " + sample.recordType() + ", " + sample.query()),
                    Cell.text(Cells.words(sample.plan().method())),
                    found == null
                            ? Cell.noData("not concluded")
                            : Cell.text(found.looked() + " of " + sample.plan().size()),
                    found == null ? Cell.noData("not concluded") : Cells.list(found.adverse(), "none"),
                    Cell.text(found == null ? sample.plan().supports() : found.statement()));
        }
        return table.build();
    }

    static Section team(Audit audit) {
        Table.Builder table = Table.builder("Who took part")
                .columns(
                        Column.text("Person"),
                        Column.text("Role"),
                        Column.status("Independence"),
                        Column.text("Because"))
                .whenEmpty("Nobody was assigned.");
        audit.team()
                .forEach(member -> table.row(
                        Cell.text(member.person()),
                        Cell.text(Cells.words(member.role())),
                        independence(audit, member),
                        because(audit, member)));
        return Section.builder("Team and independence")
                .paragraph("Nobody audits what they own, manage or wrote, or did since "
                        + audit.plan().from().minus(audit.plan().lookBack())
                        + "; this is checked at the assignment, at the start, and with every verdict"
                        + " and finding. So is that auditors and leads are qualified.")
                .block(table.build())
                .paragraph("Work papers reviewed by: " + (audit.reviewer() == null ? "nobody yet" : audit.reviewer())
                        + ".")
                .build();
    }

    private static Cell independence(Audit audit, Audit.TeamMember member) {
        if (!member.role().audits()) {
            return Cell.status(Status.NEUTRAL, "gives no verdict");
        }
        return audit.exceptionFor(member.person())
                .map(exception -> exception.review() == null
                        ? Cell.status(Status.BAD, "exception, not reviewed")
                        : Cell.status(Status.WARNING, "exception, reviewed"))
                .orElseGet(() -> audit.status() == AuditStatus.PLANNED || audit.status() == AuditStatus.PREPARED
                        ? Cell.status(Status.OK, "checked at the assignment")
                        : Cell.status(Status.OK, "independent"));
    }

    private static Cell because(Audit audit, Audit.TeamMember member) {
        return audit.exceptionFor(member.person())
                .map(exception -> Cell.text(exception.reason() + "; allowed by " + exception.allowedBy()
                        + (exception.review() == null
                                ? "; to be reviewed by " + exception.reviewer()
                                : "; reviewed by " + exception.review().by() + ": "
                                        + exception.review().conclusion())))
                .orElse(Cell.noData("no exception"));
    }

    static Section distribution(Audit audit) {
        Table.Builder table = Table.builder("Who is given the report")
                .columns(Column.text("Person"), Column.instant("Acknowledged"))
                .whenEmpty("The report was given to nobody yet.");
        if (audit.report() != null) {
            audit.report()
                    .distribution()
                    .forEach(recipient -> table.row(
                            Cell.text(recipient.person()),
                            recipient.acknowledgedAt() == null
                                    ? Cell.noData("not acknowledged")
                                    : Cell.instant(recipient.acknowledgedAt())));
        }
        return Section.builder("Distribution").block(table.build()).build();
    }
}

package io.github.qms4j.reporting.assurance;

import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.audit.Finding;
import io.github.qms4j.audit.FindingId;
import io.github.qms4j.audit.FindingStatus;
import io.github.qms4j.audit.Grading;
import io.github.qms4j.audit.LineVerdict;
import io.github.qms4j.record.View;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.definition.ReportRequest;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an audit found, and what became of it. */
final class AuditFindingSections {
    private final ReportRequest request;
    private final List<View<FindingId, Finding>> findings;

    AuditFindingSections(ReportRequest request, List<View<FindingId, Finding>> findings) {
        this.request = request;
        this.findings = findings;
    }

    /** A finding that was withdrawn was raised in error and counts for nothing. */
    private long count(Predicate<Finding> which) {
        return findings.stream()
                .map(View::state)
                .filter(finding -> finding.status() != FindingStatus.WITHDRAWN)
                .filter(which)
                .count();
    }

    private boolean isResponseOverdue(Finding finding) {
        return finding.status() == FindingStatus.OPEN && finding.header().isOverdue(request.day());
    }

    String sentence() {
        long all = count(finding -> true);
        if (all == 0) {
            return "No finding stands.";
        }
        return Cells.count(all, "finding") + ": " + count(of(LineVerdict.CRITICAL)) + " critical, "
                + count(of(LineVerdict.MAJOR)) + " major, " + count(of(LineVerdict.MINOR)) + " minor, "
                + count(finding -> !finding.verdict().isAdverse()) + " without a nonconformity; "
                + count(finding -> finding.repeatOf() != null) + " repeated; "
                + count(finding -> finding.status().isOpen()) + " not closed, of them "
                + count(this::isResponseOverdue) + " with an overdue response.";
    }

    private static Predicate<Finding> of(LineVerdict verdict) {
        return finding -> finding.verdict() == verdict;
    }

    Section findings() {
        Table.Builder table = Table.builder("Findings")
                .columns(
                        Column.text("Number"),
                        Column.text("Clause"),
                        Column.text("Process"),
                        Column.text("What was found"),
                        Column.text("Evidence"),
                        Column.status("Verdict"),
                        Column.text("Grade"),
                        Column.text("Owner"),
                        Column.text("Response due"),
                        Column.status("Status"),
                        Column.text("Nonconformity"),
                        Column.text("CAPA"),
                        Column.date("Ended"))
                .whenEmpty("Nothing was found.");
        for (View<FindingId, Finding> view : findings) {
            Finding finding = view.state();
            table.row(
                    Cell.text(view.id().value()),
                    Cell.text(finding.requirement()),
                    Cell.text(finding.process().value()),
                    Cell.text(finding.statement()),
                    Cells.list(finding.evidence(), "none named"),
                    AuditChecklist.verdict(finding.verdict()),
                    grade(finding.grading()),
                    Cell.text(finding.owner()),
                    Cells.due(finding.header().due()),
                    status(finding),
                    Cells.text(finding.nonconformity(), "none: no requirement is violated"),
                    capa(finding),
                    Cells.date(finding.header().endedOn(), "open"));
        }
        return Section.builder("Findings").block(table.build()).build();
    }

    private static Cell grade(@Nullable Grading grading) {
        return grading == null ? Cell.noData("not graded") : Cell.text(grading.grade() + " by " + grading.method());
    }

    private Cell status(Finding finding) {
        if (isResponseOverdue(finding)) {
            return Cell.status(Status.BAD, "response overdue");
        }
        return Cell.status(
                finding.status() == FindingStatus.CLOSED ? Status.OK : Status.NEUTRAL, Cells.words(finding.status()));
    }

    private Cell capa(Finding finding) {
        if (finding.capa() != null) {
            return Cell.text(finding.capa()
                    + request.session()
                            .capas()
                            .find(finding.capa())
                            .map(capa -> ", " + Cells.words(capa.state().status()))
                            .orElse(""));
        }
        if (finding.nonconformity() == null) {
            return Cell.noData("none needed");
        }
        return finding.withoutCapa().isBlank()
                ? Cell.noData("not decided")
                : Cell.text("none, because: " + finding.withoutCapa());
    }

    Section repeats() {
        Table.Builder table = Table.builder("Found before on the same requirement in the same process")
                .columns(Column.text("Number"), Column.text("Clause"), Column.text("Repeats"))
                .whenEmpty("No finding repeats an earlier one.");
        findings.forEach(view -> {
            FindingId before = view.state().repeatOf();
            if (before != null) {
                table.row(
                        Cell.text(view.id().value()), Cell.text(view.state().requirement()), Cell.text(before.value()));
            }
        });
        return Section.builder("Repeat findings").block(table.build()).build();
    }

    /** What the auditees did, with what verifies the closure. */
    Section actions() {
        Table.Builder table = Table.builder("Responses of the auditees")
                .columns(
                        Column.text("Finding"),
                        Column.text("Cause"),
                        Column.text("Correction"),
                        Column.text("By"),
                        Column.instant("At"))
                .whenEmpty("No auditee has responded.");
        findings.forEach(view -> {
            Finding.Response response = view.state().response();
            if (response != null) {
                table.row(
                        Cell.text(view.id().value()),
                        Cells.text(response.cause(), "not given"),
                        Cells.text(response.correction(), "not given"),
                        Cell.text(response.by().toString()),
                        Cell.instant(response.at()));
            }
        });
        List<View<ActionId, Action>> actions = findings.stream()
                .flatMap(view -> request.session().audits().findings().actions(view.id()).stream())
                .toList();
        return Section.builder("Responses and actions")
                .block(table.build())
                .block(ActionTable.of(
                        "Finding", Action::parent, actions, request.day(), "No action was planned on a finding."))
                .build();
    }
}

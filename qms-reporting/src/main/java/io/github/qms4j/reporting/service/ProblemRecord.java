package io.github.qms4j.reporting.service;

import io.github.qms4j.practice.PermanentFix;
import io.github.qms4j.practice.Problem;
import io.github.qms4j.practice.ProblemId;
import io.github.qms4j.practice.ProblemLifeCycle;
import io.github.qms4j.practice.ProblemStatus;
import io.github.qms4j.practice.Problems;
import io.github.qms4j.record.DueDate;
import io.github.qms4j.record.View;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportRequest;
import io.github.qms4j.reporting.spi.ReportDefinition;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** Every problem that was opened in a period: its cause, workaround and fix (rule SD-6). */
public final class ProblemRecord implements ReportDefinition {
    /** For {@link java.util.ServiceLoader}. */
    public ProblemRecord() {}

    @Override
    public String name() {
        return "problem-record";
    }

    @Override
    public String title() {
        return "Record of problems";
    }

    @Override
    public String purpose() {
        return "Why incidents happened, how one lives with it and what solves it (ISO/IEC 20000-1:2018 8.6.3).";
    }

    @Override
    public List<ReportParameter> parameters() {
        return Days.PARAMETERS;
    }

    @Override
    public Report.Builder report(ReportRequest request) {
        Days days = Days.of(request);
        Problems service = request.session().servicePractices().problems();
        List<View<ProblemId, Problem>> problems = ReportRequest.all(
                cursor -> service.list(cursor, ProblemLifeCycle.OPENED_ON.between(days.from(), days.until())));
        request.source(Source.records("problem", problems.size())).over(days.toString());
        return Report.builder(title())
                .subtitle(days.toString())
                .conclusion(conclusion(problems.stream().map(View::state).toList(), request.day()))
                .section(Section.builder("Problems").block(table(problems)).build())
                .signature(SignatureLine.open("Service manager", "prepared"))
                .signature(SignatureLine.open("Quality manager", "reviewed"));
    }

    private static String conclusion(List<Problem> problems, LocalDate today) {
        return "Problems opened: " + problems.size() + ". Known errors: "
                + count(problems, p -> p.status() == ProblemStatus.KNOWN_ERROR) + "; solved: "
                + count(problems, p -> p.status() == ProblemStatus.RESOLVED || p.status() == ProblemStatus.CLOSED)
                + "; overdue: " + count(problems, p -> p.header().isOverdue(today)) + ".";
    }

    private static long count(List<Problem> problems, Predicate<Problem> which) {
        return problems.stream().filter(which).count();
    }

    private static Table table(List<View<ProblemId, Problem>> problems) {
        Table.Builder table = Table.builder("In the order of opening")
                .columns(
                        Column.text("Number"),
                        Column.text("Title"),
                        Column.text("Status"),
                        Column.text("Owner"),
                        Column.date("Due"),
                        Column.number("Incidents", 0),
                        Column.text("Cause"),
                        Column.text("Workaround"),
                        Column.text("Fix"))
                .whenEmpty("No problem was opened in this period.");
        for (View<ProblemId, Problem> view : problems) {
            Problem problem = view.state();
            String owner = problem.header().owner();
            DueDate due = problem.header().due();
            PermanentFix fix = problem.fix();
            table.row(
                    Cell.text(view.id().value()),
                    Cell.text(problem.title()),
                    Cell.text(Days.words(problem.status())),
                    owner == null ? Cell.noData("nobody yet") : Cell.text(owner),
                    due == null ? Cell.noData("not set") : Cell.date(due.current()),
                    Cell.number(problem.incidents().size()),
                    cause(problem),
                    problem.workaround().isBlank() ? Cell.noData("none known") : Cell.text(problem.workaround()),
                    fix == null
                            ? Cell.noData("not decided")
                            : Cell.text(fix.record().value()));
        }
        return table.build();
    }

    private static Cell cause(Problem problem) {
        return problem.cause() == null
                ? Cell.noData("not known")
                : Cell.text(problem.cause().statement() + (problem.cause().isVerified() ? "" : " (not verified)"));
    }
}

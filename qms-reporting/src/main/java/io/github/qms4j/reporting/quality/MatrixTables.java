package io.github.qms4j.reporting.quality;

import io.github.qms4j.reference.LinkStanding;
import io.github.qms4j.regulation.matrix.Assessment;
import io.github.qms4j.regulation.matrix.Coverage;
import io.github.qms4j.regulation.matrix.MatrixRow;
import io.github.qms4j.regulation.matrix.MatrixRowStatus;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of the requirements matrix. */
final class MatrixTables {
    private MatrixTables() {}

    static Table coverage(Coverage coverage) {
        return Table.builder("Requirements by what counts for the period under question")
                .columns(Column.text("Requirements"), Column.number("Number", 0))
                .row(Cell.text("To be met"), Cell.number(coverage.toBeMet()))
                .row(Cell.text("of these, undecided"), Cell.number(coverage.undecided()))
                .row(Cell.text("Compliant"), Cell.number(coverage.compliant()))
                .row(Cell.text("Partial"), Cell.number(coverage.partial()))
                .row(Cell.text("Gap"), Cell.number(coverage.gap()))
                .row(Cell.text("To be assessed anew"), Cell.number(coverage.suspect()))
                .row(Cell.text("Verdict without evidence for the period"), Cell.number(coverage.withoutEvidence()))
                .row(Cell.text("Not assessed"), Cell.number(coverage.notAssessed()))
                .row(Cell.text("Not applicable"), Cell.number(coverage.notApplicable()))
                .build();
    }

    static Table gaps(List<MatrixLine> lines, LocalDate today) {
        Table.Builder table = Table.builder("What the last assessment found not, or only partly, met")
                .columns(
                        Column.text("Clause"),
                        Column.text("What was seen"),
                        Column.text("To be answered by"),
                        Column.date("Due"),
                        Column.status("Answer"),
                        Column.text("Finding or acceptance"))
                .whenEmpty("No assessment found a gap.");
        for (MatrixLine line : lines) {
            Assessment latest = line.latest();
            if (line.isGap() && latest != null) {
                table.row(
                        Cell.text(line.row().clause()),
                        Cell.text(latest.statement()),
                        given(latest.header().owner(), "nobody"),
                        latest.header().due() == null
                                ? Cell.noData("no day was set")
                                : Cell.date(latest.header().due().current()),
                        answer(line, today),
                        dealtWith(latest));
            }
        }
        return table.build();
    }

    private static Cell answer(MatrixLine line, LocalDate today) {
        if (line.isOverdue(today)) {
            return Cell.status(Status.BAD, "overdue");
        }
        return line.isUnanswered() ? Cell.status(Status.WARNING, "open") : Cell.status(Status.NEUTRAL, "answered");
    }

    private static Cell dealtWith(Assessment latest) {
        if (latest.finding() != null) {
            return Cell.text(
                    latest.finding().recordType() + " " + latest.finding().id());
        }
        return latest.acceptance().isEmpty()
                ? Cell.noData("not answered")
                : Cell.text("accepted: " + latest.acceptance());
    }

    static Table requirements(List<MatrixLine> lines) {
        Table.Builder table = Table.builder("By requirement")
                .columns(
                        Column.text("Clause"),
                        Column.text("Applicability"),
                        Column.text("Owner"),
                        Column.text("Met by"),
                        Column.status("Verdict"),
                        Column.text("Assessed by"),
                        Column.text("Evidence that counts"),
                        Column.text("Training demanded"),
                        Column.date("Next review"))
                .whenEmpty("The edition has no requirement.");
        for (MatrixLine line : lines) {
            MatrixRow row = line.row();
            table.row(
                    Cell.text(row.clause()),
                    Cell.text(applicability(row)),
                    given(row.header().owner(), "nobody"),
                    metBy(line),
                    verdict(line),
                    assessed(line.latest()),
                    line.evidence().isEmpty()
                            ? Cell.noData("none for the period")
                            : Cell.text(String.join(", ", line.evidence())),
                    row.training() == null
                            ? Cell.noData("none")
                            : Cell.text(row.training().competence()),
                    row.header().due() == null
                            ? Cell.noData("no day was set")
                            : Cell.date(row.header().due().current()));
        }
        return table.build();
    }

    private static String applicability(MatrixRow row) {
        return row.status() == MatrixRowStatus.NOT_APPLICABLE
                ? "not applicable: " + row.rationale()
                : words(row.status());
    }

    private static Cell metBy(MatrixLine line) {
        return line.metBy().isEmpty()
                ? Cell.noData("nothing is named")
                : Cell.text(line.metBy().stream()
                        .map(link -> link.link().relation().toLowerCase(Locale.ROOT) + " "
                                + (link.link().target().title().isEmpty()
                                        ? link.link().target()
                                        : link.link().target().title())
                                + (link.standing() == LinkStanding.CURRENT ? "" : " (" + words(link.standing()) + ")"))
                        .collect(Collectors.joining("; ")));
    }

    /** A verdict that does not count is never shown as being in order. */
    private static Cell verdict(MatrixLine line) {
        MatrixRow row = line.row();
        String label = words(row.verdict());
        if (row.isSuspect()) {
            return Cell.status(Status.WARNING, label + ", to be assessed anew");
        }
        if (row.verdict().isFinding() && line.evidence().isEmpty()) {
            return Cell.status(Status.WARNING, label + ", without evidence for the period");
        }
        return Cell.status(
                switch (row.verdict()) {
                    case COMPLIANT -> Status.OK;
                    case PARTIAL -> Status.WARNING;
                    case GAP -> Status.BAD;
                    case NOT_ASSESSED, NOT_APPLICABLE -> Status.NEUTRAL;
                },
                label);
    }

    private static Cell assessed(@Nullable Assessment latest) {
        return latest == null || latest.assessor() == null
                ? Cell.noData("not assessed")
                : Cell.text(Objects.requireNonNull(latest.assessor()).by() + ", "
                        + latest.assessor().on());
    }

    private static Cell given(@Nullable String text, String otherwise) {
        return text == null ? Cell.noData(otherwise) : Cell.text(text);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

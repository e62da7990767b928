package io.github.qms4j.reporting.quality;

import io.github.qms4j.regulation.matrix.Coverage;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the requirements matrix comes to: coverage first, then what is missing, by clause. */
final class MatrixConclusion {
    private MatrixConclusion() {}

    static String of(Coverage coverage, List<MatrixLine> lines, LocalDate today) {
        return coverage.score()
                .map(score -> score + ". " + missing(lines, today).strip())
                .orElse("Nothing of this edition is to be met.");
    }

    private static String missing(List<MatrixLine> lines, LocalDate today) {
        return named(lines, line -> line.isOverdue(today), "Gaps whose answer is overdue")
                + named(lines, line -> line.isUnanswered() && !line.isOverdue(today), "Gaps that nobody has answered")
                + named(lines, line -> line.isGap() && !line.isUnanswered(), "Gaps that are answered")
                + named(lines, line -> line.isToBeMet() && line.row().isSuspect(), "To be assessed anew")
                + named(lines, line -> line.isToBeMet() && line.row().header().owner() == null, "Nobody answers for");
    }

    private static String named(List<MatrixLine> lines, Predicate<MatrixLine> which, String what) {
        List<MatrixLine> found = lines.stream().filter(which).toList();
        String clauses = found.isEmpty()
                ? "none"
                : found.stream()
                        .map(line -> line.row().clause())
                        .collect(Collectors.joining(", ", found.size() + " (", ")"));
        return what + ": " + clauses + ". ";
    }
}

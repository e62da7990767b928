package io.github.qms4j.reporting;

import io.github.qms4j.InvalidInputException;
import java.util.List;
import java.util.Objects;

/** What makes a chart complete: one fitting cell for each position, and lines that are values of its axis. */
final class ChartRules {
    private ChartRules() {}

    static void check(
            String title, String summary, Axis axis, ValueAxis values, List<Series> series, List<ReferenceLine> lines) {
        Checks.filled("chart", "title", title);
        Objects.requireNonNull(summary, "summary");
        String subject = "chart '" + title + "'";
        for (Series one : series) {
            checkLength(subject, one, axis.size());
            for (int at = 0; at < axis.size(); at++) {
                Cell cell = one.values().get(at);
                if (!values.format().accepts(cell)) {
                    Checks.fits(subject, "series '" + one.name() + "', position " + (at + 1), values.format(), cell);
                }
            }
        }
        for (ReferenceLine line : lines) {
            Checks.fits(subject, "line '" + line.label() + "'", values.format(), line.value());
        }
    }

    private static void checkLength(String subject, Series series, int positions) {
        if (series.values().size() != positions) {
            throw InvalidInputException.of(
                    subject,
                    "series '" + series.name() + "'",
                    series.values().size() + " values",
                    "must have " + positions + " values, one for each position of the axis",
                    "use Cell.noData for a missing point");
        }
    }
}

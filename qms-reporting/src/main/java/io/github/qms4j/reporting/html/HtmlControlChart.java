package io.github.qms4j.reporting.html;

import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.ControlChange;
import io.github.qms4j.reporting.ControlChart;
import io.github.qms4j.reporting.ControlPhase;
import io.github.qms4j.reporting.ControlPoint;
import io.github.qms4j.reporting.ControlRule;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.chart.ControlLetters;
import io.github.qms4j.reporting.chart.SvgChart;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stands beside a drawn control chart: its rules with their hits, lines, changes and data. */
final class HtmlControlChart {
    /** As many points as are printed in full; more are many pages, and are in the CSV and JSON of the report. */
    private static final int MOST_PRINTED = 40;

    private static final int SHORT = 20;

    private final Markup html;
    private final HtmlCells cells;
    private final HtmlTables tables;
    private final ZoneId zone;
    private final Writer out;

    HtmlControlChart(Markup html, HtmlCells cells, HtmlTables tables, ZoneId zone, Writer out) {
        this.html = html;
        this.cells = cells;
        this.tables = tables;
        this.zone = zone;
        this.out = out;
    }

    void caption(ControlChart chart) throws IOException {
        if (!chart.summary().isEmpty()) {
            html.element("p", chart.summary(), "class", "says").line();
        }
        rules(chart);
        phases(chart);
        changes(chart);
        if (!chart.method().isEmpty()) {
            html.element("p", "Method: " + chart.method()).line();
        }
        data(chart);
    }

    private void rules(ControlChart chart) throws IOException {
        boolean called =
                chart.rules().stream().anyMatch(rule -> !rule.callsFor().isEmpty());
        tables.open("Rules applied, and the points that they hit", false);
        html.open("tr");
        tables.heading("Rule", false);
        tables.heading("Hits", true);
        tables.heading("At", false);
        tables.heading("Looks for", false);
        if (called) {
            tables.heading("Calls for", false);
        }
        html.close().close().open("tbody").line();
        if (chart.rules().isEmpty()) {
            tables.emptyRow(4, "No rule was applied.");
        }
        for (int at = 0; at < chart.rules().size(); at++) {
            rule(chart, at, called);
        }
        tables.close();
    }

    private void rule(ControlChart chart, int at, boolean called) throws IOException {
        ControlRule rule = chart.rules().get(at);
        List<Integer> positions = chart.positionsHitBy(rule);
        html.open("tr").open("th", "scope", "row", "class", "rule");
        SvgChart.writeMark(at, out);
        html.text(" " + rule.name()).close();
        cells.count(positions.size());
        html.element("td", positions.isEmpty() ? "no point" : spans(chart, positions));
        html.element("td", rule.pattern());
        if (called) {
            html.element("td", positions.isEmpty() || rule.callsFor().isEmpty() ? "–" : rule.callsFor());
        }
        html.close().line();
    }

    /** Neighbours make one span. */
    private String spans(ControlChart chart, List<Integer> positions) {
        List<String> spans = new ArrayList<>();
        int at = 0;
        while (at < positions.size()) {
            int end = at;
            while (end + 1 < positions.size() && positions.get(end + 1) == positions.get(end) + 1) {
                end++;
            }
            String from = label(chart, positions.get(at));
            spans.add(end == at ? from : from + " to " + label(chart, positions.get(end)));
            at = end + 1;
        }
        return String.join(", ", spans);
    }

    private void phases(ControlChart chart) throws IOException {
        if (chart.phases().isEmpty()) {
            return;
        }
        tables.open("Lines", false);
        html.open("tr");
        tables.heading("From", false);
        tables.heading("Centre line", true);
        tables.heading("Lower limit", true);
        tables.heading("Upper limit", true);
        tables.heading("Based on", false);
        html.close().close().open("tbody").line();
        for (int at = 0; at < chart.phases().size(); at++) {
            ControlPhase phase = chart.phases().get(at);
            int until = at + 1 < chart.phases().size()
                    ? chart.phases().get(at + 1).from()
                    : chart.points().size();
            List<ControlPoint> points = chart.points().subList(phase.from(), until);
            html.open("tr");
            position(chart, phase.from());
            range(chart, points, ControlPoint::centre);
            range(chart, points, ControlPoint::lower);
            range(chart, points, ControlPoint::upper);
            html.element("td", phase.reason() + "; " + phase.basis());
            html.close().line();
        }
        tables.close();
    }

    /** One value, or the least and the greatest where the line moves from point to point. */
    private void range(ControlChart chart, List<ControlPoint> points, Function<ControlPoint, Cell> of)
            throws IOException {
        Format format = chart.values().format();
        Cell least = null;
        Cell greatest = null;
        for (ControlPoint point : points) {
            Cell cell = of.apply(point);
            if (!(cell instanceof Cell.NoData)) {
                least = least == null || compare(cell, least) < 0 ? cell : least;
                greatest = greatest == null || compare(cell, greatest) > 0 ? cell : greatest;
            }
        }
        html.open("td", "class", "number");
        if (least == null || greatest == null) {
            cells.value(points.isEmpty() ? Cell.noData("no points") : of.apply(points.get(0)), format);
        } else {
            String low = format.display(least, zone);
            String high = format.display(greatest, zone);
            html.text(low.equals(high) ? low : low + " to " + high);
        }
        html.close();
    }

    private static int compare(Cell cell, Cell other) {
        return measure(cell).compareTo(measure(other));
    }

    private static BigDecimal measure(Cell cell) {
        if (cell instanceof Cell.Percent percent) {
            return percent.ratio();
        } else if (cell instanceof Cell.Elapsed elapsed) {
            return BigDecimal.valueOf(elapsed.value().toMillis());
        }
        return ((Cell.Decimal) cell).value();
    }

    private void changes(ControlChart chart) throws IOException {
        if (chart.changes().isEmpty()) {
            return;
        }
        tables.open("Changes made", false);
        html.open("tr");
        tables.heading("Mark", false);
        tables.heading("Before", false);
        tables.heading("What was changed", false);
        html.close().close().open("tbody").line();
        for (int at = 0; at < chart.changes().size(); at++) {
            ControlChange change = chart.changes().get(at);
            html.open("tr").element("th", ControlLetters.of(at), "scope", "row");
            html.element("td", label(chart, change.before())).element("td", change.what());
            html.close().line();
        }
        tables.close();
    }

    private void data(ControlChart chart) throws IOException {
        boolean printed = chart.points().size() <= MOST_PRINTED;
        if (!printed) {
            html.element(
                            "p",
                            "The data of the " + chart.points().size()
                                    + " points are in this file on screen, and in its CSV and JSON form.",
                            "class",
                            "on-paper")
                    .line();
        }
        if (printed) {
            html.open("details", "class", "data", "open", "open");
        } else {
            html.open("details", "class", "data");
        }
        html.element("summary", "Data of this chart").line();
        tables.open(chart.title(), true);
        html.open("tr");
        tables.heading(
                chart.axis().title().isEmpty() ? "Position" : chart.axis().title(), false);
        tables.heading("Value", true);
        if (!chart.sizeTitle().isEmpty()) {
            tables.heading(chart.sizeTitle(), true);
        }
        for (String line : List.of("Centre", "Lower limit", "Upper limit")) {
            tables.heading(line, true);
        }
        tables.heading("Rules", false);
        html.close().close().open("tbody").line();
        for (int at = 0; at < chart.points().size(); at++) {
            row(chart, at);
        }
        tables.close();
        html.close().line();
    }

    private void row(ControlChart chart, int at) throws IOException {
        ControlPoint point = chart.points().get(at);
        Format format = chart.values().format();
        html.open("tr");
        position(chart, at);
        cells.cell(point.value(), format, false);
        if (!chart.sizeTitle().isEmpty()) {
            cells.cell(point.size(), Format.number(0), false);
        }
        cells.cell(point.centre(), format, false);
        limit(point.lower(), format);
        limit(point.upper(), format);
        String said = said(point);
        html.element("td", said == null ? "" : said);
        html.close().line();
    }

    private void limit(Cell limit, Format format) throws IOException {
        if (limit instanceof Cell.NoData none) {
            html.element("td", "none", "class", "number none", "title", none.reason());
        } else {
            cells.cell(limit, format, false);
        }
    }

    private static @Nullable String said(ControlPoint point) {
        if (point.isSignal()) {
            return String.join(", ", point.hits());
        }
        return point.judged() ? null : "too few cases, not judged";
    }

    private void position(ControlChart chart, int at) throws IOException {
        String label = label(chart, at);
        if (label.length() <= SHORT) {
            html.element("th", label, "scope", "row", "class", "rule");
        } else {
            html.element("th", label, "scope", "row");
        }
    }

    private String label(ControlChart chart, int position) {
        return chart.axis().label(position, zone);
    }
}

package io.github.qms4j.reporting.html;

import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Chart;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.ControlChart;
import io.github.qms4j.reporting.EvidenceList;
import io.github.qms4j.reporting.EvidenceReference;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.KeyFigure;
import io.github.qms4j.reporting.KeyFigures;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.Series;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.chart.ChartSize;
import io.github.qms4j.reporting.chart.SvgChart;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Key figures, tables, charts with their data, and evidence. */
final class HtmlBlocks {
    private final Markup html;
    private final HtmlCells cells;
    private final HtmlTables tables;
    private final ZoneId zone;
    private final Writer out;
    private int charts;

    HtmlBlocks(Markup html, HtmlCells cells, ZoneId zone, Writer out) {
        this.html = html;
        this.cells = cells;
        this.tables = new HtmlTables(html);
        this.zone = zone;
        this.out = out;
    }

    void keyFigures(KeyFigures figures) throws IOException {
        if (figures.figures().isEmpty()) {
            html.element("p", "No key figures.", "class", "empty").line();
            return;
        }
        html.open("dl", "class", "figures").line();
        for (KeyFigure figure : figures.figures()) {
            html.open("div", "class", "figure " + HtmlCells.style(figure.status()));
            html.element("dt", figure.label());
            html.open("dd", "class", "value");
            cells.value(figure.value(), figure.format());
            html.close();
            if (figure.status() != Status.NEUTRAL) {
                html.open("dd");
                cells.status(figure.status(), HtmlCells.word(figure.status()));
                html.close();
            }
            if (!figure.note().isEmpty()) {
                html.element("dd", figure.note(), "class", "note");
            }
            html.close().line();
        }
        html.close().line();
    }

    void table(Table table) throws IOException {
        tables.open(table.caption(), true);
        html.open("tr");
        for (Column column : table.columns()) {
            tables.heading(column.heading(), column.format().kind().isMeasure());
        }
        html.close().close().open("tbody").line();
        if (table.rows().isEmpty()) {
            tables.emptyRow(table.columns().size(), table.whenEmpty());
        }
        for (Row row : table.rows()) {
            html.open("tr");
            for (int at = 0; at < row.cells().size(); at++) {
                cells.cell(row.cells().get(at), table.columns().get(at).format(), at == 0);
            }
            html.close().line();
        }
        tables.close();
    }

    void chart(Chart chart) throws IOException {
        String id = "chart-" + ++charts;
        html.open("figure").line();
        for (ChartSize size : ChartSize.values()) {
            html.open("div", "class", frame(size));
            SvgChart.write(chart, zone, prefix(id, size), size, out);
            html.close().line();
        }
        html.open("figcaption").line();
        if (!chart.summary().isEmpty()) {
            html.element("p", chart.summary()).line();
        }
        for (Map.Entry<String, List<String>> gap : gaps(chart).entrySet()) {
            html.open("p");
            cells.noData(gap.getKey());
            html.text(" (" + String.join(", ", gap.getValue()) + ")").close().line();
        }
        html.open("details").element("summary", "Data of this chart").line();
        chartData(chart);
        html.close().close().close().line();
    }

    void controlChart(ControlChart chart) throws IOException {
        String id = "chart-" + ++charts;
        html.open("figure", "class", "control").line();
        for (ChartSize size : ChartSize.values()) {
            html.open("div", "class", frame(size));
            SvgChart.write(chart, zone, prefix(id, size), size, out);
            html.close().line();
        }
        html.open("figcaption").line();
        new HtmlControlChart(html, cells, tables, zone, out).caption(chart);
        html.close().close().line();
    }

    void evidence(EvidenceList evidence) throws IOException {
        tables.open(evidence.caption(), true);
        html.open("tr");
        for (String name : List.of("Evidence", "Record", "Version", "SHA-256")) {
            tables.heading(name, name.equals("Version"));
        }
        html.close().close().open("tbody").line();
        if (evidence.references().isEmpty()) {
            tables.emptyRow(4, "No evidence is named.");
        }
        for (EvidenceReference reference : evidence.references()) {
            html.open("tr").open("th", "scope", "row");
            label(reference);
            html.close();
            html.element("td", reference.recordType() + " " + reference.recordId());
            cells.count(reference.version());
            cells.digest(reference.sha256(), "the record has no content of its own");
            html.close().line();
        }
        tables.close();
    }

    // Both are in the page, and its style shows the one that fits: text drawn for a desk cannot be read on a phone.
    private static String frame(ChartSize size) {
        return size == ChartSize.WIDE ? "drawn" : "drawn-narrow";
    }

    private static String prefix(String id, ChartSize size) {
        return size == ChartSize.WIDE ? id : id + "-narrow";
    }

    private void chartData(Chart chart) throws IOException {
        Format format = chart.values().format();
        tables.open(chart.title(), true);
        html.open("tr");
        tables.heading(
                chart.axis().title().isEmpty() ? "Position" : chart.axis().title(), false);
        for (Series series : chart.series()) {
            tables.heading(series.name(), true);
        }
        html.close().close().open("tbody").line();
        for (int at = 0; at < chart.axis().size(); at++) {
            html.open("tr").element("th", chart.axis().label(at, zone), "scope", "row");
            for (Series series : chart.series()) {
                cells.cell(series.values().get(at), format, false);
            }
            html.close().line();
        }
        tables.close();
    }

    /** Where points are missing, by reason; neighbours with one reason make one span. */
    private Map<String, List<String>> gaps(Chart chart) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (Series series : chart.series()) {
            int at = 0;
            while (at < series.values().size()) {
                Cell cell = series.values().get(at);
                int end = at + 1;
                if (cell instanceof Cell.NoData none) {
                    while (end < series.values().size()
                            && cell.equals(series.values().get(end))) {
                        end++;
                    }
                    byReason.computeIfAbsent(none.reason(), reason -> new ArrayList<>())
                            .add(series.name() + " " + span(chart, at, end - 1));
                }
                at = end;
            }
        }
        return byReason;
    }

    private String span(Chart chart, int first, int last) {
        String from = chart.axis().label(first, zone);
        return first == last ? from : from + " to " + chart.axis().label(last, zone);
    }

    private void label(EvidenceReference reference) throws IOException {
        URI uri = reference.uri();
        if (uri == null) {
            html.text(reference.label());
        } else if (isWeb(uri.getScheme())) {
            html.element("a", reference.label(), "href", uri.toASCIIString(), "rel", "noreferrer");
            html.element("span", uri.toString(), "class", "address");
        } else {
            html.text(reference.label()).element("span", uri.toString(), "class", "address");
        }
    }

    // A link must never run anything: javascript:, data: and the like are shown as text only.
    private static boolean isWeb(@Nullable String scheme) {
        return scheme == null || List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
    }
}

package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.Chart;
import io.github.qms4j.reporting.LineChart;
import io.github.qms4j.reporting.ReferenceLine;
import io.github.qms4j.reporting.Series;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/** Title, legend, axes and frame of a chart; the values themselves are drawn by {@link LinePlot} and {@link BarPlot}. */
final class ChartDrawing {
    static final String INK = "#1c2430";
    static final String FAINT = "#5b6673";
    private static final String GRID = "#d9dee4";
    private static final double WIDTH = 760;
    private static final double PLOT_HEIGHT = 240;
    private static final double EDGE = 14;
    private static final double TITLE_SIZE = 15;
    private static final double TEXT_SIZE = 11.5;
    private static final double LINE_HEIGHT = 18;
    private static final double KEY_WIDTH = 34;

    private final Chart chart;
    private final ZoneId zone;
    private final String idPrefix;
    private final Markup svg;
    private final ValueScale scale;
    private final List<String> titleLines;
    private final Legend legend;
    private final Plot plot;
    private final PositionLabels labels;

    ChartDrawing(Chart chart, ZoneId zone, String idPrefix, Markup svg) {
        this.chart = chart;
        this.zone = zone;
        this.idPrefix = idPrefix;
        this.svg = svg;
        this.scale = ValueScale.of(chart);
        this.titleLines = Typesetting.wrap(chart.title(), TITLE_SIZE, WIDTH - 2 * EDGE);
        this.legend = Legend.of(chart, zone, WIDTH - 2 * EDGE, TEXT_SIZE, KEY_WIDTH);
        double left = EDGE + widestTick() + 8;
        double top = EDGE + (titleLines.size() + legend.rows() + 1) * LINE_HEIGHT + 14;
        this.plot = new Plot(left, top, WIDTH - EDGE - left - 10, PLOT_HEIGHT);
        this.labels = PositionLabels.of(chart, zone, plot, TEXT_SIZE);
    }

    void draw() throws IOException {
        double height =
                plot.bottom() + 8 + labels.height() + (chart.axis().title().isEmpty() ? 0 : LINE_HEIGHT) + EDGE;
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + Plot.number(WIDTH) + " " + Plot.number(height),
                "width",
                Plot.number(WIDTH),
                "height",
                Plot.number(height),
                "role",
                "img",
                "aria-labelledby",
                idPrefix + "-title " + idPrefix + "-desc",
                "font-family",
                "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
                "font-size",
                Plot.number(TEXT_SIZE));
        svg.element("title", chart.title(), "id", idPrefix + "-title");
        svg.element("desc", ChartDescription.of(chart, zone, scale), "id", idPrefix + "-desc");
        svg.empty("rect", "width", "100%", "height", "100%", "fill", "#ffffff", "class", "chart-paper");
        defineHatches();
        svg.line();
        drawTitles();
        drawLegend();
        drawValueAxis();
        drawPositions();
        drawPlot();
        svg.close();
    }

    private void defineHatches() throws IOException {
        if (chart instanceof LineChart) {
            return;
        }
        svg.open("defs");
        for (int at = 0; at < chart.series().size(); at++) {
            new SeriesStyle(at).definePattern(svg, idPrefix);
        }
        svg.close();
    }

    private void drawTitles() throws IOException {
        double y = EDGE + 12;
        for (String line : titleLines) {
            svg.element(
                    "text",
                    line,
                    "x",
                    Plot.number(EDGE),
                    "y",
                    Plot.number(y),
                    "font-size",
                    Plot.number(TITLE_SIZE),
                    "font-weight",
                    "600",
                    "fill",
                    INK,
                    "class",
                    "chart-ink");
            y += LINE_HEIGHT;
        }
        String values = Typesetting.fit(chart.values().titleWithUnit(), TEXT_SIZE, WIDTH - 2 * EDGE);
        faintText(values, EDGE, plot.top() - 12, "start");
        if (!chart.axis().title().isEmpty()) {
            String title = Typesetting.fit(chart.axis().title(), TEXT_SIZE, plot.width());
            faintText(title, plot.left() + plot.width() / 2, plot.bottom() + 8 + labels.height() + 14, "middle");
        }
        svg.line();
    }

    private void drawLegend() throws IOException {
        double top = EDGE + titleLines.size() * LINE_HEIGHT + 14;
        for (Legend.Entry entry : legend.entries()) {
            double x = EDGE + entry.x();
            double y = top + entry.row() * LINE_HEIGHT;
            if (entry.line() != null) {
                referenceStroke(entry.line().kind(), x, x + 26, y - 4);
            } else if (chart instanceof LineChart) {
                LinePlot.drawKey(svg, new SeriesStyle(entry.series()), x, y - 4);
            } else {
                BarPlot.drawKey(svg, new SeriesStyle(entry.series()), idPrefix, x, y - 10);
            }
            inkText(entry.text(), x + KEY_WIDTH, y);
        }
        svg.line();
    }

    private void drawValueAxis() throws IOException {
        for (BigDecimal tick : scale.ticks()) {
            double y = plot.y(scale.position(tick));
            boolean zero = tick.signum() == 0;
            svg.empty(
                    "path",
                    "d",
                    "M" + Plot.number(plot.left()) + " " + Plot.number(y) + "H" + Plot.number(plot.right()),
                    "stroke",
                    zero ? FAINT : GRID,
                    "class",
                    zero ? "chart-axis" : "chart-grid");
            faintText(scale.label(tick), plot.left() - 6, y + 4, "end");
        }
        svg.line();
    }

    private void drawPositions() throws IOException {
        for (PositionLabels.Label label : labels.labels()) {
            double x = plot.x(label.at());
            svg.empty(
                    "path",
                    "d",
                    "M" + Plot.number(x) + " " + Plot.number(plot.bottom()) + "v4",
                    "stroke",
                    FAINT,
                    "class",
                    "chart-axis");
            double y = plot.bottom() + 17;
            if (labels.areSlanted()) {
                svg.element(
                        "text",
                        label.text(),
                        "transform",
                        "translate(" + Plot.number(x + 4) + " " + Plot.number(y - 2) + ") rotate(-45)",
                        "text-anchor",
                        "end",
                        "fill",
                        FAINT,
                        "class",
                        "chart-faint");
            } else {
                faintText(label.text(), x, y, "middle");
            }
        }
        svg.line();
    }

    private void drawPlot() throws IOException {
        if (chart instanceof LineChart lineChart) {
            new LinePlot(svg, plot, scale).draw(lineChart);
        } else {
            new BarPlot(svg, plot, scale, idPrefix).draw(chart);
        }
        for (ReferenceLine line : chart.lines()) {
            BigDecimal value = ValueScale.drawn(line.value());
            if (value != null) {
                referenceStroke(line.kind(), plot.left(), plot.right(), plot.y(scale.position(value)));
            }
        }
        if (chart.series().stream()
                .map(Series::values)
                .flatMap(List::stream)
                .allMatch(cell -> ValueScale.drawn(cell) == null)) {
            faintText("No data", plot.left() + plot.width() / 2, plot.top() + plot.height() / 2, "middle");
        }
        svg.line();
    }

    private void referenceStroke(ReferenceLine.Kind kind, double from, double to, double y) throws IOException {
        svg.empty(
                "path",
                "d",
                "M" + Plot.number(from) + " " + Plot.number(y) + "H" + Plot.number(to),
                "stroke",
                INK,
                "stroke-width",
                "1.5",
                "stroke-dasharray",
                SeriesStyle.dash(kind),
                "class",
                "chart-ink-line");
    }

    private void inkText(String text, double x, double y) throws IOException {
        svg.element("text", text, "x", Plot.number(x), "y", Plot.number(y), "fill", INK, "class", "chart-ink");
    }

    private void faintText(String text, double x, double y, String anchor) throws IOException {
        svg.element(
                "text",
                text,
                "x",
                Plot.number(x),
                "y",
                Plot.number(y),
                "text-anchor",
                anchor,
                "fill",
                FAINT,
                "class",
                "chart-faint");
    }

    private double widestTick() {
        return scale.ticks().stream()
                .mapToDouble(tick -> Typesetting.width(scale.label(tick), TEXT_SIZE))
                .max()
                .orElse(0);
    }
}

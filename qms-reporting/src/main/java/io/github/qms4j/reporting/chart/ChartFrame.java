package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.Axis;
import io.github.qms4j.reporting.ReferenceLine;
import io.github.qms4j.reporting.ValueAxis;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/** Title, legend, axes and paper that every chart has. */
final class ChartFrame {
    static final String INK = "#1c2430";
    static final String FAINT = "#5b6673";
    private static final String GRID = "#d9dee4";
    private static final double PLOT_HEIGHT = 240;
    private static final double EDGE = 14;
    private static final double TITLE_SIZE = 15;
    private static final double TEXT_SIZE = 11.5;
    private static final double LINE_HEIGHT = 18;

    private final Markup svg;
    private final String idPrefix;
    private final double width;
    private final String title;
    private final String valueTitle;
    private final String axisTitle;
    private final ValueScale scale;
    private final List<String> titleLines;
    private final Legend legend;
    private final Plot plot;
    private final PositionLabels labels;

    ChartFrame(
            Markup svg,
            String idPrefix,
            ChartSize size,
            String title,
            Axis axis,
            ZoneId zone,
            ValueAxis values,
            ValueScale scale,
            List<Legend.Item> legend) {
        this.svg = svg;
        this.idPrefix = idPrefix;
        this.width = size.width();
        this.title = title;
        this.valueTitle = values.titleWithUnit();
        this.axisTitle = axis.title();
        this.scale = scale;
        this.titleLines = Typesetting.wrap(title, TITLE_SIZE, width - 2 * EDGE);
        this.legend = Legend.of(legend, width - 2 * EDGE, TEXT_SIZE);
        double left = EDGE + widestTick() + 8;
        double top = EDGE + (titleLines.size() + this.legend.rows() + 1) * LINE_HEIGHT + 14;
        Plot narrowest = new Plot(left, top, width - EDGE - left - 10, PLOT_HEIGHT);
        double lacking = PositionLabels.of(axis, zone, narrowest, TEXT_SIZE).lackingOnTheLeft(narrowest);
        this.plot = lacking <= 0 ? narrowest : new Plot(left + lacking, top, narrowest.width() - lacking, PLOT_HEIGHT);
        this.labels = PositionLabels.of(axis, zone, plot, TEXT_SIZE);
    }

    Plot plot() {
        return plot;
    }

    /** Opens the drawing up to its paper. */
    void open(String description) throws IOException {
        double height = plot.bottom() + 8 + labels.height() + (axisTitle.isEmpty() ? 0 : LINE_HEIGHT) + EDGE;
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + Plot.number(width) + " " + Plot.number(height),
                "width",
                Plot.number(width),
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
        svg.element("title", title, "id", idPrefix + "-title");
        svg.element("desc", description, "id", idPrefix + "-desc");
        svg.empty("rect", "width", "100%", "height", "100%", "fill", "#ffffff", "class", "chart-paper");
    }

    /** Titles, legend and both axes. */
    void draw() throws IOException {
        svg.line();
        drawTitles();
        drawLegend();
        drawValueAxis();
        drawPositions();
    }

    /** What stands in place of values when there are none. */
    void drawNoData() throws IOException {
        faintText("No data", plot.left() + plot.width() / 2, plot.top() + plot.height() / 2, "middle");
    }

    void close() throws IOException {
        svg.line();
        svg.close();
    }

    static void referenceStroke(Markup svg, ReferenceLine.Kind kind, double from, double to, double y)
            throws IOException {
        referenceStroke(svg, kind, "M" + Plot.number(from) + " " + Plot.number(y) + "H" + Plot.number(to));
    }

    static void referenceStroke(Markup svg, ReferenceLine.Kind kind, String path) throws IOException {
        svg.empty(
                "path",
                "d",
                path,
                "fill",
                "none",
                "stroke",
                INK,
                "stroke-width",
                "1.5",
                "stroke-dasharray",
                SeriesStyle.dash(kind),
                "class",
                "chart-ink-line");
    }

    void faintText(String text, double x, double y, String anchor) throws IOException {
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
        faintText(Typesetting.fit(valueTitle, TEXT_SIZE, width - 2 * EDGE), EDGE, plot.top() - 12, "start");
        if (!axisTitle.isEmpty()) {
            String fitting = Typesetting.fit(axisTitle, TEXT_SIZE, plot.width());
            faintText(fitting, plot.left() + plot.width() / 2, plot.bottom() + 8 + labels.height() + 14, "middle");
        }
        svg.line();
    }

    private void drawLegend() throws IOException {
        double top = EDGE + titleLines.size() * LINE_HEIGHT + 14;
        for (Legend.Entry entry : legend.entries()) {
            double x = EDGE + entry.x();
            double y = top + entry.row() * LINE_HEIGHT;
            entry.key().draw(svg, x, y);
            svg.element(
                    "text",
                    entry.text(),
                    "x",
                    Plot.number(x + Legend.KEY_WIDTH),
                    "y",
                    Plot.number(y),
                    "fill",
                    INK,
                    "class",
                    "chart-ink");
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

    private double widestTick() {
        return scale.ticks().stream()
                .mapToDouble(tick -> Typesetting.width(scale.label(tick), TEXT_SIZE))
                .max()
                .orElse(0);
    }
}

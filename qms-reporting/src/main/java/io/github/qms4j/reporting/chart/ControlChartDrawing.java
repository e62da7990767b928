package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.ControlChange;
import io.github.qms4j.reporting.ControlChart;
import io.github.qms4j.reporting.ControlPhase;
import io.github.qms4j.reporting.ControlPoint;
import io.github.qms4j.reporting.ControlRule;
import io.github.qms4j.reporting.ReferenceLine;
import io.github.qms4j.reporting.ReferenceLine.Kind;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A control chart in its frame. Lines are drawn as steps, one for each point, because limits of shares move with the
 * denominators; they break where a phase begins.
 */
final class ControlChartDrawing {
    private static final String DATA = "#0072b2";
    private static final String CHANGE_DASH = "2 2";
    private static final double DENSE = 5;

    private final ControlChart chart;
    private final ZoneId zone;
    private final Markup svg;
    private final ValueScale scale;
    private final ChartFrame frame;
    private final Plot plot;

    ControlChartDrawing(ControlChart chart, ZoneId zone, String idPrefix, ChartSize size, Markup svg) {
        this.chart = chart;
        this.zone = zone;
        this.svg = svg;
        this.scale = scale(chart);
        this.frame =
                new ChartFrame(svg, idPrefix, size, chart.title(), chart.axis(), zone, chart.values(), scale, legend());
        this.plot = frame.plot();
    }

    void draw() throws IOException {
        frame.open(ChartDescription.of(chart, zone, scale));
        frame.draw();
        drawPhases();
        drawChanges();
        steps(Kind.LIMIT, ControlPoint::lower);
        steps(Kind.LIMIT, ControlPoint::upper);
        steps(Kind.CENTRE, ControlPoint::centre);
        ReferenceLine target = chart.target();
        BigDecimal aim = target == null ? null : ValueScale.drawn(target.value());
        if (aim != null) {
            ChartFrame.referenceStroke(svg, Kind.TARGET, plot.left(), plot.right(), plot.y(scale.position(aim)));
        }
        drawPoints();
        frame.close();
    }

    private static ValueScale scale(ControlChart chart) {
        List<Cell> cells = new ArrayList<>();
        for (ControlPoint point : chart.points()) {
            cells.addAll(List.of(point.value(), point.centre(), point.lower(), point.upper()));
        }
        ReferenceLine target = chart.target();
        if (target != null) {
            cells.add(target.value());
        }
        return ValueScale.of(cells, false);
    }

    private List<Legend.Item> legend() {
        List<Legend.Item> items = new ArrayList<>();
        items.add(new Legend.Item("Value", (out, x, y) -> {
            stroke(out, "M" + Plot.number(x) + " " + Plot.number(y - 4) + "h26");
            dot(out, x + 13, y - 4, true);
        }));
        items.add(line("Centre line", Kind.CENTRE));
        items.add(line("Control limit", Kind.LIMIT));
        ReferenceLine target = chart.target();
        if (target != null) {
            items.add(line(target.label() + " " + chart.values().format().display(target.value(), zone), Kind.TARGET));
        }
        if (!chart.points().stream().allMatch(ControlPoint::judged)) {
            items.add(new Legend.Item("Too few cases, not judged", (out, x, y) -> dot(out, x + 13, y - 4, false)));
        }
        for (int at = 0; at < chart.rules().size(); at++) {
            ControlRule rule = chart.rules().get(at);
            ControlMark mark = new ControlMark(at);
            if (leads(rule)) {
                items.add(new Legend.Item(
                        rule.name() + ": " + rule.pattern(), (out, x, y) -> mark.draw(out, x + 13, y - 4)));
            }
        }
        for (int at = 0; at < chart.changes().size(); at++) {
            String letter = ControlLetters.of(at);
            items.add(new Legend.Item(chart.changes().get(at).what(), (out, x, y) -> tag(out, letter, x + 13, y - 4)));
        }
        return items;
    }

    private boolean leads(ControlRule rule) {
        return chart.points().stream()
                .anyMatch(point -> point.isSignal() && point.hits().get(0).equals(rule.name()));
    }

    private static Legend.Item line(String text, Kind kind) {
        return new Legend.Item(text, (out, x, y) -> ChartFrame.referenceStroke(out, kind, x, x + 26, y - 4));
    }

    private void drawPhases() throws IOException {
        int number = 0;
        for (ControlPhase phase : chart.phases()) {
            number++;
            if (chart.phases().size() > 1) {
                double x = edge(phase.from());
                if (phase.from() > 0) {
                    upright(x, "none", "1", plot.top());
                }
                frame.faintText("phase " + number, x + 4, plot.bottom() - 5, "start");
            }
        }
    }

    private void drawChanges() throws IOException {
        for (int at = 0; at < chart.changes().size(); at++) {
            ControlChange change = chart.changes().get(at);
            double x = edge(change.before());
            upright(x, CHANGE_DASH, "2", plot.top() - 4);
            tag(svg, ControlLetters.of(at), x, plot.top() - 10);
        }
    }

    private void upright(double x, String dash, String width, double top) throws IOException {
        svg.empty(
                "path",
                "d",
                "M" + Plot.number(x) + " " + Plot.number(top) + "V" + Plot.number(plot.bottom()),
                "stroke",
                ChartFrame.FAINT,
                "stroke-width",
                width,
                "stroke-dasharray",
                dash,
                "class",
                "chart-axis");
    }

    private static void tag(Markup svg, String letter, double x, double y) throws IOException {
        svg.empty(
                "rect",
                "x",
                Plot.number(x - 8),
                "y",
                Plot.number(y - 8),
                "width",
                "16",
                "height",
                "15",
                "rx",
                "2",
                "fill",
                ChartFrame.INK,
                "class",
                "chart-ink");
        svg.element(
                "text",
                letter,
                "x",
                Plot.number(x),
                "y",
                Plot.number(y + 3.5),
                "text-anchor",
                "middle",
                "font-weight",
                "700",
                "fill",
                "#ffffff",
                "class",
                "chart-paper");
    }

    /** A line at the height that it has at each point, over the slot of the point. */
    private void steps(Kind kind, Function<ControlPoint, Cell> of) throws IOException {
        StringBuilder path = new StringBuilder();
        BigDecimal before = null;
        for (int at = 0; at < chart.points().size(); at++) {
            BigDecimal here = ValueScale.drawn(of.apply(chart.points().get(at)));
            if (here != null) {
                if (before == null || startsPhase(at)) {
                    path.append('M').append(Plot.number(edge(at))).append(' ').append(y(here));
                } else if (!y(here).equals(y(before))) {
                    path.append('V').append(y(here));
                }
                path.append('H').append(Plot.number(edge(at + 1)));
            }
            before = here;
        }
        if (path.length() > 0) {
            ChartFrame.referenceStroke(svg, kind, path.toString());
        }
    }

    private boolean startsPhase(int position) {
        return chart.phases().stream().anyMatch(phase -> phase.from() == position);
    }

    private void drawPoints() throws IOException {
        StringBuilder path = new StringBuilder();
        BigDecimal before = null;
        for (int at = 0; at < chart.points().size(); at++) {
            BigDecimal here = value(at);
            if (here != null) {
                path.append(before == null ? 'M' : 'L')
                        .append(Plot.number(x(at)))
                        .append(' ')
                        .append(y(here));
            }
            before = here;
        }
        if (path.length() == 0) {
            frame.drawNoData();
            return;
        }
        svg.open("g", "class", "chart-series");
        stroke(svg, path.toString());
        boolean dense = plot.width() / chart.points().size() < DENSE;
        for (int at = 0; at < chart.points().size(); at++) {
            drawPoint(at, dense);
        }
        svg.close();
    }

    // Where points lie closer than their dots are wide, only those that say something are marked.
    private void drawPoint(int at, boolean dense) throws IOException {
        ControlPoint point = chart.points().get(at);
        BigDecimal here = value(at);
        if (here == null) {
            return;
        }
        double y = plot.y(scale.position(here));
        if (point.isSignal()) {
            new ControlMark(chart.ruleIndex(point.hits().get(0))).draw(svg, x(at), y);
        } else if (!point.judged() || !dense || (value(at - 1) == null && value(at + 1) == null)) {
            dot(svg, x(at), y, point.judged());
        }
    }

    private static void dot(Markup svg, double x, double y, boolean filled) throws IOException {
        svg.empty(
                "circle",
                "cx",
                Plot.number(x),
                "cy",
                Plot.number(y),
                "r",
                "3",
                "fill",
                filled ? DATA : "#ffffff",
                "stroke",
                DATA,
                "class",
                filled ? "chart-dot" : "chart-hollow");
    }

    private static void stroke(Markup svg, String path) throws IOException {
        svg.empty("path", "d", path, "fill", "none", "stroke", DATA, "stroke-width", "1.5", "stroke-linejoin", "round");
    }

    private @Nullable BigDecimal value(int position) {
        return position < 0 || position >= chart.points().size()
                ? null
                : ValueScale.drawn(chart.points().get(position).value());
    }

    private double x(int position) {
        return plot.x(PositionLabels.fraction(chart.axis(), position));
    }

    private double edge(int position) {
        return plot.x((double) position / chart.points().size());
    }

    private String y(BigDecimal value) {
        return Plot.number(plot.y(scale.position(value)));
    }
}

package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.Axis;
import io.github.qms4j.reporting.LineChart;
import io.github.qms4j.reporting.Series;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Lines that break at missing points, with a marker on each point, or on lone points only when there are many. */
final class LinePlot {
    private static final int MOST_MARKERS = 80;

    private final Markup svg;
    private final Plot plot;
    private final ValueScale scale;

    LinePlot(Markup svg, Plot plot, ValueScale scale) {
        this.svg = svg;
        this.plot = plot;
        this.scale = scale;
    }

    static void drawKey(Markup svg, SeriesStyle style, double x, double y) throws IOException {
        stroke(svg, style, "M" + Plot.number(x) + " " + Plot.number(y) + "h26");
        marker(svg, style, x + 13, y);
    }

    void draw(LineChart chart) throws IOException {
        for (int number = 0; number < chart.series().size(); number++) {
            draw(chart.series().get(number), chart.axis(), new SeriesStyle(number));
        }
    }

    private void draw(Series series, Axis axis, SeriesStyle style) throws IOException {
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < axis.size(); at++) {
            BigDecimal value = value(series, at);
            if (value != null) {
                path.append(value(series, at - 1) == null ? 'M' : 'L');
                path.append(Plot.number(x(axis, at))).append(' ').append(Plot.number(y(value)));
            }
        }
        svg.open("g", "class", "chart-series");
        if (path.length() > 0) {
            stroke(svg, style, path.toString());
        }
        boolean all = axis.size() <= MOST_MARKERS;
        for (int at = 0; at < axis.size(); at++) {
            BigDecimal value = value(series, at);
            if (value != null && (all || (value(series, at - 1) == null && value(series, at + 1) == null))) {
                marker(svg, style, x(axis, at), y(value));
            }
        }
        svg.close();
    }

    private double x(Axis axis, int position) {
        return plot.x(PositionLabels.fraction(axis, position));
    }

    private double y(BigDecimal value) {
        return plot.y(scale.position(value));
    }

    private static @Nullable BigDecimal value(Series series, int position) {
        return position < 0 || position >= series.values().size()
                ? null
                : ValueScale.drawn(series.values().get(position));
    }

    private static void stroke(Markup svg, SeriesStyle style, String path) throws IOException {
        svg.empty(
                "path",
                "d",
                path,
                "fill",
                "none",
                "stroke",
                style.colour(),
                "stroke-width",
                "2",
                "stroke-linejoin",
                "round",
                "stroke-dasharray",
                style.dash());
    }

    private static void marker(Markup svg, SeriesStyle style, double x, double y) throws IOException {
        svg.empty(
                "path",
                "d",
                style.marker(),
                "transform",
                "translate(" + Plot.number(x) + " " + Plot.number(y) + ")",
                "fill",
                style.colour());
    }
}

package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.Chart;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.math.BigDecimal;

/** Bars side by side within the slot of their category; a missing value leaves its place empty. */
final class BarPlot {
    private static final double FILLED = 0.76;
    private static final double WIDEST = 56;

    private final Markup svg;
    private final Plot plot;
    private final ValueScale scale;
    private final String idPrefix;

    BarPlot(Markup svg, Plot plot, ValueScale scale, String idPrefix) {
        this.svg = svg;
        this.plot = plot;
        this.scale = scale;
        this.idPrefix = idPrefix;
    }

    static void drawKey(Markup svg, SeriesStyle style, String idPrefix, double x, double y) throws IOException {
        rectangle(svg, style, idPrefix, x, y, 26, 12);
    }

    void draw(Chart chart) throws IOException {
        int positions = chart.axis().size();
        int count = chart.series().size();
        double width = Math.min(WIDEST, plot.width() / Math.max(1, positions) * FILLED / Math.max(1, count));
        for (int number = 0; number < count; number++) {
            svg.open("g", "class", "chart-series");
            for (int at = 0; at < positions; at++) {
                BigDecimal value =
                        ValueScale.drawn(chart.series().get(number).values().get(at));
                if (value != null) {
                    double centre = plot.x(PositionLabels.fraction(chart.axis(), at));
                    bar(new SeriesStyle(number), centre + (number - count / 2.0) * width, width, value);
                }
            }
            svg.close();
        }
    }

    private void bar(SeriesStyle style, double x, double width, BigDecimal value) throws IOException {
        double end = plot.y(scale.position(value));
        double base = plot.y(scale.base());
        rectangle(svg, style, idPrefix, x + width * 0.04, Math.min(end, base), width * 0.92, Math.abs(end - base));
    }

    private static void rectangle(
            Markup svg, SeriesStyle style, String idPrefix, double x, double y, double width, double height)
            throws IOException {
        svg.empty(
                "rect",
                "x",
                Plot.number(x),
                "y",
                Plot.number(y),
                "width",
                Plot.number(width),
                "height",
                Plot.number(height),
                "fill",
                style.fill(idPrefix),
                "stroke",
                style.colour());
    }
}

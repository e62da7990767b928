package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.Chart;
import io.github.qms4j.reporting.ControlChart;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;

/**
 * Draws a chart as one {@code svg} element: complete as a file of its own (UTF-8), and to be placed in an HTML page. It
 * carries its own colours; a page may override them by the classes {@code chart-ink}, {@code chart-faint},
 * {@code chart-grid} and {@code chart-paper}.
 */
public final class SvgChart {
    private SvgChart() {}

    /**
     * Writes a wide chart and leaves the writer open.
     *
     * @param zone in which a time axis is labelled
     * @param idPrefix begins every {@code id} in the drawing; letters, digits and hyphens, unique within a page
     */
    public static void write(Chart chart, ZoneId zone, String idPrefix, Writer out) throws IOException {
        write(chart, zone, idPrefix, ChartSize.WIDE, out);
    }

    /** As {@link #write(Chart, ZoneId, String, Writer)}, in a size. */
    public static void write(Chart chart, ZoneId zone, String idPrefix, ChartSize size, Writer out) throws IOException {
        new ChartDrawing(chart, zone, idPrefix, size, new Markup(out)).draw();
    }

    /** As {@link #write(Chart, ZoneId, String, ChartSize, Writer)}; the lines and marks of a control chart. */
    public static void write(ControlChart chart, ZoneId zone, String idPrefix, ChartSize size, Writer out)
            throws IOException {
        new ControlChartDrawing(chart, zone, idPrefix, size, new Markup(out)).draw();
    }

    /**
     * Writes the mark by which a control chart shows the hits of a rule, as a small picture for a table.
     *
     * @param rule the position of the rule among those of the chart, from 0
     */
    public static void writeMark(int rule, Writer out) throws IOException {
        Markup svg = new Markup(out);
        svg.open(
                "svg", "viewBox", "-8 -8 16 16", "width", "16", "height", "16", "class", "mark", "aria-hidden", "true");
        new ControlMark(rule).draw(svg, 0, 0);
        svg.close();
    }
}

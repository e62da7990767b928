package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.Chart;
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
     * Writes the chart and leaves the writer open.
     *
     * @param zone in which a time axis is labelled
     * @param idPrefix begins every {@code id} in the drawing; letters, digits and hyphens, unique within a page
     */
    public static void write(Chart chart, ZoneId zone, String idPrefix, Writer out) throws IOException {
        new ChartDrawing(chart, zone, idPrefix, new Markup(out)).draw();
    }
}

package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Chart;
import io.github.qms4j.reporting.LineChart;
import io.github.qms4j.reporting.ReferenceLine;
import io.github.qms4j.reporting.Series;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A chart of lines or bars in its frame; the values themselves are drawn by {@link LinePlot} and {@link BarPlot}. */
final class ChartDrawing {
    private final Chart chart;
    private final ZoneId zone;
    private final String idPrefix;
    private final Markup svg;
    private final ValueScale scale;
    private final ChartFrame frame;

    ChartDrawing(Chart chart, ZoneId zone, String idPrefix, ChartSize size, Markup svg) {
        this.chart = chart;
        this.zone = zone;
        this.idPrefix = idPrefix;
        this.svg = svg;
        this.scale = scale(chart);
        this.frame =
                new ChartFrame(svg, idPrefix, size, chart.title(), chart.axis(), zone, chart.values(), scale, legend());
    }

    static ValueScale scale(Chart chart) {
        List<Cell> cells = new ArrayList<>();
        chart.series().forEach(series -> cells.addAll(series.values()));
        chart.lines().forEach(line -> cells.add(line.value()));
        return ValueScale.of(cells, !(chart instanceof LineChart));
    }

    void draw() throws IOException {
        frame.open(ChartDescription.of(chart, zone, scale));
        defineHatches();
        frame.draw();
        drawPlot();
        frame.close();
    }

    private List<Legend.Item> legend() {
        List<Legend.Item> items = new ArrayList<>();
        for (Series series : chart.series()) {
            SeriesStyle style = new SeriesStyle(items.size());
            items.add(new Legend.Item(
                    series.name(),
                    chart instanceof LineChart
                            ? (out, x, y) -> LinePlot.drawKey(out, style, x, y - 4)
                            : (out, x, y) -> BarPlot.drawKey(out, style, idPrefix, x, y - 10)));
        }
        for (ReferenceLine line : chart.lines()) {
            items.add(new Legend.Item(
                    line.label() + " " + chart.values().format().display(line.value(), zone),
                    (out, x, y) -> ChartFrame.referenceStroke(out, line.kind(), x, x + 26, y - 4)));
        }
        return items;
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

    private void drawPlot() throws IOException {
        Plot plot = frame.plot();
        if (chart instanceof LineChart lineChart) {
            new LinePlot(svg, plot, scale).draw(lineChart);
        } else {
            new BarPlot(svg, plot, scale, idPrefix).draw(chart);
        }
        for (ReferenceLine line : chart.lines()) {
            BigDecimal value = ValueScale.drawn(line.value());
            if (value != null) {
                ChartFrame.referenceStroke(svg, line.kind(), plot.left(), plot.right(), plot.y(scale.position(value)));
            }
        }
        if (chart.series().stream()
                .map(Series::values)
                .flatMap(List::stream)
                .allMatch(cell -> ValueScale.drawn(cell) == null)) {
            frame.drawNoData();
        }
    }
}

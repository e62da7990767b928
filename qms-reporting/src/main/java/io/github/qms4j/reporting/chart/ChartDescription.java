package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Chart;
import io.github.qms4j.reporting.ControlChange;
import io.github.qms4j.reporting.ControlChart;
import io.github.qms4j.reporting.ControlPoint;
import io.github.qms4j.reporting.ControlRule;
import io.github.qms4j.reporting.LineChart;
import io.github.qms4j.reporting.ReferenceLine;
import io.github.qms4j.reporting.Series;
import java.time.ZoneId;

/** What a reader who cannot see the chart is told: its summary, what is on the axes, each series and each line. */
final class ChartDescription {
    private ChartDescription() {}

    static String of(Chart chart, ZoneId zone, ValueScale scale) {
        StringBuilder text = new StringBuilder();
        if (!chart.summary().isEmpty()) {
            text.append(chart.summary()).append(' ');
        }
        text.append(chart instanceof LineChart ? "Line chart of " : "Bar chart of ")
                .append(chart.values().titleWithUnit());
        int positions = chart.axis().size();
        if (positions > 0) {
            text.append(" from ").append(chart.axis().label(0, zone));
            text.append(" to ").append(chart.axis().label(positions - 1, zone));
        }
        text.append('.');
        chart.series().forEach(series -> append(text, series));
        for (ReferenceLine line : chart.lines()) {
            text.append(' ').append(line.label()).append(": ");
            text.append(chart.values().format().display(line.value(), zone)).append('.');
        }
        if (scale.startsAboveZero()) {
            text.append(" The value axis does not start at zero.");
        }
        return text.toString();
    }

    static String of(ControlChart chart, ZoneId zone, ValueScale scale) {
        StringBuilder text = new StringBuilder();
        if (!chart.summary().isEmpty()) {
            text.append(chart.summary()).append(' ');
        }
        int points = chart.points().size();
        text.append("Control chart of ").append(chart.values().titleWithUnit());
        text.append(", ").append(points).append(" points");
        if (points > 0) {
            text.append(" from ").append(chart.axis().label(0, zone));
            text.append(" to ").append(chart.axis().label(points - 1, zone));
        }
        text.append(", ").append(chart.phases().size()).append(chart.phases().size() == 1 ? " phase." : " phases.");
        for (ControlRule rule : chart.rules()) {
            int hits = chart.positionsHitBy(rule).size();
            if (hits > 0) {
                text.append(' ')
                        .append(rule.name())
                        .append(" (")
                        .append(rule.pattern())
                        .append(") hits ");
                text.append(hits).append(hits == 1 ? " point." : " points.");
            }
        }
        if (chart.points().stream().noneMatch(ControlPoint::isSignal)) {
            text.append(" No rule hits a point.");
        }
        for (ControlChange change : chart.changes()) {
            text.append(" Before ").append(chart.axis().label(change.before(), zone));
            text.append(": ").append(change.what()).append('.');
        }
        if (scale.startsAboveZero()) {
            text.append(" The value axis does not start at zero.");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Series series) {
        long missing =
                series.values().stream().filter(Cell.NoData.class::isInstance).count();
        text.append(" Series ").append(series.name()).append(": ");
        text.append(series.values().size() - missing).append(" values, ");
        text.append(missing).append(" missing.");
    }
}

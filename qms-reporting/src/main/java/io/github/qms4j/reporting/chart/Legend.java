package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.Chart;
import io.github.qms4j.reporting.ReferenceLine;
import io.github.qms4j.reporting.Series;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of series and lines in rows under the title, so that no name ever lies over a value. */
record Legend(List<Entry> entries, int rows) {
    private static final double GAP = 18;

    /** @param series the number of the series, when the entry is not of a line */
    record Entry(String text, int series, @Nullable ReferenceLine line, double x, int row) {}

    static Legend of(Chart chart, ZoneId zone, double room, double size, double keyWidth) {
        if (chart.series().size() + chart.lines().size() <= 1) {
            return new Legend(List.of(), 0);
        }
        Flow flow = new Flow(room, size, keyWidth);
        int number = 0;
        for (Series series : chart.series()) {
            flow.add(series.name(), number++, null);
        }
        for (ReferenceLine line : chart.lines()) {
            String value = chart.values().format().display(line.value(), zone);
            flow.add(line.label() + " " + value, -1, line);
        }
        return new Legend(List.copyOf(flow.entries), flow.row + 1);
    }

    private static final class Flow {
        final List<Entry> entries = new ArrayList<>();
        private final double room;
        private final double size;
        private final double keyWidth;
        private double x;
        private int row;

        Flow(double room, double size, double keyWidth) {
            this.room = room;
            this.size = size;
            this.keyWidth = keyWidth;
        }

        void add(String name, int series, @Nullable ReferenceLine line) {
            String text = Typesetting.fit(name, size, room - keyWidth);
            double width = keyWidth + Typesetting.width(text, size);
            if (x > 0 && x + width > room) {
                x = 0;
                row++;
            }
            entries.add(new Entry(text, series, line, x, row));
            x += width + GAP;
        }
    }
}

package io.github.qms4j.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Series of values over one axis. Its data are complete: a renderer that cannot draw prints them as a table. */
public sealed interface Chart extends Block permits LineChart, BarChart {
    String title();

    /** What the chart shows, in a sentence, for readers who cannot see it; empty for none. */
    String summary();

    Axis axis();

    ValueAxis values();

    List<Series> series();

    List<ReferenceLine> lines();

    /** The common steps of building a chart. */
    abstract sealed class Builder<B extends Builder<B>> permits LineChart.Builder, BarChart.Builder {
        final String title;
        final List<Series> series = new ArrayList<>();
        final List<ReferenceLine> lines = new ArrayList<>();
        String summary = "";
        private @Nullable ValueAxis values;

        Builder(String title) {
            this.title = title;
        }

        abstract B self();

        /** A sentence for readers who cannot see the chart. */
        public final B summary(String sentence) {
            summary = sentence;
            return self();
        }

        /** Title and format of the vertical axis; required. */
        public final B values(String axisTitle, Format format) {
            values = new ValueAxis(axisTitle, format);
            return self();
        }

        /** A series with a value or a no-data cell for each position of the axis. */
        public final B series(String name, List<? extends Cell> cells) {
            series.add(new Series(name, List.copyOf(cells)));
            return self();
        }

        public final B target(String label, Cell value) {
            return line(ReferenceLine.Kind.TARGET, label, value);
        }

        public final B limit(String label, Cell value) {
            return line(ReferenceLine.Kind.LIMIT, label, value);
        }

        public final B centre(String label, Cell value) {
            return line(ReferenceLine.Kind.CENTRE, label, value);
        }

        private B line(ReferenceLine.Kind kind, String label, Cell value) {
            lines.add(new ReferenceLine(kind, label, value));
            return self();
        }

        final ValueAxis requiredValues() {
            return Objects.requireNonNull(values, "values");
        }
    }
}

package io.github.qms4j.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values along time or along an ordered list of names; the line breaks where a point is missing. */
public record LineChart(
        String title, String summary, Axis axis, ValueAxis values, List<Series> series, List<ReferenceLine> lines)
        implements Chart {
    public LineChart {
        series = List.copyOf(series);
        lines = List.copyOf(lines);
        ChartRules.check(title, summary, axis, values, series, lines);
    }

    public static Builder builder(String title) {
        return new Builder(title);
    }

    /** Axis and values are required; series and lines in the order of the calls. */
    public static final class Builder extends Chart.Builder<Builder> {
        private @Nullable Axis axis;

        private Builder(String title) {
            super(title);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Evenly spaced names along the horizontal axis. */
        public Builder categories(String axisTitle, List<String> labels) {
            axis = new Axis.Categories(axisTitle, labels);
            return this;
        }

        /** Points in time along the horizontal axis, strictly ascending and drawn to scale. */
        public Builder times(String axisTitle, List<Instant> instants) {
            axis = new Axis.Times(axisTitle, instants);
            return this;
        }

        /** Throws {@link NullPointerException} naming the axis that was not given. */
        public LineChart build() {
            return new LineChart(title, summary, Objects.requireNonNull(axis, "axis"), requiredValues(), series, lines);
        }
    }
}

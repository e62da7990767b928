package io.github.qms4j.reporting;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of categories side by side, one bar for each series, from zero. */
public record BarChart(
        String title,
        String summary,
        Axis.Categories axis,
        ValueAxis values,
        List<Series> series,
        List<ReferenceLine> lines)
        implements Chart {
    public BarChart {
        series = List.copyOf(series);
        lines = List.copyOf(lines);
        ChartRules.check(title, summary, axis, values, series, lines);
    }

    public static Builder builder(String title) {
        return new Builder(title);
    }

    /** Axis and values are required; series and lines in the order of the calls. */
    public static final class Builder extends Chart.Builder<Builder> {
        private Axis.@Nullable Categories axis;

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

        /** Throws {@link NullPointerException} naming the axis that was not given. */
        public BarChart build() {
            return new BarChart(title, summary, Objects.requireNonNull(axis, "axis"), requiredValues(), series, lines);
        }
    }
}

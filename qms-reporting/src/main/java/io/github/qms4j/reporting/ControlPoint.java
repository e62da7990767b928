package io.github.qms4j.reporting;

import java.util.List;
import java.util.Objects;

/**
 * A point of a control chart with the lines that it is judged by.
 *
 * @param size the denominator or subgroup size behind the value, a number; a no-data cell where the chart has none
 * @param lower the lower limit at this point; a no-data cell where no value can lie below it
 * @param upper the upper limit at this point; a no-data cell where no value can lie above it
 * @param judged whether rules were applied to it; a point from too few cases is shown and not judged
 * @param hits the names of all rules that hit it, the one to be drawn first
 */
public record ControlPoint(
        Cell value, Cell size, Cell centre, Cell lower, Cell upper, boolean judged, List<String> hits) {
    public ControlPoint {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(centre, "centre");
        Objects.requireNonNull(lower, "lower");
        Objects.requireNonNull(upper, "upper");
        hits = List.copyOf(hits);
    }

    /** Whether any rule hits it. */
    public boolean isSignal() {
        return !hits.isEmpty();
    }
}

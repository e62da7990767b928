package io.github.qms4j.reporting;

import java.util.List;

/** A named row of values, one for each position of the axis; a no-data cell stays a gap. */
public record Series(String name, List<Cell> values) {
    public Series {
        Checks.filled("series", "name", name);
        values = List.copyOf(values);
    }
}

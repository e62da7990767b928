package io.github.qms4j.reporting;

import java.util.List;

/** One row of a table: one cell for each column, in their order. */
public record Row(List<Cell> cells) {
    public Row {
        cells = List.copyOf(cells);
    }

    public static Row of(Cell... cells) {
        return new Row(List.of(cells));
    }
}

package io.github.qms4j.reporting;

import io.github.qms4j.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with typed columns. Every cell is of its column's kind or says why there is no data.
 *
 * @param whenEmpty what stands in place of the rows when there are none, such as "No CAPA was overdue on this day."
 */
public record Table(String caption, List<Column> columns, List<Row> rows, String whenEmpty) implements Block {
    public Table {
        Checks.filled("table", "caption", caption);
        Checks.filled("table '" + caption + "'", "whenEmpty", whenEmpty);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (columns.isEmpty()) {
            throw InvalidInputException.of(
                    "table '" + caption + "'", "columns", columns, "must have at least one column", "add a column");
        }
        for (int number = 1; number <= rows.size(); number++) {
            check(caption, columns, rows.get(number - 1), number);
        }
    }

    public static Builder builder(String caption) {
        return new Builder(caption);
    }

    private static void check(String caption, List<Column> columns, Row row, int number) {
        if (row.cells().size() != columns.size()) {
            throw InvalidInputException.of(
                    "table '" + caption + "'",
                    "row " + number,
                    row.cells().size() + " cells",
                    "must have " + columns.size() + " cells, one for each column",
                    "use Cell.noData where there is no value");
        }
        for (int at = 0; at < columns.size(); at++) {
            Column column = columns.get(at);
            Cell cell = row.cells().get(at);
            if (!column.format().accepts(cell)) {
                Checks.fits(
                        "table '" + caption + "'",
                        "row " + number + ", column '" + column.heading() + "'",
                        column.format(),
                        cell);
            }
        }
    }

    /** Collects columns and rows in the order of the calls. */
    public static final class Builder {
        private final String caption;
        private final List<Column> columns = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private String whenEmpty = "No entries.";

        private Builder(String caption) {
            this.caption = caption;
        }

        public Builder columns(Column... added) {
            columns.addAll(List.of(added));
            return this;
        }

        public Builder row(Cell... cells) {
            rows.add(Row.of(cells));
            return this;
        }

        public Builder rows(Iterable<Row> added) {
            added.forEach(rows::add);
            return this;
        }

        public Builder whenEmpty(String text) {
            whenEmpty = text;
            return this;
        }

        public Table build() {
            return new Table(caption, columns, rows, whenEmpty);
        }
    }
}

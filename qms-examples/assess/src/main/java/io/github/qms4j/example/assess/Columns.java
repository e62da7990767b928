package io.github.qms4j.example.assess;

import io.github.qms4j.reporting.Block;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Paragraph;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Leaves out columns in which no row has any data, and says which and why. */
final class Columns {
    private Columns() {}

    static void add(Section.Builder section, Table table) {
        blocks(table).forEach(section::block);
    }

    static List<Block> blocks(Table table) {
        List<String> left = new ArrayList<>();
        List<Integer> kept = IntStream.range(0, table.columns().size())
                .filter(at -> table.rows().isEmpty() || hasData(table, at, left))
                .boxed()
                .toList();
        if (left.isEmpty()) {
            return List.of(table);
        }
        return List.of(
                new Table(
                        table.caption(),
                        kept.stream().map(table.columns()::get).toList(),
                        table.rows().stream()
                                .map(row -> new Row(
                                        kept.stream().map(row.cells()::get).toList()))
                                .toList(),
                        table.whenEmpty()),
                new Paragraph("Left out of this table for want of any data: " + String.join("; ", left) + "."));
    }

    private static boolean hasData(Table table, int at, List<String> left) {
        if (table.rows().stream().anyMatch(row -> !(row.cells().get(at) instanceof Cell.NoData))) {
            return true;
        }
        Column column = table.columns().get(at);
        Cell.NoData first = (Cell.NoData) table.rows().get(0).cells().get(at);
        left.add(column.heading() + " (" + first.reason() + ")");
        return false;
    }
}

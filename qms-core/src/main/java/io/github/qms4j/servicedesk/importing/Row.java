package io.github.qms4j.servicedesk.importing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One row of an export as text, refilled for each row. */
final class Row {
    long line;
    private final @Nullable String[] values;
    /** What is wrong with the row as a whole, null when nothing is. */
    @Nullable
    String fault;

    String faultyField = "row";
    String faultyText = "";

    /** @param slots how many columns a mapping asks for, and those it does not */
    Row(int slots) {
        this.values = new @Nullable String[slots];
    }

    void begin(long newLine) {
        line = newLine;
        fault = null;
        Arrays.fill(values, null);
    }

    void fault(String field, String text, String reason) {
        faultyField = field;
        faultyText = text;
        fault = reason;
    }

    void set(Column column, @Nullable String text) {
        values[column.slot()] = text;
    }

    @Nullable
    String get(Field field) {
        return values[field.slot()];
    }

    @Nullable
    String get(int slot) {
        return values[slot];
    }
}

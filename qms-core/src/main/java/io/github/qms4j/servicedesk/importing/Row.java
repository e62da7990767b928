package io.github.qms4j.servicedesk.importing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One row of an export as text, refilled for each row. */
final class Row {
    long line;
    private final @Nullable String[] values = new @Nullable String[Field.COUNT];
    /** What is wrong with the row as a whole, null when nothing is. */
    @Nullable
    String fault;

    String faultyField = "row";
    String faultyText = "";

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

    void set(Field field, @Nullable String text) {
        values[field.slot()] = text;
    }

    @Nullable
    String get(Field field) {
        return values[field.slot()];
    }
}

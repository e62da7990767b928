package io.github.qms4j.solution;

import io.github.qms4j.record.RecordId;

/**
 * The number of a selection, such as {@code SEL-2026-0007}.
 *
 * @param value the id itself
 */
public record SelectionId(String value) implements RecordId {
    private static final String TYPE = "selection";

    public SelectionId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static SelectionId of(String value) {
        return new SelectionId(value);
    }

    @Override
    public String recordType() {
        return TYPE;
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.github.qms4j.objective;

import io.github.qms4j.record.RecordId;

/**
 * The number of an objective, such as {@code OBJ-2026-0007}.
 *
 * @param value the id itself
 */
public record ObjectiveId(String value) implements RecordId {
    private static final String TYPE = "objective";

    public ObjectiveId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ObjectiveId of(String value) {
        return new ObjectiveId(value);
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

package io.github.qms4j.practice;

import io.github.qms4j.record.RecordId;

/**
 * The number of a change model, such as {@code CHM-2026-0007}.
 *
 * @param value the id itself
 */
public record ChangeModelId(String value) implements RecordId {
    private static final String TYPE = "change-model";

    public ChangeModelId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ChangeModelId of(String value) {
        return new ChangeModelId(value);
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

package io.github.qms4j.practice;

import io.github.qms4j.record.RecordId;

/**
 * The number of a change, such as {@code CHG-2026-0007}.
 *
 * @param value the id itself
 */
public record ChangeId(String value) implements RecordId {
    private static final String TYPE = "change";

    public ChangeId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ChangeId of(String value) {
        return new ChangeId(value);
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

package io.github.qms4j.schedule;

import io.github.qms4j.record.RecordId;

/**
 * The number of a piece of recurring work, such as {@code RW-2026-0001}.
 *
 * @param value the id itself
 */
public record RecurringWorkId(String value) implements RecordId {
    private static final String TYPE = "recurring-work";

    public RecurringWorkId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static RecurringWorkId of(String value) {
        return new RecurringWorkId(value);
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

package io.github.qms4j.objective;

import io.github.qms4j.record.RecordId;

/**
 * Names the carry-over of a year by the year, such as {@code 2026}.
 *
 * @param value the id itself
 */
public record CarryOverId(String value) implements RecordId {
    private static final String TYPE = "objective-carry-over";

    public CarryOverId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static CarryOverId of(String value) {
        return new CarryOverId(value);
    }

    /** Of a calendar year; there is one at most. */
    public static CarryOverId of(int year) {
        return new CarryOverId(String.valueOf(year));
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

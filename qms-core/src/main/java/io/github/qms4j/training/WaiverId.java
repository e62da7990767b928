package io.github.qms4j.training;

import io.github.qms4j.record.RecordId;

/**
 * The number of a waiver, such as {@code TW-2026-0001}.
 *
 * @param value the id itself
 */
public record WaiverId(String value) implements RecordId {
    private static final String TYPE = "training-waiver";

    public WaiverId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static WaiverId of(String value) {
        return new WaiverId(value);
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

package io.github.qms4j.retention;

import io.github.qms4j.record.RecordId;

/**
 * The number of a disposition, such as {@code DSP-2026-0001}.
 *
 * @param value the id itself
 */
public record DispositionId(String value) implements RecordId {
    private static final String TYPE = "disposition";

    public DispositionId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static DispositionId of(String value) {
        return new DispositionId(value);
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

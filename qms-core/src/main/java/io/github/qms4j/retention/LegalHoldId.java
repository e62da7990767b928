package io.github.qms4j.retention;

import io.github.qms4j.record.RecordId;

/**
 * The number of a legal hold, such as {@code HOLD-2026-0001}.
 *
 * @param value the id itself
 */
public record LegalHoldId(String value) implements RecordId {
    private static final String TYPE = "legal-hold";

    public LegalHoldId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static LegalHoldId of(String value) {
        return new LegalHoldId(value);
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

package io.github.qms4j.delegation;

import io.github.qms4j.record.RecordId;

/**
 * The number of a delegation, such as {@code DEL-2026-0001}.
 *
 * @param value the id itself
 */
public record DelegationId(String value) implements RecordId {
    private static final String TYPE = "delegation";

    public DelegationId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static DelegationId of(String value) {
        return new DelegationId(value);
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

package io.github.qms4j.capa;

import io.github.qms4j.record.RecordId;

/**
 * The number of a nonconformity, such as {@code NC-2026-0007}.
 *
 * @param value the id itself
 */
public record NonconformityId(String value) implements RecordId {
    private static final String TYPE = "nonconformity";

    public NonconformityId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static NonconformityId of(String value) {
        return new NonconformityId(value);
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

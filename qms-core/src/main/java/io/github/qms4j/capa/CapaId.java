package io.github.qms4j.capa;

import io.github.qms4j.record.RecordId;

/**
 * The number of a CAPA, such as {@code CAPA-2026-0007}.
 *
 * @param value the id itself
 */
public record CapaId(String value) implements RecordId {
    private static final String TYPE = "capa";

    public CapaId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static CapaId of(String value) {
        return new CapaId(value);
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

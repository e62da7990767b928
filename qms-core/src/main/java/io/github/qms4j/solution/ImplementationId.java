package io.github.qms4j.solution;

import io.github.qms4j.record.RecordId;

/**
 * The number of an implementation, such as {@code IPL-2026-0007}.
 *
 * @param value the id itself
 */
public record ImplementationId(String value) implements RecordId {
    private static final String TYPE = "implementation";

    public ImplementationId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ImplementationId of(String value) {
        return new ImplementationId(value);
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

package io.github.qms4j.inspection;

import io.github.qms4j.record.RecordId;

/**
 * The number of an inspector access, such as {@code IAC-2026-0001}.
 *
 * @param value the id itself
 */
public record InspectorAccessId(String value) implements RecordId {
    private static final String TYPE = "inspector-access";

    public InspectorAccessId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static InspectorAccessId of(String value) {
        return new InspectorAccessId(value);
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

package io.github.qms4j.inspection;

import io.github.qms4j.record.RecordId;

/**
 * The number of an inspection, such as {@code INS-2026-0001}.
 *
 * @param value the id itself
 */
public record InspectionId(String value) implements RecordId {
    private static final String TYPE = "inspection";

    public InspectionId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static InspectionId of(String value) {
        return new InspectionId(value);
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

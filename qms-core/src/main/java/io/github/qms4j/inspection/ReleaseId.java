package io.github.qms4j.inspection;

import io.github.qms4j.record.RecordId;

/**
 * The number of an item that was released to an inspector, such as {@code IRL-2026-0001}.
 *
 * @param value the id itself
 */
public record ReleaseId(String value) implements RecordId {
    private static final String TYPE = "inspection-release";

    public ReleaseId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ReleaseId of(String value) {
        return new ReleaseId(value);
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

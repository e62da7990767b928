package io.github.qms4j.solution;

import io.github.qms4j.record.RecordId;

/**
 * The number of a vendor, such as {@code VEN-2026-0007}.
 *
 * @param value the id itself
 */
public record VendorId(String value) implements RecordId {
    private static final String TYPE = "vendor";

    public VendorId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static VendorId of(String value) {
        return new VendorId(value);
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

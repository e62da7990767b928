package io.github.qms4j.inspection;

import io.github.qms4j.record.RecordId;

/**
 * The number of a request of an inspector, such as {@code IRQ-2026-0001}.
 *
 * @param value the id itself
 */
public record RequestId(String value) implements RecordId {
    private static final String TYPE = "inspection-request";

    public RequestId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static RequestId of(String value) {
        return new RequestId(value);
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

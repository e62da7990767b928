package io.github.qms4j.practice;

import io.github.qms4j.record.RecordId;

/**
 * The number of a service request, such as {@code SRQ-2026-0007}.
 *
 * @param value the id itself
 */
public record ServiceRequestId(String value) implements RecordId {
    private static final String TYPE = "service-request";

    public ServiceRequestId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ServiceRequestId of(String value) {
        return new ServiceRequestId(value);
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

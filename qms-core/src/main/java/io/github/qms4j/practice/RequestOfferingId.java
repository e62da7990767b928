package io.github.qms4j.practice;

import io.github.qms4j.record.RecordId;

/**
 * The id of an offering, as the host chose it, such as {@code vpn-access}.
 *
 * @param value the id itself
 */
public record RequestOfferingId(String value) implements RecordId {
    private static final String TYPE = "request-offering";

    public RequestOfferingId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static RequestOfferingId of(String value) {
        return new RequestOfferingId(value);
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

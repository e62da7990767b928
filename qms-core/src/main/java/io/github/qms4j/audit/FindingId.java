package io.github.qms4j.audit;

import io.github.qms4j.record.RecordId;

/**
 * The number of a finding, such as {@code FND-2026-0007}.
 *
 * @param value the id itself
 */
public record FindingId(String value) implements RecordId {
    private static final String TYPE = "audit-finding";

    public FindingId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static FindingId of(String value) {
        return new FindingId(value);
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

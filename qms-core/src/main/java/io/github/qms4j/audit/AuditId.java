package io.github.qms4j.audit;

import io.github.qms4j.record.RecordId;

/**
 * The number of an audit, such as {@code AUD-2026-0007}.
 *
 * @param value the id itself
 */
public record AuditId(String value) implements RecordId {
    private static final String TYPE = "audit";

    public AuditId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static AuditId of(String value) {
        return new AuditId(value);
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

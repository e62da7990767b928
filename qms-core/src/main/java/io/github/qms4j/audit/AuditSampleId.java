package io.github.qms4j.audit;

import io.github.qms4j.record.RecordId;

/**
 * The number of a sample, such as {@code SMP-2026-0007}.
 *
 * @param value the id itself
 */
public record AuditSampleId(String value) implements RecordId {
    private static final String TYPE = "audit-sample";

    public AuditSampleId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static AuditSampleId of(String value) {
        return new AuditSampleId(value);
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

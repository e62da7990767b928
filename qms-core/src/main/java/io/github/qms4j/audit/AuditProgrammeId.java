package io.github.qms4j.audit;

import io.github.qms4j.record.RecordId;

/**
 * The number of an audit programme, such as {@code AP-2026-0001}.
 *
 * @param value the id itself
 */
public record AuditProgrammeId(String value) implements RecordId {
    private static final String TYPE = "audit-programme";

    public AuditProgrammeId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static AuditProgrammeId of(String value) {
        return new AuditProgrammeId(value);
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

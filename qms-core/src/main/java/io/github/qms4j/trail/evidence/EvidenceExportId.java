package io.github.qms4j.trail.evidence;

import io.github.qms4j.record.RecordId;

/**
 * The number of an export of evidence, such as {@code EXP-2026-0001}.
 *
 * @param value the id itself
 */
public record EvidenceExportId(String value) implements RecordId {
    private static final String TYPE = "evidence-export";

    public EvidenceExportId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static EvidenceExportId of(String value) {
        return new EvidenceExportId(value);
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

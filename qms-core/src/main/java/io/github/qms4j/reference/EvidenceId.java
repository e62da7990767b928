package io.github.qms4j.reference;

import io.github.qms4j.record.RecordId;

/**
 * The number of a piece of evidence.
 *
 * @param recordType such as {@code requirement-evidence}
 * @param value such as {@code REV-2026-0007}
 */
public record EvidenceId(String recordType, String value) implements RecordId {
    public EvidenceId {
        RecordId.check(recordType, value);
    }

    @Override
    public String toString() {
        return value;
    }
}

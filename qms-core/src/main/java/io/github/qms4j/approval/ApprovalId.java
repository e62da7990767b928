package io.github.qms4j.approval;

import io.github.qms4j.record.RecordId;

/**
 * The number of an approval, of the kind that its subject has.
 *
 * @param recordType such as {@code document-approval}
 * @param value such as {@code DAP-2026-0007}
 */
public record ApprovalId(String recordType, String value) implements RecordId {
    public ApprovalId {
        RecordId.check(recordType, value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.github.qms4j.audit;

import io.github.qms4j.record.RecordId;

/**
 * The id of a line of a checklist, such as {@code AUD-2026-0007/release/iso-9001:2015/8.6}.
 *
 * @param value the id itself
 */
public record ChecklistLineId(String value) implements RecordId {
    private static final String TYPE = "audit-line";

    public ChecklistLineId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ChecklistLineId of(String value) {
        return new ChecklistLineId(value);
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

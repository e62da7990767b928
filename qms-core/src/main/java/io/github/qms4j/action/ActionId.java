package io.github.qms4j.action;

import io.github.qms4j.record.RecordId;

/**
 * The number of an action, of the kind that its parent has.
 *
 * @param recordType such as {@code capa-action}
 * @param value such as {@code ACT-2026-0007}
 */
public record ActionId(String recordType, String value) implements RecordId {
    public ActionId {
        RecordId.check(recordType, value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.github.qms4j.capa;

import io.github.qms4j.record.RecordId;

/**
 * The number of an action under a CAPA, such as {@code ACT-2026-0007}.
 *
 * @param value the id itself
 */
public record CapaActionId(String value) implements RecordId {
    private static final String TYPE = "capa-action";

    public CapaActionId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static CapaActionId of(String value) {
        return new CapaActionId(value);
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

package io.github.qms4j.trail.custody;

import io.github.qms4j.record.RecordId;

/**
 * The number of an act of custody, such as {@code CUS-2026-0001}.
 *
 * @param value the id itself
 */
public record CustodyActId(String value) implements RecordId {
    private static final String TYPE = "custody-act";

    public CustodyActId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static CustodyActId of(String value) {
        return new CustodyActId(value);
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

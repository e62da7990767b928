package io.github.qms4j.inspection;

import io.github.qms4j.record.RecordId;

/**
 * The number of an observation of an inspection, such as {@code OBS-2026-0001}.
 *
 * @param value the id itself
 */
public record ObservationId(String value) implements RecordId {
    private static final String TYPE = "inspection-observation";

    public ObservationId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ObservationId of(String value) {
        return new ObservationId(value);
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

package io.github.qms4j.training;

import io.github.qms4j.record.RecordId;

/**
 * The id of a training cycle: course, person and cycle, such as {@code CRS-2026-0001/u-17/1}.
 *
 * @param value the id itself
 */
public record CycleId(String value) implements RecordId {
    private static final String TYPE = "training-cycle";

    public CycleId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static CycleId of(String value) {
        return new CycleId(value);
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

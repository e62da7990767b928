package io.github.qms4j.training;

import io.github.qms4j.record.RecordId;

/**
 * The number of a curriculum, such as {@code CUR-2026-0001}.
 *
 * @param value the id itself
 */
public record CurriculumId(String value) implements RecordId {
    private static final String TYPE = "curriculum";

    public CurriculumId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static CurriculumId of(String value) {
        return new CurriculumId(value);
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

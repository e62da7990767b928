package io.github.qms4j.training;

import io.github.qms4j.record.RecordId;

/**
 * The number of a course, such as {@code CRS-2026-0001}.
 *
 * @param value the id itself
 */
public record CourseId(String value) implements RecordId {
    private static final String TYPE = "course";

    public CourseId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static CourseId of(String value) {
        return new CourseId(value);
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

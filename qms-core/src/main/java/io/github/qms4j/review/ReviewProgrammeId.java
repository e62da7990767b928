package io.github.qms4j.review;

import io.github.qms4j.record.RecordId;

/**
 * The number of a programme of management reviews, such as {@code MRP-2026-0001}.
 *
 * @param value the id itself
 */
public record ReviewProgrammeId(String value) implements RecordId {
    private static final String TYPE = "review-programme";

    public ReviewProgrammeId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ReviewProgrammeId of(String value) {
        return new ReviewProgrammeId(value);
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

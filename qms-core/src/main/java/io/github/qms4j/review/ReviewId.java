package io.github.qms4j.review;

import io.github.qms4j.record.RecordId;

/**
 * The number of a management review, such as {@code MR-2026-0001}.
 *
 * @param value the id itself
 */
public record ReviewId(String value) implements RecordId {
    private static final String TYPE = "management-review";

    public ReviewId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ReviewId of(String value) {
        return new ReviewId(value);
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

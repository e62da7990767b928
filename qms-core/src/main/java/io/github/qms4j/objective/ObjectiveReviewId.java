package io.github.qms4j.objective;

import io.github.qms4j.record.RecordId;

/**
 * The number of a progress review, such as {@code PR-2026-0012}.
 *
 * @param value the id itself
 */
public record ObjectiveReviewId(String value) implements RecordId {
    private static final String TYPE = "objective-review";

    public ObjectiveReviewId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ObjectiveReviewId of(String value) {
        return new ObjectiveReviewId(value);
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

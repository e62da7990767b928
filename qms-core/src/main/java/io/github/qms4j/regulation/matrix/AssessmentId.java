package io.github.qms4j.regulation.matrix;

import io.github.qms4j.record.RecordId;

/**
 * The number of an assessment, such as {@code ASM-2026-0007}.
 *
 * @param value the id itself
 */
public record AssessmentId(String value) implements RecordId {
    private static final String TYPE = "requirement-assessment";

    public AssessmentId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static AssessmentId of(String value) {
        return new AssessmentId(value);
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

package io.github.qms4j.readiness;

import io.github.qms4j.record.RecordId;

/**
 * The number of an assessment of readiness, such as {@code RDY-2026-0001}.
 *
 * @param value the id itself
 */
public record ReadinessAssessmentId(String value) implements RecordId {
    private static final String TYPE = "readiness-assessment";

    public ReadinessAssessmentId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ReadinessAssessmentId of(String value) {
        return new ReadinessAssessmentId(value);
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

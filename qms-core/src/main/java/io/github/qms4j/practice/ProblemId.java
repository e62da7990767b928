package io.github.qms4j.practice;

import io.github.qms4j.record.RecordId;

/**
 * The number of a problem, such as {@code PRB-2026-0007}.
 *
 * @param value the id itself
 */
public record ProblemId(String value) implements RecordId {
    private static final String TYPE = "problem";

    public ProblemId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ProblemId of(String value) {
        return new ProblemId(value);
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

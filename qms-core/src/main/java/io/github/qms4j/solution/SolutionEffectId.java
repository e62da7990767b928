package io.github.qms4j.solution;

import io.github.qms4j.record.RecordId;

/**
 * The number of a comparison of before and after, such as {@code SEF-2026-0007}.
 *
 * @param value the id itself
 */
public record SolutionEffectId(String value) implements RecordId {
    private static final String TYPE = "solution-effect";

    public SolutionEffectId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static SolutionEffectId of(String value) {
        return new SolutionEffectId(value);
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

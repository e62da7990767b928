package io.github.qms4j.review;

import io.github.qms4j.record.RecordId;

/**
 * The number of a judgement on the effect of a decision, such as {@code MRE-2026-0001}.
 *
 * @param value the id itself
 */
public record DecisionEffectId(String value) implements RecordId {
    private static final String TYPE = "decision-effect";

    public DecisionEffectId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static DecisionEffectId of(String value) {
        return new DecisionEffectId(value);
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

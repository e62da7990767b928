package io.github.qms4j.training;

import io.github.qms4j.record.RecordId;

/**
 * The id of an impact decision: curriculum and new version, such as {@code CUR-2026-0001/document/DOC-2026-0003/2}.
 *
 * @param value the id itself
 */
public record ImpactId(String value) implements RecordId {
    private static final String TYPE = "training-impact";

    public ImpactId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ImpactId of(String value) {
        return new ImpactId(value);
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

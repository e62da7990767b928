package io.github.qms4j.training;

import io.github.qms4j.record.RecordId;

/**
 * The number under which somebody has a job role, such as {@code JR-2026-0001}.
 *
 * @param value the id itself
 */
public record JobRoleId(String value) implements RecordId {
    private static final String TYPE = "job-role";

    public JobRoleId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static JobRoleId of(String value) {
        return new JobRoleId(value);
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

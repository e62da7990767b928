package io.github.qms4j.organisation;

import io.github.qms4j.record.RecordId;

/**
 * The id of a department, as the host knows it.
 *
 * @param value the id itself
 */
public record DepartmentId(String value) implements RecordId {
    private static final String TYPE = "department";

    public DepartmentId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static DepartmentId of(String value) {
        return new DepartmentId(value);
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

package io.github.qms4j.regulation.matrix;

import io.github.qms4j.record.RecordId;
import io.github.qms4j.regulation.RequirementId;

/**
 * The id of a row of the matrix: that of its requirement, such as {@code iso-9001:2015-amd1/9.3.2-c}.
 *
 * @param value the id itself
 */
public record MatrixRowId(String value) implements RecordId {
    private static final String TYPE = "requirement";

    public MatrixRowId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static MatrixRowId of(String value) {
        return new MatrixRowId(value);
    }

    /** The row of a requirement. */
    public static MatrixRowId of(RequirementId requirement) {
        return new MatrixRowId(requirement.toString());
    }

    /** The requirement. */
    public RequirementId requirement() {
        return RequirementId.parse(value);
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

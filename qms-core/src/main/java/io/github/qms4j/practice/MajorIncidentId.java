package io.github.qms4j.practice;

import io.github.qms4j.record.RecordId;

/**
 * The id of a major incident: that of its ticket, such as {@code phone:INC-1}.
 *
 * @param value the id itself
 */
public record MajorIncidentId(String value) implements RecordId {
    private static final String TYPE = "major-incident";

    public MajorIncidentId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static MajorIncidentId of(String value) {
        return new MajorIncidentId(value);
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

package io.github.qms4j.organisation;

import io.github.qms4j.record.RecordId;

/**
 * The id of a process, as the host knows it.
 *
 * @param value the id itself
 */
public record ProcessId(String value) implements RecordId {
    private static final String TYPE = "business-process";

    public ProcessId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static ProcessId of(String value) {
        return new ProcessId(value);
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

package io.github.qms4j.training;

import io.github.qms4j.record.RecordId;

/**
 * The number of a session of a course, such as {@code TS-2026-0001}.
 *
 * @param value the id itself
 */
public record SessionId(String value) implements RecordId {
    private static final String TYPE = "training-session";

    public SessionId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static SessionId of(String value) {
        return new SessionId(value);
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

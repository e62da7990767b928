package io.github.qms4j.training;

import io.github.qms4j.record.RecordId;

/**
 * The id of a learning statement: the system that made it and its id there, such as
 * {@code lms/fd41c918-b88b-4b20-a0a5-a4c32391aaa0}.
 *
 * @param value the id itself
 */
public record StatementId(String value) implements RecordId {
    private static final String TYPE = "learning-statement";

    public StatementId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static StatementId of(String value) {
        return new StatementId(value);
    }

    /** The id of a statement of a system. */
    public static StatementId of(String system, String statement) {
        return new StatementId(system + "/" + statement);
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

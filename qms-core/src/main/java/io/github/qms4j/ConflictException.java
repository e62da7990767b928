package io.github.qms4j;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * Two writers changed one record; this one lost (rule X-9). Nothing of its change set was applied. Read the record
 * again, decide again, and send the command again.
 */
public final class ConflictException extends QmsException {
    private static final long serialVersionUID = 1L;
    /** In place of a version where there is no record. */
    private static final long NONE = -1;

    private final String recordType;
    private final String recordId;
    private final long expectedVersion;
    private final long actualVersion;

    private ConflictException(String type, String id, long expected, long actual, String found) {
        super(
                ErrorCode.CONFLICT,
                type + " " + id + " was expected " + (expected == NONE ? "not to exist" : "at version " + expected)
                        + " but " + found
                        + ". Read it again, decide again and repeat the command.",
                null);
        this.recordType = Objects.requireNonNull(type, "type");
        this.recordId = Objects.requireNonNull(id, "id");
        this.expectedVersion = expected;
        this.actualVersion = actual;
    }

    /** The record is stored at another version than expected. */
    public static ConflictException stale(String type, String id, long expected, long actual) {
        return new ConflictException(type, id, expected, actual, "is stored at version " + actual);
    }

    /** The record is not stored at all. */
    public static ConflictException gone(String type, String id, long expected) {
        return new ConflictException(type, id, expected, NONE, "is not stored any more");
    }

    /** A record is stored where a decision rests on there being none. */
    public static ConflictException appeared(String type, String id, long actual) {
        return new ConflictException(type, id, NONE, actual, "is stored at version " + actual);
    }

    public String recordType() {
        return recordType;
    }

    public String recordId() {
        return recordId;
    }

    /** The version that the losing writer had read; -1 when there was no record. */
    public long expectedVersion() {
        return expectedVersion;
    }

    /** The version that is stored now; empty when the record is gone. */
    public OptionalLong actualVersion() {
        return actualVersion == NONE ? OptionalLong.empty() : OptionalLong.of(actualVersion);
    }
}

package io.github.qms4j.persistence.jpa;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** What SQLite has to say about a failure, by the primary result codes that it documents. */
enum SqliteFailure {
    BUSY(5, "another process writes to it all the time; let it end"),
    LOCKED(6, "another process writes to it all the time; let it end"),
    READ_ONLY(
            8,
            "it is read-only; let this process write to the file, to those beside it, -wal and -shm, and to its directory"),
    IO_ERROR(10, "the operating system does not read or write it; see the cause, and look at disk and quota"),
    CORRUPT(11, "its bytes were changed by something else; restore a backup"),
    FULL(13, "the disk is full; make room"),
    CANNOT_OPEN(14, "it, or its directory, cannot be opened; check that they are there and may be written"),
    CONSTRAINT(19, "a key is there already"),
    NOT_A_DATABASE(26, "the file is no SQLite database, or its first bytes were changed; restore a backup");

    private static final int PRIMARY = 0xff;

    private final int code;
    private final String meaning;

    SqliteFailure(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** What the first exception of its driver in a chain of causes says; empty for other drivers and other codes. */
    static Optional<SqliteFailure> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getClass().getName().startsWith("org.sqlite.")) {
                int primary = sql.getErrorCode() & PRIMARY;
                return Arrays.stream(values())
                        .filter(known -> known.code == primary)
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /** Over when another writer is. */
    boolean isContention() {
        return this == BUSY || this == LOCKED || this == CONSTRAINT;
    }

    /** Why and what to do, to follow the name of the database. */
    String meaning() {
        return meaning;
    }
}

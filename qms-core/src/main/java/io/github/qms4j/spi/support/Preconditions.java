package io.github.qms4j.spi.support;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import java.util.OptionalLong;
import java.util.function.Function;

/** What each change of a change set demands of the version that is stored (rules S2, S3 and S15). */
public final class Preconditions {
    private Preconditions() {}

    /**
     * Checks all changes, in their order.
     *
     * @param stored gives the version that is stored under a key; empty when there is no record
     * @throws DuplicateException when a key to insert is taken
     * @throws ConflictException when a stored version is not the expected one, or a record is stored that must be absent
     */
    public static void check(ChangeSet changes, Function<RecordKey, OptionalLong> stored) {
        changes.changes().forEach(change -> check(change, stored.apply(change.key())));
    }

    private static void check(Change change, OptionalLong stored) {
        RecordKey key = change.key();
        if (change instanceof Change.Insert) {
            if (stored.isPresent()) {
                throw new DuplicateException(key.type(), key.id(), key + " exists already; choose another id");
            }
        } else if (change instanceof Change.Absent) {
            if (stored.isPresent()) {
                throw ConflictException.appeared(key.type(), key.id(), stored.getAsLong());
            }
        } else if (change instanceof Change.Update update) {
            require(key, update.expectedVersion(), stored);
        } else if (change instanceof Change.Delete delete) {
            require(key, delete.expectedVersion(), stored);
        } else if (change instanceof Change.Expect expect) {
            require(key, expect.version(), stored);
        }
    }

    private static void require(RecordKey key, long expected, OptionalLong stored) {
        if (stored.isEmpty()) {
            throw ConflictException.gone(key.type(), key.id(), expected);
        }
        if (stored.getAsLong() != expected) {
            throw ConflictException.stale(key.type(), key.id(), expected, stored.getAsLong());
        }
    }
}

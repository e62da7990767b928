package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConflictException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Change sets on a database that has one writer at a time. Whoever holds its lock may read what nobody changes until the
 * commit, so what a change set expects is looked at first, and no row need be locked.
 */
final class OneWriter {
    // Threads are served in their order; the database itself would let them try again and again, in no order.
    private final Lock turn = new ReentrantLock(true);

    private static final String BEGIN = "begin";

    private final Database database;
    private final RecordTables tables;
    private final String takeLock;

    /** @param takeLock the statement that waits until no other process writes */
    OneWriter(Database database, RecordTables tables, String takeLock) {
        this.database = database;
        this.tables = tables;
        this.takeLock = takeLock;
    }

    /** Does work that begins and ends a transaction when no other thread does; who waits here holds no connection. */
    <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Writes all and commits; gives up with false when a record is not as expected.
     *
     * <p>Begin and commit are statements here, beside the transaction of the provider, which stays empty. SQLite rolls
     * back by itself when a disk is full, but its driver goes on believing in the transaction: given back to a pool,
     * such a connection would commit the next change set statement by statement. So whatever happens, the driver is
     * left with what it believes in, a transaction that has begun.
     *
     * @throws StorageException when the commit failed, and whether it was applied is not known
     */
    boolean write(Statements statements, ChangeSet changes) {
        boolean written = false;
        try {
            execute(statements, takeLock);
            ChangeSet expected = only(changes, true);
            written = (expected.isEmpty() || isMet(statements, expected))
                    && new ChangeWriter(statements, database, tables).write(only(changes, false), false);
            execute(statements, written ? "commit" : "rollback");
            execute(statements, BEGIN);
            return written;
        } catch (RuntimeException e) {
            tryTo(statements, "rollback", e);
            tryTo(statements, BEGIN, e);
            throw written ? OwnTransactions.commitFailed(e) : e;
        }
    }

    private void execute(Statements statements, String sql) {
        statements.update(List.of(new SqlText(database).append(sql)), "the database");
    }

    private void tryTo(Statements statements, String sql, RuntimeException cause) {
        try {
            execute(statements, sql);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private boolean isMet(Statements statements, ChangeSet expected) {
        try {
            StoredVersions.read(statements, database, tables, expected).check(expected);
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    private static ChangeSet only(ChangeSet changes, boolean expectations) {
        return new ChangeSet(changes.changes().stream()
                .filter(change -> expectations == (change instanceof Change.Expect || change instanceof Change.Absent))
                .toList());
    }
}

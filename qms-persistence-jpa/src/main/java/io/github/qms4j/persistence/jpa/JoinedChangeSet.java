package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change set within the transaction of a host. Preconditions are checked, and their rows locked, before the first
 * write, so that in the usual case of a refusal no statement fails. Rows that are not there yet cannot be locked: a
 * writer who inserts one in between is met by a savepoint, without which a failed statement would leave half a change
 * set, or on PostgreSQL a dead transaction. What is refused leaves no lock behind.
 */
final class JoinedChangeSet {
    private static final String SAVEPOINT = "savepoint qms_change_set";

    private final Statements statements;
    private final Database database;
    private final RecordTables tables;

    JoinedChangeSet(Statements statements, Database database, RecordTables tables) {
        this.statements = statements;
        this.database = database;
        this.tables = tables;
    }

    /**
     * Applies it.
     *
     * @param attempts how often it is tried when other writers are in the way
     */
    void apply(ChangeSet changes, int attempts) {
        execute(SAVEPOINT);
        for (int attempt = 1; ; attempt++) {
            lock(changes);
            Outcome outcome = write(changes, attempt > 1);
            if (outcome.written()) {
                execute("release " + SAVEPOINT);
                return;
            }
            undo(outcome.failure());
            if (attempt == attempts || !outcome.isTransient()) {
                StoredVersions.read(statements, database, tables, changes).check(changes);
                throw refused(outcome.failure());
            }
        }
    }

    private void lock(ChangeSet changes) {
        try {
            StoredVersions.lock(statements, database, tables, changes).check(changes);
        } catch (ConflictException | DuplicateException e) {
            undo(e);
            throw e;
        }
    }

    /** Without a failure and not written when a row was not as expected. */
    private record Outcome(boolean written, @Nullable RuntimeException failure) {
        boolean isTransient() {
            return failure == null || SqlStates.isContention(failure);
        }
    }

    private Outcome write(ChangeSet changes, boolean waitsFirst) {
        try {
            ChangeWriter writer = new ChangeWriter(statements, database, tables);
            return new Outcome(writer.write(notHeld(changes), waitsFirst), null);
        } catch (RuntimeException e) {
            return new Outcome(false, e);
        }
    }

    /** Without the expectations whose rows are locked already. */
    private ChangeSet notHeld(ChangeSet changes) {
        return new ChangeSet(changes.changes().stream()
                .filter(change -> !(change instanceof Change.Expect && database.sharesLocks()))
                .toList());
    }

    private void undo(@Nullable RuntimeException failure) {
        try {
            execute("rollback to " + SAVEPOINT);
        } catch (RuntimeException e) {
            // The database may have rolled the whole transaction back; the first failure is the one to tell.
            if (failure == null) {
                throw refused(e);
            }
            failure.addSuppressed(e);
            throw refused(failure);
        }
    }

    private static StorageException refused(@Nullable RuntimeException failure) {
        return new StorageException(
                "the database refused a change set in the middle; roll the transaction back and repeat the command",
                failure);
    }

    private void execute(String sql) {
        statements.update(List.of(new SqlText(database).append(sql)), RecordTables.ATTRIBUTES);
    }
}

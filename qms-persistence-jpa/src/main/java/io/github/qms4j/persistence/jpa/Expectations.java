package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.RecordKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/**
 * What a change set expects of records that it leaves as they are (rule S15).
 *
 * <p>Where the database has locks that are shared, expected rows are locked until the transaction ends. Everything else
 * is locked for a moment, after all writes of the change set: so of two that each write what the other one relies on,
 * the later meets the write of the earlier, and has to wait for it. Nobody who only relies on the same waits longer than
 * that moment, and nobody who writes has to do anything for it.
 */
final class Expectations {
    private static final String SAVEPOINT = "savepoint qms_expectations";
    // Longer than most transactions that are about to commit.
    private static final int SHORT_WAIT_MILLISECONDS = 50;

    private final Database database;
    private final Statements statements;
    private final RecordTables tables;

    Expectations(Database database, Statements statements, RecordTables tables) {
        this.database = database;
        this.statements = statements;
        this.tables = tables;
    }

    /** Locks a run of expected rows for the transaction; false when one is not at its version. */
    boolean hold(List<Change.Expect> run) {
        return areAt(run, Database.SHARED_LOCK);
    }

    /**
     * Locks everything at once and lets it go again; false when one is not as expected.
     *
     * @param written what the transaction has locked before. When some of it comes behind what is to be locked, this one
     *     breaks the order of locks, and whoever keeps it may be waiting for it: so it does not wait long
     */
    boolean meet(List<Change.Expect> expected, List<Change.Absent> absent, List<Change> written) {
        if (expected.isEmpty() && absent.isEmpty()) {
            return true;
        }
        execute(SAVEPOINT);
        boolean inOrder = KeyRuns.areBehind(expected, written) && KeyRuns.areBehind(absent, written);
        boolean met = inOrder ? lock(expected, absent) : hastily(() -> lock(expected, absent));
        execute("rollback to " + SAVEPOINT);
        return met;
    }

    private boolean lock(List<Change.Expect> expected, List<Change.Absent> absent) {
        for (List<Change.Expect> run : KeyRuns.of(expected, (a, b) -> true)) {
            if (!areAt(run, Database.EXCLUSIVE_LOCK)) {
                return false;
            }
        }
        KeyRuns.of(absent, (a, b) -> true).forEach(this::occupy);
        return true;
    }

    private boolean hastily(BooleanSupplier work) {
        SqlText select = new SqlText(database).append(database.selectLockTimeout());
        Object usual = statements.values(select, RecordTables.ATTRIBUTES).get(0);
        execute(database.setLockTimeout(SHORT_WAIT_MILLISECONDS));
        boolean done;
        try {
            done = work.getAsBoolean();
        } catch (RuntimeException e) {
            try {
                execute(database.setLockTimeout(((Number) usual).intValue()));
            } catch (RuntimeException inFailedTransaction) {
                // Where a failure ends the transaction, what was set in it ends with it.
                e.addSuppressed(inFailedTransaction);
            }
            throw e;
        }
        execute(database.setLockTimeout(((Number) usual).intValue()));
        return done;
    }

    private boolean areAt(List<Change.Expect> run, String lock) {
        Map<String, Long> versions =
                versions(run.stream().map(Change.Expect::key).toList(), lock);
        ToLongFunction<Change.Expect> stored =
                expect -> versions.getOrDefault(expect.key().id(), -1L);
        return run.stream().allMatch(expect -> stored.applyAsLong(expect) == expect.version());
    }

    private Map<String, Long> versions(List<RecordKey> keys, String lock) {
        Map<String, Long> versions = new HashMap<>();
        StoredVersions.select(
                statements, database, tables, keys, lock, (key, version) -> versions.put(key.id(), version));
        return versions;
    }

    /**
     * Inserts rows in the place of those that must be absent. The primary key lets nobody else insert one meanwhile, and
     * makes this wait for whoever is just doing that; it fails when there is one already.
     */
    private void occupy(List<Change.Absent> run) {
        RecordTable table = tables.of(run.get(0).key().type());
        boolean generic = table.recordType().isEmpty();
        String columns = "tenant, id, version, schema_version, payload" + (generic ? ", record_type" : "");
        new RowInserts(database, statements).insert(table.name(), columns, run, (sql, absent) -> {
            RecordKey key = absent.key();
            sql.bind(key.tenant()).append(", ").bind(key.id()).append(", 0, 0, ''");
            if (generic) {
                sql.append(", ").bind(key.type());
            }
        });
    }

    private void execute(String sql) {
        statements.update(List.of(new SqlText(database).append(sql)), RecordTables.ATTRIBUTES);
    }
}

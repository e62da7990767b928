package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.support.Preconditions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;

/** The versions that are stored under the keys of a change set, and whether they are the ones it expects. */
final class StoredVersions {
    private final Map<RecordKey, Long> versions = new HashMap<>();

    private StoredVersions() {}

    /** As they are now. */
    static StoredVersions read(Statements statements, Database database, RecordTables tables, ChangeSet changes) {
        return read(statements, database, tables, changes, change -> "");
    }

    /** As they stay until the transaction ends, but for rows that are not there, and what nobody can lock alone. */
    static StoredVersions lock(Statements statements, Database database, RecordTables tables, ChangeSet changes) {
        return read(statements, database, tables, changes, change -> {
            if (change instanceof Change.Expect) {
                return database.sharesLocks() ? Database.SHARED_LOCK : "";
            }
            return change instanceof Change.Absent ? "" : Database.EXCLUSIVE_LOCK;
        });
    }

    private static StoredVersions read(
            Statements statements,
            Database database,
            RecordTables tables,
            ChangeSet changes,
            Function<Change, String> lock) {
        StoredVersions stored = new StoredVersions();
        for (List<Change> run :
                KeyRuns.of(changes.changes(), (a, b) -> lock.apply(a).equals(lock.apply(b)))) {
            List<RecordKey> keys = run.stream().map(Change::key).toList();
            select(statements, database, tables, keys, lock.apply(run.get(0)), stored.versions::put);
        }
        return stored;
    }

    /**
     * Reads the versions under keys of one tenant and type, in their order.
     *
     * @param lock how the rows are locked; empty for not at all
     */
    static void select(
            Statements statements,
            Database database,
            RecordTables tables,
            List<RecordKey> keys,
            String lock,
            ObjLongConsumer<RecordKey> found) {
        RecordKey owner = keys.get(0);
        RecordTable table = tables.of(owner.type());
        List<String> ids = keys.stream().map(RecordKey::id).toList();
        for (int from = 0; from < ids.size(); from += RecordTable.KEYS_A_STATEMENT) {
            SqlText sql = new SqlText(database).append("select id, version from " + table.name() + " where ");
            table.appendKeys(sql, owner.tenant(), owner.type(), ids, from);
            sql.append(lock.isEmpty() ? "" : " order by id" + lock);
            for (Object[] row : sql.rows(statements, table.name())) {
                RecordKey key = new RecordKey(owner.tenant(), owner.type(), (String) row[0]);
                found.accept(key, ((Number) row[1]).longValue());
            }
        }
    }

    /** Throws for the first change whose precondition does not hold. */
    void check(ChangeSet changes) {
        Preconditions.check(changes, key -> {
            Long version = versions.get(key);
            return version == null ? OptionalLong.empty() : OptionalLong.of(version);
        });
    }
}

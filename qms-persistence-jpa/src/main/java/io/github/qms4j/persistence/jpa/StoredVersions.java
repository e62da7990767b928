package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions that are stored under the keys of a change set, and whether they are the ones it expects. */
final class StoredVersions {
    private final Map<RecordKey, Long> versions;

    private StoredVersions(Map<RecordKey, Long> versions) {
        this.versions = Map.copyOf(versions);
    }

    /**
     * One statement for each table, tenant and type.
     *
     * @param locked whether the rows stay as they are until the transaction ends
     */
    static StoredVersions read(
            Statements statements, Database database, RecordTables tables, ChangeSet changes, boolean locked) {
        Map<RecordKey, List<String>> idsByOwner = new LinkedHashMap<>();
        for (Change change : changes.changes()) {
            RecordKey key = change.key();
            idsByOwner
                    .computeIfAbsent(new RecordKey(key.tenant(), key.type(), ""), owner -> new ArrayList<>())
                    .add(key.id());
        }
        Map<RecordKey, Long> versions = new HashMap<>();
        idsByOwner.forEach((owner, ids) -> {
            RecordTable table = tables.of(owner.type());
            for (int from = 0; from < ids.size(); from += RecordTable.KEYS_A_STATEMENT) {
                SqlText sql = new SqlText(database).append("select id, version from " + table.name() + " where ");
                table.appendKeys(sql, owner.tenant(), owner.type(), ids, from);
                // Locks are taken in one order, so that two change sets never wait for each other.
                sql.append(locked ? " order by id for update" : "");
                for (Object[] row : sql.rows(statements, table.name())) {
                    RecordKey key = new RecordKey(owner.tenant(), owner.type(), (String) row[0]);
                    versions.put(key, ((Number) row[1]).longValue());
                }
            }
        });
        return new StoredVersions(versions);
    }

    /** Throws for the first change whose precondition does not hold. */
    void check(ChangeSet changes) {
        changes.changes().forEach(this::check);
    }

    private void check(Change change) {
        RecordKey key = change.key();
        Long stored = versions.get(key);
        if (change instanceof Change.Insert) {
            if (stored != null) {
                throw new DuplicateException(key.type(), key.id(), key + " exists already; choose another id");
            }
        } else if (change instanceof Change.Update update) {
            check(key, update.expectedVersion(), stored);
        } else if (change instanceof Change.Delete delete) {
            check(key, delete.expectedVersion(), stored);
        }
    }

    private static void check(RecordKey key, long expected, @Nullable Long stored) {
        if (stored == null) {
            throw ConflictException.gone(key.type(), key.id(), expected);
        }
        if (stored != expected) {
            throw ConflictException.stale(key.type(), key.id(), expected, stored);
        }
    }
}

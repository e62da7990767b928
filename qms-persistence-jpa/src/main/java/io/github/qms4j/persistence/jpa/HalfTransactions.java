package io.github.qms4j.persistence.jpa;

import io.github.qms4j.StorageException;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What H2 may leave in a file when its process is killed: half of the last change sets. A version of a record and its
 * trail entry are of one change set, so one without the other is such a half. Only what was written last is looked at,
 * which takes the same short time however large the database is; the verification of the trail looks at everything.
 */
final class HalfTransactions {
    private static final int ENTRIES = 500;
    private static final int RECORDS_A_TYPE = 50;
    private static final int NAMED = 3;

    private static final String ENTRY = "trail-entry";
    private static final Set<String> WITHOUT_ENTRIES =
            Set.of(ENTRY, "trail-seal", "trail-tile", "erasable-text", "event-position");

    private final QmsStorage storage;
    private final Transactions transactions;
    private final RecordTables tables;
    private final List<String> found = new ArrayList<>();

    private HalfTransactions(QmsStorage storage, Transactions transactions, RecordTables tables) {
        this.storage = storage;
        this.transactions = transactions;
        this.tables = tables;
    }

    /** Each record that lacks the other half, with what is there and what is not. */
    static List<String> find(QmsStorage storage, Transactions transactions, RecordTables tables) {
        HalfTransactions half = new HalfTransactions(storage, transactions, tables);
        Map<String, Set<String>> typesByTenant = half.typesByTenant();
        typesByTenant.forEach((tenant, types) -> {
            half.lastEntries(tenant);
            types.stream()
                    .filter(type -> !WITHOUT_ENTRIES.contains(type))
                    .forEach(type -> half.lastRecords(tenant, type));
        });
        return List.copyOf(half.found);
    }

    /** @throws StorageException when there is one */
    static void require(QmsStorage storage, Transactions transactions, RecordTables tables) {
        List<String> found = find(storage, transactions, tables);
        if (!found.isEmpty()) {
            throw new StorageException(
                    "the H2 database holds half of a change set, as H2 may leave behind when its process"
                            + " is killed: " + String.join("; ", found.subList(0, Math.min(NAMED, found.size())))
                            + (found.size() > NAMED ? "; and " + (found.size() - NAMED) + " more" : "")
                            + ". Restore a backup; to read and export what is there, open it by the storage 'jpa' with"
                            + " the setting 'openDamaged' at 'true'");
        }
    }

    private Map<String, Set<String>> typesByTenant() {
        Map<String, Set<String>> types = new TreeMap<>();
        for (RecordTable table : tables.all()) {
            String type = table.recordType().map(name -> "'" + name + "'").orElse("record_type");
            transactions
                    .read((statements, database) -> new SqlText(database)
                            .append("select distinct tenant, " + type + " from " + table.name())
                            .rows(statements, table.name()))
                    .forEach(row -> types.computeIfAbsent((String) row[0], tenant -> new TreeSet<>())
                            .add((String) row[1]));
        }
        return types;
    }

    private void lastEntries(String tenant) {
        List<StoredRecord> entries = storage.query(RecordQuery.of(tenant, ENTRY)
                        .sortedBy(Sort.descending("at"))
                        .limitedTo(ENTRIES))
                .records();
        Map<RecordKey, StoredRecord> newest = new HashMap<>();
        for (StoredRecord entry : entries) {
            if (isOfOneChange(entry)) {
                RecordKey key = new RecordKey(tenant, text(entry, "recordType"), text(entry, "recordId"));
                newest.merge(key, entry, (a, b) -> recordVersion(a) > recordVersion(b) ? a : b);
            }
        }
        newest.forEach(this::compare);
    }

    private void compare(RecordKey key, StoredRecord entry) {
        Optional<StoredRecord> record = storage.find(key);
        long entered = recordVersion(entry);
        long stored = record.map(StoredRecord::version).orElse(-1L);
        if (stored < entered) {
            found.add("the trail has an entry of version " + entered + " of " + key + ", which is "
                    + (record.isEmpty() ? "not stored" : "stored at version " + stored));
        } else if (stored == entered
                && !text(entry, "hash")
                        .equals(record.map(HalfTransactions::head).orElse(""))) {
            found.add(key + " is stored at version " + stored + " with another trail entry than the one that is there");
        }
    }

    private void lastRecords(String tenant, String type) {
        storage
                .query(RecordQuery.of(tenant, type)
                        .sortedBy(Sort.descending(RecordType.CHANGED_AT))
                        .limitedTo(RECORDS_A_TYPE))
                .records()
                .stream()
                .filter(record -> record.attributes().containsKey(RecordType.TRAIL_HEAD))
                .filter(record -> !isEntered(record))
                .forEach(record -> found.add(record.key() + " is stored at version " + record.version()
                        + ", of which the trail has no entry"));
    }

    /** The entry of a batch has no version of its own. */
    private boolean isEntered(StoredRecord record) {
        return storage
                .query(RecordQuery.of(record.key().tenant(), ENTRY).whereEqual("hash", AttributeValue.of(head(record))))
                .records()
                .stream()
                .anyMatch(entry -> !isOfOneChange(entry) || recordVersion(entry) == record.version());
    }

    private static boolean isOfOneChange(StoredRecord entry) {
        return text(entry, "kind").equals("CHANGE");
    }

    private static String head(StoredRecord record) {
        return text(record, RecordType.TRAIL_HEAD);
    }

    private static String text(StoredRecord record, String attribute) {
        return record.attributes().get(attribute) instanceof AttributeValue.Text text ? text.value() : "";
    }

    private static long recordVersion(StoredRecord entry) {
        return entry.attributes().get("recordVersion") instanceof AttributeValue.Whole version ? version.value() : -1;
    }
}

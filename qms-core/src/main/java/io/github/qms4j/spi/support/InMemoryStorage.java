package io.github.qms4j.spi.support;

import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.CodePointOrder;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The reference storage: the contract of {@link QmsStorage} in its plainest form, for tests and for reading. Everything
 * is gone with the object. One lock guards the map, so a change set is atomic for every other thread.
 */
public final class InMemoryStorage implements QmsStorage {
    private static final Comparator<RecordKey> ORDER = Comparator.comparing(RecordKey::tenant)
            .thenComparing(RecordKey::type)
            .thenComparing(RecordKey::id, CodePointOrder.COMPARATOR);

    /** By tenant, type and id, so that a query walks through the records of its type alone. */
    final NavigableMap<RecordKey, StoredRecord> records = new TreeMap<>(ORDER);

    /** An empty storage. */
    public InMemoryStorage() {}

    @Override
    public synchronized Optional<StoredRecord> find(RecordKey key) {
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public synchronized RecordPage query(RecordQuery query) {
        QueryEvaluator evaluator = new QueryEvaluator(query);
        if (query.sort() != null) {
            return evaluator.page(ofType(query).values().stream());
        }
        String behind = KeysetCursor.of(query).map(KeysetCursor::id).orElse(null);
        NavigableMap<RecordKey, StoredRecord> from = behind == null
                ? ofType(query)
                : ofType(query).tailMap(new RecordKey(query.tenant(), query.type(), behind), false);
        return KeysetCursor.page(
                query,
                from.values().stream()
                        .filter(evaluator::matches)
                        .limit(query.limit() + 1L)
                        .toList());
    }

    /** No id is less than the empty one, and no type between one and the same with a zero behind it. */
    private NavigableMap<RecordKey, StoredRecord> ofType(RecordQuery query) {
        return records.subMap(
                new RecordKey(query.tenant(), query.type(), ""),
                true,
                new RecordKey(query.tenant(), query.type() + '\0', ""),
                false);
    }

    @Override
    public synchronized long count(RecordQuery query) {
        return new QueryEvaluator(query).count(ofType(query).values().stream());
    }

    @Override
    public synchronized void apply(ChangeSet changes) {
        Preconditions.check(changes, this::storedVersion);
        changes.changes().forEach(this::write);
    }

    private OptionalLong storedVersion(RecordKey key) {
        StoredRecord stored = records.get(key);
        return stored == null ? OptionalLong.empty() : OptionalLong.of(stored.version());
    }

    private void write(Change change) {
        if (change instanceof Change.Insert insert) {
            records.put(insert.key(), insert.record());
        } else if (change instanceof Change.Update update) {
            records.put(update.key(), update.record());
        } else if (change instanceof Change.Delete) {
            records.remove(change.key());
        }
    }

    @Override
    public Set<StorageCapability> capabilities() {
        return Set.of(StorageCapability.ATOMIC_CHANGE_SET, StorageCapability.UNIQUE_KEYS);
    }

    @Override
    public String describe() {
        return "in memory; lost when the process ends";
    }

    @Override
    public void close() {}
}

package io.github.qms4j.tck;

import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.Preconditions;
import io.github.qms4j.spi.support.QueryEvaluator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * A storage over a store that outlives it, in steps that a broken one does differently. As it stands it keeps the whole
 * contract, which {@link PlainStorageContractTest} shows.
 */
class PlainStorage implements QmsStorage {
    /** What the storages of one store share. */
    static final class Store {
        final Map<RecordKey, StoredRecord> rows = new ConcurrentHashMap<>();
        final AtomicLong calls = new AtomicLong();
        volatile boolean broken;
    }

    final Store store;

    PlainStorage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<StoredRecord> find(RecordKey key) {
        requireStore();
        synchronized (store) {
            return Optional.ofNullable(store.rows.get(key)).map(this::read);
        }
    }

    @Override
    public List<StoredRecord> findAll(String tenant, String type, Set<String> ids) {
        requireStore();
        return rows().stream()
                .filter(row -> isOneOf(row.key(), tenant, type, ids))
                .map(this::read)
                .toList();
    }

    boolean isOneOf(RecordKey key, String tenant, String type, Set<String> ids) {
        return key.tenant().equals(tenant) && key.type().equals(type) && ids.contains(key.id());
    }

    @Override
    public RecordPage query(RecordQuery query) {
        requireStore();
        List<StoredRecord> found = rows().stream().filter(matching(query)).toList();
        return page(query, found);
    }

    @Override
    public long count(RecordQuery query) {
        requireStore();
        return rows().stream().filter(matching(query)).count();
    }

    /** All rows at one moment. */
    List<StoredRecord> rows() {
        synchronized (store) {
            return List.copyOf(store.rows.values());
        }
    }

    /** Whether a row is found; the page's order and beginning are another step. */
    Predicate<StoredRecord> matching(RecordQuery query) {
        Predicate<StoredRecord> owned = new QueryEvaluator(new RecordQuery(
                query.tenant(), query.type(), List.of(), query.sort(), query.limit(), query.cursor()))::matches;
        return row -> owned.test(row) && query.conditions().stream().allMatch(condition -> holds(condition, row));
    }

    boolean holds(Condition condition, StoredRecord row) {
        AttributeValue value = row.attributes().get(condition.attribute());
        return value != null && condition.matches(value);
    }

    /** The page of a query among all that match. */
    RecordPage page(RecordQuery query, List<StoredRecord> found) {
        RecordQuery rest =
                new RecordQuery(query.tenant(), query.type(), List.of(), query.sort(), query.limit(), query.cursor());
        RecordPage page = new QueryEvaluator(rest).page(found.stream());
        return new RecordPage(page.records().stream().map(this::read).toList(), page.cursor());
    }

    @Override
    public void apply(ChangeSet changes) {
        requireStore();
        synchronized (store) {
            Preconditions.check(changes, this::storedVersion);
            changes.changes().forEach(this::write);
        }
    }

    OptionalLong storedVersion(RecordKey key) {
        StoredRecord row = store.rows.get(key);
        return row == null ? OptionalLong.empty() : OptionalLong.of(row.version());
    }

    void write(Change change) {
        if (change instanceof Change.Insert insert) {
            store.rows.put(insert.key(), kept(insert.record()));
        } else if (change instanceof Change.Update update) {
            store.rows.put(update.key(), kept(update.record()));
        } else if (change instanceof Change.Delete) {
            store.rows.remove(change.key());
        }
    }

    /** A record as it goes into its row. */
    StoredRecord kept(StoredRecord record) {
        return record;
    }

    /** A record as it comes out of its row. */
    StoredRecord read(StoredRecord row) {
        return row;
    }

    /** Waits until others have looked into the store, if there are any. */
    @SuppressWarnings("ThreadPriorityCheck") // Only a hint: with or without others, the loop ends.
    final void awaitReaders() {
        long enough = store.calls.get() + 12;
        for (int i = 0; i < 300 && store.calls.get() < enough; i++) {
            Thread.yield();
        }
    }

    void requireStore() {
        store.calls.incrementAndGet();
        if (store.broken) {
            throw new StorageException("the store is gone", new IllegalStateException("connection refused"));
        }
    }

    static StoredRecord withPayload(StoredRecord r, String payload) {
        return new StoredRecord(r.key(), r.version(), r.schemaVersion(), r.attributes(), payload);
    }

    interface Replacement {
        AttributeValue of(AttributeValue value);
    }

    static StoredRecord withAttributes(StoredRecord r, Replacement replacement) {
        Map<String, AttributeValue> replaced = new HashMap<>(r.attributes());
        replaced.replaceAll((name, value) -> Objects.requireNonNull(replacement.of(value)));
        return new StoredRecord(r.key(), r.version(), r.schemaVersion(), replaced, r.payload());
    }

    @Override
    public Set<StorageCapability> capabilities() {
        return Set.of(StorageCapability.ATOMIC_CHANGE_SET);
    }

    @Override
    public void close() {}
}

package io.github.qms4j.complaint;

import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A storage that keeps the change sets it applied, and lets another writer in just before it applies one. */
public final class WatchedStorage implements QmsStorage {
    private final InMemoryStorage inner = new InMemoryStorage();
    private final List<ChangeSet> applied = new ArrayList<>();
    private final Deque<Runnable> intruders = new ArrayDeque<>();
    private final Set<StorageCapability> capabilities;
    private int finds;

    public WatchedStorage(StorageCapability... capabilities) {
        this.capabilities = Set.of(capabilities);
    }

    /** What was applied, the first change set first. */
    public List<ChangeSet> applied() {
        return List.copyOf(applied);
    }

    /** How often a single record was asked for. */
    public int finds() {
        return finds;
    }

    /** Runs once, when the next change set has been decided and is not applied yet. */
    public void beforeNextApply(Runnable intruder) {
        intruders.add(intruder);
    }

    @Override
    public Optional<StoredRecord> find(RecordKey key) {
        finds++;
        return inner.find(key);
    }

    @Override
    public List<StoredRecord> findAll(String tenant, String type, Set<String> ids) {
        return inner.findAll(tenant, type, ids);
    }

    @Override
    public RecordPage query(RecordQuery query) {
        return inner.query(query);
    }

    @Override
    public void apply(ChangeSet changes) {
        Runnable intruder = intruders.poll();
        if (intruder != null) {
            intruder.run();
        }
        inner.apply(changes);
        applied.add(changes);
    }

    @Override
    public Set<StorageCapability> capabilities() {
        return capabilities;
    }

    @Override
    public void close() {}
}

package io.github.qms4j.event;

import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.spi.support.RawRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A storage that joins the transactions of a host, which begins, commits and rolls them back. */
final class HostStorage implements QmsStorage {
    private final InMemoryStorage committed = new InMemoryStorage();
    private final List<ChangeSet> open = new ArrayList<>();
    private InMemoryStorage current = committed;

    void begin() {
        current = new InMemoryStorage();
        new RawRows(committed).all().forEach(row -> current.apply(ChangeSet.of(new Change.Insert(row))));
        open.clear();
    }

    void commit() {
        open.forEach(committed::apply);
        current = committed;
    }

    void rollBack() {
        current = committed;
    }

    @Override
    public Optional<StoredRecord> find(RecordKey key) {
        return current.find(key);
    }

    @Override
    public RecordPage query(RecordQuery query) {
        return current.query(query);
    }

    @Override
    public void apply(ChangeSet changes) {
        current.apply(changes);
        open.add(changes);
    }

    @Override
    public QmsStorage outsideHostTransaction() {
        return committed;
    }

    @Override
    public Set<StorageCapability> capabilities() {
        return Set.of(StorageCapability.JOINS_HOST_TRANSACTION);
    }

    @Override
    public void close() {}
}

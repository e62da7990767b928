package io.github.qms4j.verifier;

import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A storage that can be set back to an earlier state, as a database is by a backup. */
final class RestorableStorage implements QmsStorage {
    private final List<ChangeSet> applied = new ArrayList<>();
    private InMemoryStorage inner = new InMemoryStorage();

    /** The state as it is now. */
    List<ChangeSet> backup() {
        return List.copyOf(applied);
    }

    void restore(List<ChangeSet> backup) {
        applied.clear();
        inner = new InMemoryStorage();
        backup.forEach(this::apply);
    }

    @Override
    public Optional<StoredRecord> find(RecordKey key) {
        return inner.find(key);
    }

    @Override
    public RecordPage query(RecordQuery query) {
        return inner.query(query);
    }

    @Override
    public long count(RecordQuery query) {
        return inner.count(query);
    }

    @Override
    public void apply(ChangeSet changes) {
        inner.apply(changes);
        applied.add(changes);
    }

    @Override
    public void close() {
        inner.close();
    }
}

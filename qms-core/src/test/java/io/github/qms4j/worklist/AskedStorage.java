package io.github.qms4j.worklist;

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

/** A storage that keeps the queries it was asked. */
final class AskedStorage implements QmsStorage {
    private final InMemoryStorage inner = new InMemoryStorage();
    private final List<RecordQuery> queries = new ArrayList<>();

    /** What was asked since the last call. */
    List<RecordQuery> queries() {
        List<RecordQuery> asked = List.copyOf(queries);
        queries.clear();
        return asked;
    }

    @Override
    public Optional<StoredRecord> find(RecordKey key) {
        return inner.find(key);
    }

    @Override
    public RecordPage query(RecordQuery query) {
        queries.add(query);
        return inner.query(query);
    }

    @Override
    public void apply(ChangeSet changes) {
        inner.apply(changes);
    }

    @Override
    public void close() {}
}

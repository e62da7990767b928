package io.github.qms4j.signature.password;

import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A storage in memory that keeps every row it was ever given. */
final class WrittenText implements QmsStorage {
    private final InMemoryStorage inner = new InMemoryStorage();
    private final List<StoredRecord> written = Collections.synchronizedList(new ArrayList<>());

    List<StoredRecord> everything() {
        return List.copyOf(written);
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
    public void apply(ChangeSet changes) {
        inner.apply(changes);
        for (Change change : changes.changes()) {
            if (change instanceof Change.Insert insert) {
                written.add(insert.record());
            } else if (change instanceof Change.Update update) {
                written.add(update.record());
            }
        }
    }

    @Override
    public void close() {}
}

package io.github.qms4j.event;

import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.spi.support.RawRows;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A storage in which something happens just before a position is stored. */
final class PositionStorage implements QmsStorage {
    private final InMemoryStorage inner = new InMemoryStorage();
    private final Deque<Runnable> before = new ArrayDeque<>();
    private int positions;

    RawRows rows() {
        return new RawRows(inner);
    }

    /** How many positions were stored. */
    int positions() {
        return positions;
    }

    void beforeNextPosition(Runnable happens) {
        before.add(happens);
    }

    /** The process dies before the next position is stored. */
    void dieBeforeNextPosition() {
        beforeNextPosition(() -> {
            throw new StorageException("the process died");
        });
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
        boolean isPosition = changes.changes().stream()
                .anyMatch(change -> change.key().type().equals("event-position"));
        Runnable happens = isPosition ? before.poll() : null;
        if (happens != null) {
            happens.run();
        }
        inner.apply(changes);
        positions += isPosition ? 1 : 0;
    }

    @Override
    public void close() {}
}

package io.github.qms4j.approval;

import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets another writer in after an approval was decided and before it takes its number: later than what the decision has
 * read, and early enough that the two do not meet at the number.
 */
final class InterruptedStorage implements QmsStorage {
    private final InMemoryStorage inner = new InMemoryStorage();
    private final String type;
    private @Nullable Runnable intruder;

    InterruptedStorage(String type) {
        this.type = type;
    }

    void beforeNextNumber(Runnable newIntruder) {
        this.intruder = newIntruder;
    }

    @Override
    public Optional<StoredRecord> find(RecordKey key) {
        return inner.find(key);
    }

    @Override
    public RecordPage query(RecordQuery query) {
        Runnable due = intruder;
        if (due != null
                && query.type().equals(type)
                && query.sort() != null
                && query.sort().attribute().equals(RecordType.SEQUENCE)) {
            intruder = null;
            due.run();
        }
        return inner.query(query);
    }

    @Override
    public void apply(ChangeSet changes) {
        inner.apply(changes);
    }

    @Override
    public void close() {}
}

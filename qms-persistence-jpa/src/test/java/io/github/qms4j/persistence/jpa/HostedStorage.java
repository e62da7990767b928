package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A joining storage as a host calls it: in the active transaction, or else in one around each call. */
final class HostedStorage implements QmsStorage {
    private final Host host;
    private final JpaStorage joining;

    HostedStorage(Host host, JpaStorage joining) {
        this.host = host;
        this.joining = joining;
    }

    private <T> T inTransaction(Supplier<T> call) {
        if (host.isActive()) {
            return call.get();
        }
        host.begin();
        boolean done = false;
        try {
            T result = call.get();
            done = true;
            return result;
        } finally {
            if (done) {
                host.commit();
            } else {
                host.rollback();
            }
        }
    }

    @Override
    public Optional<StoredRecord> find(RecordKey key) {
        return inTransaction(() -> joining.find(key));
    }

    @Override
    public RecordPage query(RecordQuery query) {
        return inTransaction(() -> joining.query(query));
    }

    @Override
    public long count(RecordQuery query) {
        return inTransaction(() -> joining.count(query));
    }

    @Override
    public void apply(ChangeSet changes) {
        inTransaction(() -> {
            joining.apply(changes);
            return changes;
        });
    }

    @Override
    public QmsStorage outsideHostTransaction() {
        return inTransaction(joining::outsideHostTransaction);
    }

    @Override
    public Set<StorageCapability> capabilities() {
        return joining.capabilities();
    }

    @Override
    public String describe() {
        return joining.describe();
    }

    @Override
    public void close() {
        joining.close();
    }
}

package io.github.qms4j.complaint;

import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.util.Optional;

/** A storage whose n-th call fails, before or after it took effect. */
public final class FaultyStorage implements QmsStorage {
    public enum When {
        BEFORE,
        AFTER
    }

    private final InMemoryStorage inner = new InMemoryStorage();
    private When when = When.BEFORE;
    private int callsUntilFault = Integer.MAX_VALUE;
    private boolean struck;

    /** The call with this number from now on, counted from 0, fails once. */
    public void failAt(int call, When fault) {
        callsUntilFault = call;
        when = fault;
        struck = false;
    }

    /** Whether the announced fault has happened; it is called off when it has not. */
    public boolean struck() {
        callsUntilFault = Integer.MAX_VALUE;
        return struck;
    }

    private boolean fails(When fault) {
        if (fault != when || callsUntilFault > 0) {
            return false;
        }
        struck = true;
        callsUntilFault = Integer.MAX_VALUE;
        return true;
    }

    private void before() {
        if (fails(When.BEFORE)) {
            throw new StorageException("the line is dead");
        }
    }

    private void after() {
        if (fails(When.AFTER)) {
            throw new StorageException("the answer was lost");
        }
        callsUntilFault = callsUntilFault == Integer.MAX_VALUE ? Integer.MAX_VALUE : callsUntilFault - 1;
    }

    @Override
    public Optional<StoredRecord> find(RecordKey key) {
        before();
        Optional<StoredRecord> found = inner.find(key);
        after();
        return found;
    }

    @Override
    public RecordPage query(RecordQuery query) {
        before();
        RecordPage page = inner.query(query);
        after();
        return page;
    }

    @Override
    public void apply(ChangeSet changes) {
        before();
        inner.apply(changes);
        after();
    }

    @Override
    public void close() {}
}

package io.github.qms4j.persistence.mongo;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tickets as the tests of this package write them. */
final class Tickets {
    static final String VENDOR = "acme.ticket";

    private Tickets() {}

    static RecordKey key(String id) {
        return new RecordKey("house", "ticket", id);
    }

    static RecordKey vendorKey(String id) {
        return new RecordKey("house", VENDOR, id);
    }

    static StoredRecord ticket(String id, long version) {
        return new StoredRecord(
                key(id), version, 1, Map.of("status", AttributeValue.of("OPEN")), "{\"version\":" + version + "}");
    }

    static ChangeSet inserted(String... ids) {
        return all(Arrays.stream(ids)
                .<Change>map(id -> new Change.Insert(ticket(id, 0)))
                .toList());
    }

    static ChangeSet updated(long version, String... ids) {
        return all(Arrays.stream(ids)
                .<Change>map(id -> new Change.Update(ticket(id, version)))
                .toList());
    }

    static ChangeSet deleted(String id, long version) {
        return ChangeSet.of(new Change.Delete(key(id), version));
    }

    private static ChangeSet all(List<Change> changes) {
        return new ChangeSet(changes);
    }
}

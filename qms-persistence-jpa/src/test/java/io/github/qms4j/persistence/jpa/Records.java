package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.Map;

/** Tickets and their trail entries, as the tests of this package write them. */
final class Records {
    private Records() {}

    static RecordKey ticketKey(String id) {
        return new RecordKey("acme", "ticket", id);
    }

    static StoredRecord ticket(String id, long version) {
        return new StoredRecord(
                ticketKey(id),
                version,
                1,
                Map.of("status", AttributeValue.of("OPEN"), "reference", AttributeValue.of("INC" + id)),
                "{\"id\":\"" + id + "\",\"version\":" + version + "}");
    }

    static RecordKey entryKey(String id, long version) {
        return new RecordKey("acme", "trail-entry", id + "-" + version);
    }

    static StoredRecord entry(String id, long version) {
        return new StoredRecord(
                entryKey(id, version),
                0,
                1,
                Map.of(
                        "recordType", AttributeValue.of("ticket"),
                        "recordId", AttributeValue.of(id),
                        "recordVersion", AttributeValue.of(version)),
                "{}");
    }

    static ChangeSet inserted(String id) {
        return ChangeSet.of(new Change.Insert(ticket(id, 0)), new Change.Insert(entry(id, 0)));
    }

    static ChangeSet updated(String id, long version) {
        return ChangeSet.of(new Change.Update(ticket(id, version)), new Change.Insert(entry(id, version)));
    }
}

package io.github.qms4j.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A fresh storage, the record type it is exercised with, and short words for what the rules do with both. */
public final class StorageUnderTest implements AutoCloseable {
    static final String TENANT = "acme";

    private final StorageHooks hooks;
    private final ContractType type;
    private final QmsStorage storage;
    private @Nullable QmsStorage second;

    StorageUnderTest(StorageHooks hooks, ContractType type) {
        this.hooks = hooks;
        this.type = type;
        this.storage = hooks.open();
    }

    QmsStorage storage() {
        return storage;
    }

    /** Another storage over the same store; the same one where the adapter cannot open another. */
    QmsStorage secondStorage() {
        QmsStorage opened = second;
        if (opened == null) {
            opened = hooks.reopen().orElse(storage);
            second = opened;
        }
        return opened;
    }

    /** Skips the rule, by name, when the storage does not promise the capability. */
    void requires(StorageCapability capability) {
        Assumptions.assumeTrue(
                storage.capabilities().contains(capability), "the storage does not declare " + capability);
    }

    String attribute(AttributeType attributeType) {
        return type.attribute(attributeType);
    }

    RecordKey key(String id) {
        return new RecordKey(TENANT, type.name(), id);
    }

    StoredRecord record(String id) {
        return record(id, 0);
    }

    StoredRecord record(String id, long version) {
        return record(id, version, Map.of(attribute(AttributeType.TEXT), AttributeValue.of("v" + version)));
    }

    StoredRecord record(String id, long version, Map<String, AttributeValue> attributes) {
        return new StoredRecord(key(id), version, 1, attributes, "{\"version\":" + version + "}");
    }

    /** A record of any key. */
    StoredRecord of(RecordKey key, Map<String, AttributeValue> attributes) {
        return new StoredRecord(key, 0, 1, attributes, "{}");
    }

    /** A record of another type. */
    StoredRecord recordOf(ContractType other, String id) {
        return new StoredRecord(
                new RecordKey(TENANT, other.name(), id),
                0,
                1,
                Map.of(other.attribute(AttributeType.TEXT), AttributeValue.of("x")),
                "{}");
    }

    StoredRecord recordWith(String id, AttributeValue value) {
        return record(id, 0, Map.of(attribute(value.type()), value));
    }

    void insert(StoredRecord... records) {
        storage.apply(new ChangeSet(
                List.of(records).stream().<Change>map(Change.Insert::new).toList()));
    }

    void update(StoredRecord record) {
        storage.apply(ChangeSet.of(new Change.Update(record)));
    }

    /** Stores a record and brings it to a version. */
    void insertAtVersion(String id, long version) {
        insert(record(id));
        for (long next = 1; next <= version; next++) {
            update(record(id, next));
        }
    }

    RecordQuery all() {
        return RecordQuery.of(TENANT, type.name());
    }

    /** What the store itself holds under a key, read by a second storage where the adapter can open one. */
    Optional<StoredRecord> stored(String id) {
        return raw(key(id));
    }

    Optional<StoredRecord> raw(RecordKey key) {
        Optional<QmsStorage> second = hooks.reopen();
        if (second.isEmpty()) {
            return storage.find(key);
        }
        try (QmsStorage raw = second.get()) {
            return raw.find(key);
        }
    }

    /** The ids on all pages of a query, in order. */
    List<String> ids(RecordQuery query) {
        List<String> ids = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        do {
            RecordPage page = storage.query(query.from(cursor.orElse(null)));
            if (page.records().size() > query.limit()) {
                fail("a page of at most " + query.limit() + " has "
                        + page.records().size() + " records");
            }
            page.records().forEach(record -> ids.add(record.key().id()));
            cursor = page.next();
            if (cursor.isPresent() && !cursors.add(cursor.get())) {
                fail("a cursor came twice, so the pages have no end; they began with " + ids);
            }
        } while (cursor.isPresent());
        return ids;
    }

    void assertStored(StoredRecord expected) {
        assertEquals(Optional.of(expected), raw(expected.key()));
    }

    void assertVersion(String id, long version) {
        assertEquals(Optional.of(version), stored(id).map(StoredRecord::version));
    }

    void assertAbsent(String id) {
        assertEquals(Optional.empty(), stored(id));
    }

    @Override
    public void close() {
        if (second != null) {
            second.close();
        }
        storage.close();
    }
}

package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trail entries as records of their own type: the storage needs to know nothing about them. */
final class TrailRows {
    static final String TYPE = "trail-entry";
    private static final int PAGE = 500;

    private TrailRows() {}

    /** A change's row is keyed by record and version, so that no version can have two entries. */
    static Change.Insert insert(TrailEntry entry, String uniquePart) {
        String id = entry.kind() + "/" + entry.recordType() + "/" + entry.recordId() + "/" + uniquePart;
        RecordKey key = new RecordKey(entry.tenant(), TYPE, id);
        return new Change.Insert(new StoredRecord(key, 0, 1, attributes(entry), entry.canonical()));
    }

    private static Map<String, AttributeValue> attributes(TrailEntry entry) {
        return Map.of(
                "recordType", AttributeValue.of(entry.recordType()),
                "recordId", AttributeValue.of(entry.recordId()),
                "recordVersion", AttributeValue.of(entry.recordVersion()),
                "kind", AttributeValue.of(entry.kind().name()),
                "action", AttributeValue.of(entry.action()),
                "actor", AttributeValue.of(entry.actor().id()),
                "at", AttributeValue.of(entry.at()),
                "hash", AttributeValue.of(entry.hash()));
    }

    /** An entry that a person finds by its columns must say what the columns say. */
    private static TrailEntry read(StoredRecord row) {
        TrailEntry entry = TrailEntry.parse(row.payload());
        attributes(entry).forEach((name, said) -> {
            AttributeValue stored = row.attributes().get(name);
            if (!said.equals(stored)) {
                throw new CorruptRecordException(row.key() + " is stored with " + name + " "
                        + (stored == null ? "missing" : "'" + stored.value() + "'") + " but its entry says '"
                        + said.value() + "'");
            }
        });
        return entry;
    }

    static List<TrailEntry> of(QmsStorage storage, String tenant, String type, String id, Kind kind, String sort) {
        RecordQuery query =
                query(tenant, type, id, kind).sortedBy(Sort.ascending(sort)).limitedTo(PAGE);
        List<TrailEntry> entries = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            RecordPage page = storage.query(query.from(cursor.orElse(null)));
            page.records().forEach(row -> entries.add(read(row)));
            cursor = page.next();
        } while (cursor.isPresent());
        return entries;
    }

    static RecordQuery query(String tenant, String type, String id, Kind kind) {
        return query(tenant, type, kind).whereEqual("recordId", AttributeValue.of(id));
    }

    private static RecordQuery query(String tenant, String type, Kind kind) {
        return RecordQuery.of(tenant, TYPE)
                .whereEqual("recordType", AttributeValue.of(type))
                .whereEqual("kind", AttributeValue.of(kind.name()));
    }

    /** The batch that a record came with, when the record itself cannot be asked; looks through all of the type. */
    static Optional<TrailEntry> batchWith(QmsStorage storage, String tenant, String type, String id) {
        RecordQuery query = query(tenant, type, Kind.BATCH).limitedTo(PAGE);
        Optional<String> cursor = Optional.empty();
        do {
            RecordPage page = storage.query(query.from(cursor.orElse(null)));
            Optional<TrailEntry> found = page.records().stream()
                    .map(TrailRows::read)
                    .filter(entry -> entry.rows().stream().anyMatch(r -> r.id().equals(id)))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            cursor = page.next();
        } while (cursor.isPresent());
        return Optional.empty();
    }

    static Optional<TrailEntry> byHash(QmsStorage storage, String tenant, String hash) {
        RecordQuery query = RecordQuery.of(tenant, TYPE)
                .whereEqual("hash", AttributeValue.of(hash))
                .limitedTo(1);
        return storage.query(query).records().stream().findFirst().map(TrailRows::read);
    }
}

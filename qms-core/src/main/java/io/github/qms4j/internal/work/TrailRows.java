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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Trail entries as records of their own type: the storage needs to know nothing about them. */
final class TrailRows {
    static final String TYPE = "trail-entry";
    static final String LEAF_INDEX = "leafIndex";
    static final long NOT_SEALED = -1;
    private static final int PAGE = 500;

    private TrailRows() {}

    /** A change's row is keyed by record and version, so that no version can have two entries. */
    static Change.Insert insert(TrailEntry entry) {
        return new Change.Insert(
                new StoredRecord(keyOf(entry), 0, 1, attributes(entry, NOT_SEALED), entry.canonical()));
    }

    static RecordKey keyOf(TrailEntry entry) {
        String part = switch (entry.kind()) {
            case CHANGE -> Long.toString(entry.recordVersion());
            case BATCH -> "batch";
            case REFUSAL, ACCESS -> entry.attempt();
        };
        return new RecordKey(
                entry.tenant(), TYPE, entry.kind() + "/" + entry.recordType() + "/" + entry.recordId() + "/" + part);
    }

    /** The row of the entry that made a version of a record; empty for one that came with a batch. */
    static Optional<StoredRecord> ofVersion(QmsStorage storage, String tenant, String type, String id, long version) {
        return storage.find(new RecordKey(tenant, TYPE, Kind.CHANGE + "/" + type + "/" + id + "/" + version));
    }

    /** How an entry is called in what is found wrong. */
    static String named(TrailEntry entry) {
        String what = entry.recordType() + " " + entry.recordId();
        return switch (entry.kind()) {
            case CHANGE -> what + " version " + entry.recordVersion();
            case BATCH -> "batch " + entry.recordId() + " of " + entry.recordType();
            case REFUSAL -> "the refused " + entry.action() + " on " + what + " of " + entry.at();
            case ACCESS -> "the read of " + what + " of " + entry.at();
        };
    }

    private static Map<String, AttributeValue> attributes(TrailEntry entry, long leafIndex) {
        Map<String, AttributeValue> attributes = new HashMap<>(said(entry));
        attributes.put(LEAF_INDEX, AttributeValue.of(leafIndex));
        return attributes;
    }

    /** What the entry itself says of it. */
    private static Map<String, AttributeValue> said(TrailEntry entry) {
        Map<String, AttributeValue> said = new HashMap<>(Map.of(
                "recordType", AttributeValue.of(entry.recordType()),
                "recordId", AttributeValue.of(entry.recordId()),
                "recordVersion", AttributeValue.of(entry.recordVersion()),
                "kind", AttributeValue.of(entry.kind().name()),
                "action", AttributeValue.of(entry.action()),
                "actor", AttributeValue.of(entry.actor().id()),
                "at", AttributeValue.of(entry.at()),
                "hash", AttributeValue.of(entry.hash())));
        entry.signature()
                .ifPresent(s -> said.put("signer", AttributeValue.of(s.signer().id())));
        return said;
    }

    /** The row of an entry that has got its place in the log. */
    static Change.Update sealed(StoredRecord row, long leafIndex) {
        Map<String, AttributeValue> attributes = new HashMap<>(row.attributes());
        attributes.put(LEAF_INDEX, AttributeValue.of(leafIndex));
        StoredRecord sealed = new StoredRecord(row.key(), row.version() + 1, 1, attributes, row.payload());
        return new Change.Update(sealed);
    }

    /** The place in the log, from 0; -1 while there is none. */
    static long leafIndex(StoredRecord row) {
        if (row.attributes().get(LEAF_INDEX) instanceof AttributeValue.Whole index) {
            return index.value();
        }
        throw new CorruptRecordException(row.key() + " is stored without " + LEAF_INDEX);
    }

    /** An entry that a person finds by its columns must say what the columns say. */
    static TrailEntry read(StoredRecord row) {
        TrailEntry entry = TrailEntry.parse(row.payload());
        Map<String, AttributeValue> due = attributes(entry, leafIndex(row));
        SortedSet<String> names = new TreeSet<>(due.keySet());
        names.addAll(row.attributes().keySet());
        for (String name : names) {
            AttributeValue said = due.get(name);
            AttributeValue stored = row.attributes().get(name);
            if (!Objects.equals(said, stored)) {
                throw new CorruptRecordException(row.key() + " is stored with " + name + " " + shown(stored)
                        + " but its entry says " + shown(said));
            }
        }
        return entry;
    }

    private static String shown(@Nullable AttributeValue value) {
        return value == null ? "nothing" : "'" + value.value() + "'";
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

    static Stream<TrailEntry> accesses(QmsStorage storage, String tenant, String actor, Instant from, Instant until) {
        RecordQuery query = RecordQuery.of(tenant, TYPE)
                .whereEqual("kind", AttributeValue.of(Kind.ACCESS.name()))
                .whereEqual("actor", AttributeValue.of(actor))
                .sortedBy(Sort.ascending("at"))
                .limitedTo(PAGE);
        return Pages.stream(storage::query, between(query, from, until)).map(TrailRows::read);
    }

    /** Databases do not have all the instants that Java has. */
    private static RecordQuery between(RecordQuery query, Instant from, Instant until) {
        AttributeValue first = from.equals(Instant.MIN) ? null : AttributeValue.of(from);
        AttributeValue end = until.equals(Instant.MAX) ? null : AttributeValue.of(until);
        return first == null && end == null ? query : query.whereBetween("at", first, end);
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

    /** What has a place in the log from one on and before another, in the order of places. */
    static RecordQuery places(String tenant, long from, long until) {
        return inPlaces(tenant, from, AttributeValue.of(until));
    }

    /** What has a place in the log from one on, in the order of places. */
    static RecordQuery placedFrom(String tenant, long from) {
        return inPlaces(tenant, from, null);
    }

    private static RecordQuery inPlaces(String tenant, long from, @Nullable AttributeValue until) {
        return RecordQuery.of(tenant, TYPE)
                .whereBetween(LEAF_INDEX, AttributeValue.of(from), until)
                .sortedBy(Sort.ascending(LEAF_INDEX))
                .limitedTo(PAGE);
    }

    /** Everything in the trail of a record type. */
    static RecordQuery ofType(String tenant, String type) {
        return RecordQuery.of(tenant, TYPE).whereEqual("recordType", AttributeValue.of(type));
    }

    /** The entry of a row; empty when the row was altered. */
    static Optional<TrailEntry> readable(StoredRecord row) {
        try {
            return Optional.of(read(row));
        } catch (CorruptRecordException altered) {
            return Optional.empty();
        }
    }

    static Optional<TrailEntry> byHash(QmsStorage storage, String tenant, String hash) {
        return rowByHash(storage, tenant, hash).map(TrailRows::read);
    }

    static Optional<StoredRecord> rowByHash(QmsStorage storage, String tenant, String hash) {
        RecordQuery query = RecordQuery.of(tenant, TYPE)
                .whereEqual("hash", AttributeValue.of(hash))
                .limitedTo(1);
        return storage.query(query).records().stream().findFirst();
    }
}

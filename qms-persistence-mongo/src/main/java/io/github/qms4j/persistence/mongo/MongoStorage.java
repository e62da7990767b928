package io.github.qms4j.persistence.mongo;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.QmsException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.KeysetCursor;
import io.github.qms4j.spi.support.QueryEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Storage in a MongoDB database. It needs no transactions of the server: a change set is committed by one document and
 * then written into the collections, and whoever comes next finishes what a crash interrupted. So it works on a single
 * server as on a replica set.
 *
 * <pre>{@code
 * Qms qms = Qms.builder()
 *         .storage(MongoStorage.owning(client, "quality"))
 *         ...
 * }</pre>
 *
 * <p>Change sets follow one after the other, of all tenants of the database; reads go on meanwhile. Safe for use by many
 * threads, and by many processes on one database.
 */
public final class MongoStorage implements QmsStorage {
    static final int DOCUMENTS_AT_ONCE = 1_000;

    private final Collections collections;
    private final ChangeSets changeSets;
    private final AutoCloseable opened;
    private final String description;

    private MongoStorage(Collections collections, ChangeSets changeSets, AutoCloseable opened, String description) {
        this.collections = collections;
        this.changeSets = changeSets;
        this.opened = opened;
        this.description = description;
    }

    /**
     * A storage in a database of its own, in which nothing else uses collections whose names begin with {@code qms_}.
     * Collections and indexes are made when they are first written to. A change set that a process has committed and
     * not finished, because it was killed, is finished here.
     *
     * @param client stays the host's to close
     * @param database the name of the database
     * @throws io.github.qms4j.StorageException when no server is reached, it refuses user or password, or somebody else has
     *     a collection of one of our names in the database; the message says what to do
     */
    public static MongoStorage owning(MongoClient client, String database) {
        return open(client, database, Steps.UNOBSERVED, DOCUMENTS_AT_ONCE, () -> {}, "MongoDB, database " + database);
    }

    static MongoStorage open(
            MongoClient client,
            String database,
            Steps steps,
            int documentsAtOnce,
            AutoCloseable opened,
            String description) {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(database, "database");
        return guarded(() -> {
            Collections collections = new Collections(client.getDatabase(database));
            Head head = new Head(collections.of(Head.COLLECTION));
            requireOurs(collections, head);
            ChangeSets changeSets = new ChangeSets(collections, steps, documentsAtOnce);
            changeSets.finishPending();
            return new MongoStorage(collections, changeSets, opened, description);
        });
    }

    private static void requireOurs(Collections collections, Head head) {
        boolean hasHead = head.find().isPresent();
        try {
            collections.requireOurs(hasHead);
        } catch (StorageException e) {
            // Somebody else may have opened the new database at the same time, and written to it.
            if (hasHead || head.find().isEmpty()) {
                throw e;
            }
            collections.requireOurs(true);
        }
        if (!hasHead) {
            head.create();
        }
    }

    @Override
    public Optional<StoredRecord> find(RecordKey key) {
        return guarded(() -> changeSets.readOne(() -> {
            BsonDocument found = collections
                    .ofType(key.type())
                    .find(Filters.eq(RecordDocument.ID, DocumentKey.of(key)))
                    .first();
            return Optional.ofNullable(found)
                    .filter(RecordDocument::isRecord)
                    .map(document -> RecordDocument.read(key, document));
        }));
    }

    @Override
    public List<StoredRecord> findAll(String tenant, String type, Set<String> ids) {
        List<String> keys = ids.stream()
                .map(id -> DocumentKey.of(new RecordKey(tenant, type, id)))
                .toList();
        if (keys.isEmpty()) {
            return List.of();
        }
        return guarded(() -> changeSets.readSeveral(() -> {
            List<StoredRecord> found = new ArrayList<>();
            for (List<String> part : Collections.parts(keys)) {
                for (BsonDocument document : collections.ofType(type).find(Filters.in(RecordDocument.ID, part))) {
                    if (RecordDocument.isRecord(document)) {
                        found.add(record(tenant, document));
                    }
                }
            }
            return found;
        }));
    }

    private static StoredRecord record(String tenant, BsonDocument document) {
        RecordKey key =
                DocumentKey.read(tenant, document.getString(RecordDocument.ID).getValue());
        return RecordDocument.read(key, document);
    }

    @Override
    public RecordPage query(RecordQuery query) {
        KeysetCursor cursor = KeysetCursor.of(query).orElse(null);
        if (QueryFilter.findsNothing(query)) {
            return new RecordPage(List.of(), null);
        }
        RecordCollection collection = RecordCollections.of(query.type());
        return guarded(() -> changeSets.readSeveral(() -> {
            Optional<AttributeType> sortType = sortType(collection, query, cursor);
            if (query.sort() != null && sortType.isEmpty()) {
                return new RecordPage(List.of(), null);
            }
            QueryFilter filter = new QueryFilter(collection, query, sortType.orElse(null));
            FindIterable<BsonDocument> found = collections
                    .of(collection.name())
                    .find(filter.from(cursor))
                    .sort(filter.order())
                    .limit(query.limit() + 1);
            List<StoredRecord> records = new ArrayList<>();
            QueryEvaluator meaning = new QueryEvaluator(query);
            found.forEach(document -> records.add(found(meaning, record(query.tenant(), document))));
            return KeysetCursor.page(query, records);
        }));
    }

    /** Whoever alters a field that is searched leaves a record that does not say so itself. */
    private static StoredRecord found(QueryEvaluator meaning, StoredRecord record) {
        if (!meaning.matches(record)) {
            throw new CorruptRecordException(
                    record.key() + " was found by fields that its record does not make;" + " restore it from a backup");
        }
        return record;
    }

    @Override
    public long count(RecordQuery query) {
        if (QueryFilter.findsNothing(query)) {
            return 0;
        }
        RecordCollection collection = RecordCollections.of(query.type());
        return guarded(() -> changeSets.readSeveral(() -> {
            Optional<AttributeType> sortType = sortType(collection, query, null);
            if (query.sort() != null && sortType.isEmpty()) {
                return 0L;
            }
            return collections
                    .of(collection.name())
                    .countDocuments(new QueryFilter(collection, query, sortType.orElse(null)).all());
        }));
    }

    /** A sort does not say its type; where none is declared the cursor, or a stored value, tells it. */
    private Optional<AttributeType> sortType(
            RecordCollection collection, RecordQuery query, @Nullable KeysetCursor cursor) {
        Sort sort = query.sort();
        if (sort == null) {
            return Optional.empty();
        }
        AttributeValue last = cursor == null ? null : cursor.value();
        AttributeType declared = collection.declared().get(sort.attribute());
        if (declared != null && last != null && declared != last.type()) {
            throw KeysetCursor.ofAnotherQuery(Objects.requireNonNull(query.cursor()));
        } else if (declared != null) {
            return Optional.of(declared);
        } else if (last != null) {
            return Optional.of(last.type());
        }
        return storedType(collection, query, sort.attribute());
    }

    private Optional<AttributeType> storedType(RecordCollection collection, RecordQuery query, String attribute) {
        MongoCollection<BsonDocument> stored = collections.of(collection.name());
        String prefix = DocumentKey.prefix(query.tenant(), query.type());
        String field = RecordCollection.OTHER + "." + attribute;
        BsonDocument one = stored.find(Filters.and(
                        Filters.gte(RecordDocument.ID, prefix),
                        Filters.lt(RecordDocument.ID, DocumentKey.behind(prefix)),
                        Filters.exists(field)))
                .projection(Projections.include(field))
                .first();
        return Optional.ofNullable(one)
                .map(document -> document.getDocument(RecordCollection.OTHER).getDocument(attribute))
                .flatMap(value -> value.keySet().stream().findFirst())
                .map(name -> AttributeType.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    @Override
    public void apply(ChangeSet changes) {
        if (changes.isEmpty()) {
            return;
        }
        guarded(() -> {
            changeSets.apply(changes);
            return changes;
        });
    }

    @Override
    public Stream<String> contradictions(String tenant) {
        return guarded(() -> changeSets.readSeveral(
                        () -> new FieldContradictions(collections, tenant, changeSets.last()).find()))
                .stream();
    }

    /** No exception of the driver escapes (contract rule S5). */
    private static <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (QmsException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Failures.of(e);
        }
    }

    @Override
    public Set<StorageCapability> capabilities() {
        return Set.of(StorageCapability.ATOMIC_CHANGE_SET, StorageCapability.UNIQUE_KEYS, StorageCapability.DURABLE);
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public void close() {
        guarded(() -> {
            try {
                opened.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return this;
        });
    }
}

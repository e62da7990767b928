package io.github.qms4j.persistence.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.github.qms4j.StorageException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/**
 * The collections of one database, read from its primary, and written so that a majority of its members keeps in its
 * journal what was acknowledged.
 */
final class Collections {
    private static final int KEYS_A_QUERY = 1_000;

    private static final Map<String, RecordCollection> KNOWN = Stream.concat(
                    Stream.of(RecordCollections.shared()), RecordCollections.ofConcepts().stream())
            .collect(Collectors.toUnmodifiableMap(RecordCollection::name, c -> c));

    private final MongoDatabase database;
    private final Set<String> indexed = ConcurrentHashMap.newKeySet();

    Collections(MongoDatabase database) {
        this.database = database.withReadConcern(ReadConcern.LOCAL)
                .withReadPreference(ReadPreference.primary())
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    MongoCollection<BsonDocument> of(String name) {
        return database.getCollection(name, BsonDocument.class);
    }

    MongoCollection<BsonDocument> ofType(String recordType) {
        return of(RecordCollections.of(recordType).name());
    }

    /** Makes the indexes of a collection when it is first written to; those that are there stay. */
    void ensureIndexes(String name) {
        RecordCollection collection = KNOWN.get(name);
        if (collection == null || indexed.contains(name)) {
            return;
        }
        List<IndexModel> models = new ArrayList<>();
        for (BsonDocument keys : collection.indexes()) {
            models.add(new IndexModel(keys, new IndexOptions().name("qms_" + models.size())));
        }
        of(name).createIndexes(models);
        indexed.add(name);
    }

    /** Those that hold records. */
    List<RecordCollection> stored() {
        Set<String> names = names();
        return KNOWN.values().stream()
                .filter(collection -> names.contains(collection.name()))
                .toList();
    }

    private Set<String> names() {
        return database.listCollectionNames().into(new HashSet<>());
    }

    /**
     * Refuses a database in which one of our names is taken.
     *
     * @throws StorageException when a collection of somebody else has it
     */
    void requireOurs(boolean hasHead) {
        for (String name : names()) {
            if (KNOWN.containsKey(name) || name.equals(Head.COLLECTION)) {
                BsonDocument first = of(name).find().first();
                if (first != null && !(hasHead && isOurs(name, first))) {
                    throw new StorageException("the database " + database.getName() + " has a collection " + name
                            + " with documents that this library did not write; name another database"
                            + (hasHead ? "" : ", or restore the collection " + Head.COLLECTION + " with it"));
                }
            }
        }
    }

    private static boolean isOurs(String name, BsonDocument document) {
        return name.equals(Head.COLLECTION)
                || (document.containsKey(RecordDocument.COMMIT) && document.containsKey(RecordDocument.TENANT));
    }

    /** In parts that one query takes. */
    static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += KEYS_A_QUERY) {
            parts.add(all.subList(from, Math.min(all.size(), from + KEYS_A_QUERY)));
        }
        return parts;
    }
}

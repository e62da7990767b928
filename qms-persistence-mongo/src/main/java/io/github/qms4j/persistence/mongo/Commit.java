package io.github.qms4j.persistence.mongo;

import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** The documents of one change set, by collection. Each of them replaces the one with its key. */
final class Commit {
    /** The server takes documents of 16 MiB; what the driver and the head add needs room. */
    static final int MOST_BYTES = 16 * 1024 * 1024 - 32 * 1024;

    private static final String INTO = "into";
    private static final String DOCUMENTS = "documents";

    private final Map<String, List<BsonDocument>> documents;

    private Commit(Map<String, List<BsonDocument>> documents) {
        this.documents = documents;
    }

    /**
     * What a change set writes.
     *
     * @throws StorageException when that is more than one document can hold
     */
    static Commit of(ChangeSet changes) {
        Map<String, List<BsonDocument>> documents = new LinkedHashMap<>();
        for (Change change : changes.changes()) {
            RecordCollection collection = RecordCollections.of(change.key().type());
            List<BsonDocument> into = documents.computeIfAbsent(collection.name(), name -> new ArrayList<>());
            if (change instanceof Change.Insert insert) {
                into.add(RecordDocument.of(collection, insert.record()));
            } else if (change instanceof Change.Update update) {
                into.add(RecordDocument.of(collection, update.record()));
            } else if (change instanceof Change.Delete) {
                into.add(RecordDocument.deleted(change.key()));
            }
        }
        documents.values().removeIf(List::isEmpty);
        Commit commit = new Commit(documents);
        commit.requireFits(changes.changes().size());
        return commit;
    }

    private void requireFits(int changes) {
        int bytes = new RawBsonDocument(new BsonDocument("changes", toBson()), new BsonDocumentCodec())
                .getByteBuffer()
                .remaining();
        if (bytes > MOST_BYTES) {
            throw new StorageException("a change set of " + changes + " changes has " + bytes + " bytes, and at most "
                    + MOST_BYTES
                    + " fit into the document that MongoDB writes at once; nothing was written. Write fewer"
                    + " or smaller records at a time");
        }
    }

    /** From {@link #toBson}. */
    static Commit read(BsonArray bson) {
        Map<String, List<BsonDocument>> documents = new LinkedHashMap<>();
        bson.forEach(part -> documents.put(
                part.asDocument().getString(INTO).getValue(),
                part.asDocument().getArray(DOCUMENTS).stream()
                        .map(d -> d.asDocument())
                        .toList()));
        return new Commit(documents);
    }

    BsonArray toBson() {
        BsonArray bson = new BsonArray();
        documents.forEach((collection, into) ->
                bson.add(new BsonDocument(INTO, new BsonString(collection)).append(DOCUMENTS, new BsonArray(into))));
        return bson;
    }

    boolean isEmpty() {
        return documents.isEmpty();
    }

    Iterable<String> collections() {
        return documents.keySet();
    }

    /** The documents of a collection, with the number of the change set. */
    List<BsonDocument> documents(String collection, long number) {
        return documents.getOrDefault(collection, List.of()).stream()
                .map(d -> d.clone().append(RecordDocument.COMMIT, new BsonInt64(number)))
                .toList();
    }
}

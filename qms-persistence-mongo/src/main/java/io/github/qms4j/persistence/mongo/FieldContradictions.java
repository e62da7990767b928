package io.github.qms4j.persistence.mongo;

import com.mongodb.client.model.Filters;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.spi.storage.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * Where documents contradict themselves: each is compared with the one that its record makes, field by field, so
 * whatever records are searched by, and whatever somebody has added, is looked at.
 */
final class FieldContradictions {
    private final Collections collections;
    private final String tenant;
    private final long last;
    private final List<String> found = new ArrayList<>();

    /** @param last the number of the last change set */
    FieldContradictions(Collections collections, String tenant, long last) {
        this.collections = collections;
        this.tenant = tenant;
        this.last = last;
    }

    List<String> find() {
        String prefix = DocumentKey.prefix(tenant);
        for (RecordCollection collection : collections.stored()) {
            for (BsonDocument document : collections
                    .of(collection.name())
                    .find(Filters.and(
                            Filters.gte(RecordDocument.ID, prefix),
                            Filters.lt(RecordDocument.ID, DocumentKey.behind(prefix))))) {
                compare(collection, document);
            }
        }
        return found;
    }

    private void compare(RecordCollection collection, BsonDocument document) {
        String id = document.getString(RecordDocument.ID).getValue();
        try {
            compare(collection, DocumentKey.read(tenant, id), document);
        } catch (CorruptRecordException e) {
            found.add(e.getMessage());
        } catch (RuntimeException e) {
            found.add("the document " + id + " of the collection " + collection.name()
                    + " is none that this library writes: " + e.getMessage());
        }
    }

    private void compare(RecordCollection collection, RecordKey key, BsonDocument document) {
        if (!RecordCollections.of(key.type()).equals(collection)) {
            found.add(key + " is in the collection " + collection.name() + ", where it is not looked for");
        }
        long commit = RecordDocument.commit(key, document);
        if (commit > last) {
            found.add(key + " names a change set that was never made; no change would reach it");
        }
        BsonDocument due = RecordDocument.isRecord(document)
                ? RecordDocument.of(collection, RecordDocument.read(key, document))
                : RecordDocument.deleted(key);
        compare(key, "", due.append(RecordDocument.COMMIT, new BsonInt64(commit)), document);
    }

    private void compare(RecordKey key, String path, BsonDocument due, BsonDocument stored) {
        TreeSet<String> names = new TreeSet<>(due.keySet());
        names.addAll(stored.keySet());
        for (String name : names) {
            BsonValue wanted = due.get(name);
            BsonValue there = stored.get(name);
            if (wanted != null && there != null && wanted.isDocument() && there.isDocument()) {
                compare(key, path + name + ".", wanted.asDocument(), there.asDocument());
            } else if (wanted == null || !wanted.equals(there)) {
                found.add(key + " is stored with " + (there == null ? "nothing" : "'" + there + "'") + " in the field "
                        + path + name + ", and its record makes " + (wanted == null ? "nothing" : "'" + wanted + "'"));
            }
        }
    }
}

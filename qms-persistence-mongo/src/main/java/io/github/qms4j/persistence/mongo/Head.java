package io.github.qms4j.persistence.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.github.qms4j.StorageException;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The one document that says which change set was the last, and holds it until all its records are written. Replacing
 * it is the commit: of several that follow the same change set exactly one replaces it.
 */
final class Head {
    static final String COLLECTION = "qms_commit";
    static final int FORMAT = 1;

    private static final String ID = "head";
    private static final String FORMAT_FIELD = "format";
    private static final String NUMBER = "number";
    private static final String APPLIED = "applied";
    private static final String TOKEN = "token";
    private static final String CHANGES = "changes";

    private final MongoCollection<BsonDocument> collection;

    Head(MongoCollection<BsonDocument> collection) {
        this.collection = collection;
    }

    /**
     * Where the change sets are.
     *
     * @param number of the last one
     * @param isApplied whether all its records are written
     * @param token whose it is
     */
    record State(long number, boolean isApplied, ObjectId token) {}

    /** The state; empty in a database without one. */
    Optional<State> find() {
        BsonDocument found = collection
                .find(new BsonDocument("_id", new BsonString(ID)))
                .projection(Projections.exclude(CHANGES))
                .first();
        return Optional.ofNullable(found).map(Head::state);
    }

    State read() {
        return find().orElseThrow(() -> new StorageException("the document '" + ID + "' of the collection " + COLLECTION
                + " is gone, and with it the number of the last change set; restore the database from a"
                + " backup"));
    }

    private static State state(BsonDocument found) {
        BsonValue format = found.get(FORMAT_FIELD);
        if (format == null || !format.isInt32() || format.asInt32().getValue() != FORMAT) {
            throw new StorageException("the collection " + COLLECTION + " holds a document of "
                    + (format == null ? "no format" : "the format " + format) + ", and this release writes format "
                    + FORMAT + "; the database belongs to another program or a later release: name another database,"
                    + " or update the library");
        }
        try {
            return new State(
                    found.getInt64(NUMBER).getValue(),
                    found.getBoolean(APPLIED).getValue(),
                    found.getObjectId(TOKEN).getValue());
        } catch (RuntimeException e) {
            throw new StorageException(
                    "the document '" + ID + "' of the collection " + COLLECTION
                            + " was altered; restore the database from a backup",
                    e);
        }
    }

    /** The first one, before any change set, unless there is one. */
    void create() {
        try {
            collection.insertOne(document(0, true, new ObjectId(), null));
        } catch (MongoWriteException e) {
            if (!Failures.isDuplicate(e)) {
                throw e;
            }
        }
    }

    /** Commits a change set after the one with a number, if that is still the last one and applied. */
    boolean replace(long number, ObjectId token, Commit commit) {
        Bson expected = Filters.and(Filters.eq("_id", ID), Filters.eq(NUMBER, number), Filters.eq(APPLIED, true));
        return collection
                        .replaceOne(expected, document(number + 1, false, token, commit))
                        .getMatchedCount()
                == 1;
    }

    /** The change set of a number while it is not applied. */
    Optional<Commit> pending(long number) {
        BsonDocument found = collection.find(ofNumber(number)).first();
        return Optional.ofNullable(found)
                .filter(d -> !d.getBoolean(APPLIED).getValue())
                .map(d -> Commit.read(d.getArray(CHANGES)));
    }

    /** All records of a change set are written. What it held goes, so that nothing of it outlives its records here. */
    void applied(long number) {
        collection.updateOne(ofNumber(number), Updates.combine(Updates.set(APPLIED, true), Updates.unset(CHANGES)));
    }

    private static Bson ofNumber(long number) {
        return Filters.and(Filters.eq("_id", ID), Filters.eq(NUMBER, number));
    }

    private static BsonDocument document(long number, boolean isApplied, ObjectId token, @Nullable Commit commit) {
        BsonDocument document = new BsonDocument("_id", new BsonString(ID))
                .append(FORMAT_FIELD, new BsonInt32(FORMAT))
                .append(NUMBER, new BsonInt64(number))
                .append(APPLIED, BsonBoolean.valueOf(isApplied))
                .append(TOKEN, new BsonObjectId(token));
        return commit == null ? document : document.append(CHANGES, commit.toBson());
    }
}

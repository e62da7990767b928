package io.github.qms4j.persistence.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.support.Preconditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Change sets without transactions of the server. One document is replaced by the next change set as a whole, which
 * commits it; then its records are written, and then the document says so. Whoever finds a change set that is not
 * applied, reader or writer, writes its records first. A record says which change set wrote it, and none replaces a later
 * one, so it does no harm when several write the same.
 */
final class ChangeSets {
    /** After so many disturbed reads a reader lets no writer of this process go on. */
    private static final int PATIENCE = 3;

    private static final int MOST_READS = 500;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final Collections collections;
    private final Head head;
    private final Steps steps;
    private final int documentsAtOnce;
    /** Writers of one process wait for each other here and not by losing. */
    private final ReentrantLock turn = new ReentrantLock(true);

    ChangeSets(Collections collections, Steps steps, int documentsAtOnce) {
        this.collections = collections;
        this.head = new Head(collections.of(Head.COLLECTION));
        this.steps = steps;
        this.documentsAtOnce = documentsAtOnce;
    }

    // --- reading ---

    /** Reads one document: any state of it that was committed is one that all others are seen in, too. */
    <T> T readOne(Supplier<T> read) {
        settled();
        return read.get();
    }

    /** Reads several documents as they were at one moment: again, when a change set was committed meanwhile. */
    <T> T readSeveral(Supplier<T> read) {
        for (int attempt = 0; attempt < MOST_READS; attempt++) {
            boolean holds = attempt >= PATIENCE;
            if (holds) {
                turn.lock();
            }
            try {
                long before = settled();
                T found = read.get();
                if (head.read().number() == before) {
                    return found;
                }
            } finally {
                if (holds) {
                    turn.unlock();
                }
            }
        }
        throw new StorageException("change sets of other processes were committed during each of " + MOST_READS
                + " attempts to read; ask for smaller pages, or again later");
    }

    /** The number of the last change set, once it is applied. */
    private long settled() {
        Head.State state = head.read();
        if (state.isApplied()) {
            return state.number();
        }
        // It is most often that of a writer of this process, which is about to finish it.
        turn.lock();
        try {
            return settledInTurn().number();
        } finally {
            turn.unlock();
        }
    }

    private Head.State settledInTurn() {
        while (true) {
            Head.State state = head.read();
            if (state.isApplied()) {
                return state;
            }
            Optional<Commit> pending = head.pending(state.number());
            if (pending.isPresent()) {
                finish(state.number(), pending.get());
            }
        }
    }

    /** Finishes what a writer has left that died. */
    void finishPending() {
        settled();
    }

    /** The number of the last change set. */
    long last() {
        return settled();
    }

    // --- writing ---

    void apply(ChangeSet changes) {
        Commit commit = Commit.of(changes);
        commit.collections().forEach(collections::ensureIndexes);
        turn.lock();
        try {
            while (!applied(changes, commit)) {
                // Another process was first; what it has made of the records is looked at anew.
                Thread.onSpinWait();
            }
        } finally {
            turn.unlock();
        }
    }

    private boolean applied(ChangeSet changes, Commit commit) {
        Head.State last = settledInTurn();
        Optional<Map<RecordKey, Long>> read = versions(changes, last.number());
        if (read.isEmpty()) {
            return false;
        }
        Map<RecordKey, Long> versions = read.get();
        Preconditions.check(changes, key -> {
            Long version = versions.get(key);
            return version == null ? OptionalLong.empty() : OptionalLong.of(version);
        });
        if (commit.isEmpty()) {
            return head.read().number() == last.number();
        }
        steps.before("commit");
        if (!commit(last.number(), commit)) {
            return false;
        }
        try {
            finish(last.number() + 1, commit);
        } catch (RuntimeException e) {
            // It is committed, which is all that the caller was promised; whoever comes next finishes it, or says why
            // not.
            return true;
        }
        return true;
    }

    /** A lost answer leaves open who has replaced the head; its token tells. */
    private boolean commit(long number, Commit commit) {
        ObjectId token = new ObjectId();
        try {
            return head.replace(number, token, commit);
        } catch (RuntimeException e) {
            if (!Failures.isAnswerLost(e)) {
                throw e;
            }
            return committed(number, token, commit, e);
        }
    }

    private boolean committed(long number, ObjectId token, Commit commit, RuntimeException lost) {
        try {
            // Sent once more it is committed once at the most: both need the same head.
            if (head.read().number() == number && head.replace(number, token, commit)) {
                return true;
            }
            Head.State now = head.read();
            if (now.number() == number + 1) {
                return now.token().equals(token);
            }
        } catch (RuntimeException e) {
            lost.addSuppressed(e);
        }
        throw new StorageException(
                "the MongoDB server did not answer whether the change set is committed; it is applied wholly or not at"
                        + " all: look before you repeat it",
                lost);
    }

    /** The versions behind a change set; empty when another process has committed the next one meanwhile. */
    private Optional<Map<RecordKey, Long>> versions(ChangeSet changes, long last) {
        Map<String, Map<String, RecordKey>> wanted = new HashMap<>();
        for (Change change : changes.changes()) {
            wanted.computeIfAbsent(RecordCollections.of(change.key().type()).name(), name -> new HashMap<>())
                    .put(DocumentKey.of(change.key()), change.key());
        }
        Map<RecordKey, Long> versions = new HashMap<>();
        for (Map.Entry<String, Map<String, RecordKey>> of : wanted.entrySet()) {
            for (List<String> ids : Collections.parts(List.copyOf(of.getValue().keySet()))) {
                for (BsonDocument document : collections
                        .of(of.getKey())
                        .find(Filters.in(RecordDocument.ID, ids))
                        .projection(Projections.exclude(RecordDocument.PAYLOAD, RecordDocument.EXACT))) {
                    RecordKey key = of.getValue()
                            .get(document.getString(RecordDocument.ID).getValue());
                    if (key == null) {
                        continue;
                    }
                    if (!isWrittenBefore(key, document, last)) {
                        return Optional.empty();
                    }
                    if (RecordDocument.isRecord(document)) {
                        versions.put(key, RecordDocument.version(key, document));
                    }
                }
            }
        }
        return Optional.of(versions);
    }

    /** Somebody who raised the number in a record would keep every change away from it. */
    private boolean isWrittenBefore(RecordKey key, BsonDocument document, long last) {
        long commit = RecordDocument.commit(key, document);
        if (commit <= last) {
            return true;
        }
        long now = head.read().number();
        if (commit > now) {
            throw new CorruptRecordException(key + " names the change set " + commit + ", and the last one is " + now
                    + "; the document or the head was altered. Restore the database from a backup");
        }
        return false;
    }

    private void finish(long number, Commit commit) {
        for (String collection : commit.collections()) {
            List<BsonDocument> documents = commit.documents(collection, number);
            for (int from = 0; from < documents.size(); from += documentsAtOnce) {
                List<BsonDocument> part = documents.subList(from, Math.min(documents.size(), from + documentsAtOnce));
                steps.before(collection + " from " + from);
                write(collections.of(collection), part, number);
            }
        }
        steps.before("applied");
        head.applied(number);
    }

    private static void write(MongoCollection<BsonDocument> collection, List<BsonDocument> documents, long number) {
        List<ReplaceOneModel<BsonDocument>> replacements = new ArrayList<>();
        for (BsonDocument document : documents) {
            replacements.add(new ReplaceOneModel<>(
                    Filters.and(
                            Filters.eq(RecordDocument.ID, document.get(RecordDocument.ID)),
                            Filters.lt(RecordDocument.COMMIT, number)),
                    document,
                    UPSERT));
        }
        try {
            collection.bulkWrite(replacements, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!Failures.isDuplicate(e)) {
                throw e;
            }
            requireWritten(collection, documents, number, e);
        }
    }

    /** A document that is there already was written by somebody else who finishes the same, or by a later change set. */
    private static void requireWritten(
            MongoCollection<BsonDocument> collection, List<BsonDocument> documents, long number, RuntimeException e) {
        List<BsonValue> ids =
                documents.stream().map(d -> d.get(RecordDocument.ID)).toList();
        Bson written = Filters.and(
                Filters.in(RecordDocument.ID, ids), Filters.gte(RecordDocument.COMMIT, new BsonInt64(number)));
        if (collection.countDocuments(written) != ids.size()) {
            throw new StorageException(
                    "documents of the change set " + number + " cannot be written into the collection "
                            + collection.getNamespace().getCollectionName()
                            + "; remove unique indexes that are not this library's, and what was committed is finished"
                            + " by the next call",
                    e);
        }
    }
}

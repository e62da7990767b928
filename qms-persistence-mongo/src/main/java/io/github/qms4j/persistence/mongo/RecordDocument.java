package io.github.qms4j.persistence.mongo;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.AttributeText;
import io.github.qms4j.spi.support.StorableText;
import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * A record as a document: its key, version and payload, its attributes as native fields to search by, and all of them once
 * more as one exact text, which is what is read. A deleted record leaves a document with its key and nothing else, so
 * that whoever still applies an earlier change set cannot bring it back.
 */
final class RecordDocument {
    static final String ID = "_id";
    static final String TENANT = "tenant";
    static final String TYPE = "type";
    static final String VERSION = "version";
    static final String SCHEMA_VERSION = "schemaVersion";
    /** The number of the change set that wrote the document last. */
    static final String COMMIT = "commit";

    static final String EXACT = "exact";
    static final String PAYLOAD = "payload";
    private static final String DELETED = "deleted";

    private RecordDocument() {}

    static BsonDocument of(RecordCollection collection, StoredRecord record) {
        BsonDocument document = key(record.key())
                .append(VERSION, new BsonInt64(record.version()))
                .append(SCHEMA_VERSION, new BsonInt32(record.schemaVersion()));
        record.attributes().forEach((name, value) -> append(document, collection, name, value));
        return document.append(EXACT, new BsonString(StorableText.escape(AttributeText.format(record.attributes()))))
                .append(PAYLOAD, new BsonString(StorableText.escape(record.payload())));
    }

    static BsonDocument deleted(RecordKey key) {
        return key(key).append(DELETED, BsonBoolean.TRUE);
    }

    private static BsonDocument key(RecordKey key) {
        return new BsonDocument(ID, new BsonString(DocumentKey.of(key)))
                .append(TENANT, new BsonString(DocumentKey.text(key.tenant())))
                .append(TYPE, new BsonString(DocumentKey.text(key.type())));
    }

    private static void append(
            BsonDocument document, RecordCollection collection, String attribute, AttributeValue value) {
        FieldValue.requireStorable(attribute, value);
        if (!collection.declares(attribute, value.type())) {
            child(document, RecordCollection.OTHER)
                    .append(attribute, new BsonDocument(FieldValue.nameOf(value.type()), FieldValue.of(value)));
        } else if (value.type() == AttributeType.DECIMAL) {
            child(document, RecordCollection.ORDERED).append(attribute, FieldValue.of(value));
            FieldValue.decimal(value)
                    .ifPresent(number ->
                            child(document, RecordCollection.ATTRIBUTES).append(attribute, number));
        } else {
            child(document, RecordCollection.ATTRIBUTES).append(attribute, FieldValue.of(value));
        }
    }

    private static BsonDocument child(BsonDocument document, String name) {
        return document.computeIfAbsent(name, absent -> new BsonDocument()).asDocument();
    }

    /** Whether a record is stored, and not only its key. */
    static boolean isRecord(BsonDocument document) {
        return !document.containsKey(DELETED);
    }

    /**
     * The record of a document.
     *
     * @throws CorruptRecordException when the document was altered so that it is none
     */
    static StoredRecord read(RecordKey key, BsonDocument document) {
        try {
            return new StoredRecord(
                    key,
                    document.getInt64(VERSION).getValue(),
                    document.getInt32(SCHEMA_VERSION).getValue(),
                    attributes(document),
                    StorableText.unescape(document.getString(PAYLOAD).getValue()));
        } catch (RuntimeException e) {
            throw altered(key, e);
        }
    }

    private static Map<String, AttributeValue> attributes(BsonDocument document) {
        return AttributeText.parse(
                StorableText.unescape(document.getString(EXACT).getValue()));
    }

    /** The number of the change set that wrote a document last. */
    static long commit(RecordKey key, BsonDocument document) {
        return whole(key, document, COMMIT);
    }

    /** The version of a document's record. */
    static long version(RecordKey key, BsonDocument document) {
        return whole(key, document, VERSION);
    }

    private static long whole(RecordKey key, BsonDocument document, String field) {
        BsonValue value = document.get(field);
        if (value == null || !value.isInt64()) {
            throw altered(key, null);
        }
        return value.asInt64().getValue();
    }

    private static CorruptRecordException altered(
            RecordKey key, @org.jspecify.annotations.Nullable RuntimeException cause) {
        return new CorruptRecordException(
                key + " is stored in a document that this library did not write so; restore it from a backup", cause);
    }
}

package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Between a versioned state and the row that a storage keeps. */
final class Rows {
    private Rows() {}

    static <S extends Record> Versioned<S> read(RecordType<S> type, StoredRecord row) {
        if (row.schemaVersion() > type.schemaVersion()) {
            throw new CorruptRecordException(row.key() + " was written with schema version " + row.schemaVersion()
                    + " and this library knows " + type.schemaVersion() + "; upgrade the library before you open it");
        }
        PayloadCodec.Decoded<S> decoded = row.schemaVersion() == type.schemaVersion()
                ? PayloadCodec.decode(row.key().toString(), type.state(), row.payload())
                : decode(type, row.key(), row.schemaVersion(), PayloadCodec.tree(row.payload()));
        return new Versioned<>(
                row.key().id(),
                row.version(),
                changedAt(row),
                decoded.state(),
                decoded.custom(),
                trailHead(row),
                row.payload());
    }

    /** A payload of any schema version up to the present one. */
    static <S extends Record> PayloadCodec.Decoded<S> decode(
            RecordType<S> type, RecordKey key, int schemaVersion, JsonNode payload) {
        return PayloadCodec.decode(key.toString(), type.state(), present(type, key, schemaVersion, payload));
    }

    private static JsonNode present(RecordType<?> type, RecordKey key, int schemaVersion, JsonNode payload) {
        if (schemaVersion == type.schemaVersion()) {
            return payload;
        }
        try {
            return PayloadCodec.withState(payload, state -> type.upcast(schemaVersion, state));
        } catch (RuntimeException e) {
            throw new CorruptRecordException(
                    key + " of schema version " + schemaVersion + " cannot be read as one of version "
                            + type.schemaVersion() + ": " + e.getMessage(),
                    e);
        }
    }

    static Instant changedAt(StoredRecord row) {
        if (row.attributes().get(RecordType.CHANGED_AT) instanceof AttributeValue.Moment at) {
            return at.value();
        }
        throw corrupt(row, RecordType.CHANGED_AT);
    }

    static String trailHead(StoredRecord row) {
        if (row.attributes().get(RecordType.TRAIL_HEAD) instanceof AttributeValue.Text head) {
            return head.value();
        }
        throw corrupt(row, RecordType.TRAIL_HEAD);
    }

    private static CorruptRecordException corrupt(StoredRecord row, String attribute) {
        return new CorruptRecordException(
                row.key() + " has no " + attribute + "; it was not written by this library or was altered");
    }

    /** The attributes by which the record is found must be those of its content; a storage keeps them exactly (S7). */
    static <S extends Record> List<String> attributeProblems(RecordType<S> type, StoredRecord row) {
        if (row.schemaVersion() != type.schemaVersion()) {
            return List.of();
        }
        Map<String, AttributeValue> due =
                write(type, row.key(), read(type, row)).attributes();
        SortedSet<String> names = new TreeSet<>(due.keySet());
        names.addAll(row.attributes().keySet());
        return names.stream()
                .filter(name -> !Objects.equals(due.get(name), row.attributes().get(name)))
                .map(name -> row.key() + " version " + row.version() + " is stored with " + name + " "
                        + shown(row.attributes().get(name)) + " but its content says "
                        + shown(due.get(name)))
                .toList();
    }

    private static String shown(@Nullable AttributeValue value) {
        return value == null ? "without a value" : "'" + value.value() + "'";
    }

    static <S extends Record> StoredRecord write(RecordType<S> type, RecordKey key, Versioned<S> record) {
        Map<String, AttributeValue> attributes = new HashMap<>(record.custom());
        for (Attribute<S, ?> attribute : type.attributes()) {
            AttributeValue value = attribute.in(record.state());
            if (value != null) {
                attributes.put(attribute.name(), value);
            }
        }
        attributes.put(RecordType.TRAIL_HEAD, AttributeValue.of(record.trailHead()));
        attributes.put(RecordType.CHANGED_AT, AttributeValue.of(record.changedAt()));
        type.numberPrefix().ifPresent(prefix -> HumanNumber.parse(record.id()).describe(attributes));
        return new StoredRecord(key, record.version(), type.schemaVersion(), attributes, record.content());
    }
}

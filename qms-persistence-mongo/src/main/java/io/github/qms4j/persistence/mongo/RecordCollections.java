package io.github.qms4j.persistence.mongo;

import static io.github.qms4j.spi.storage.AttributeType.INSTANT;
import static io.github.qms4j.spi.storage.AttributeType.LONG;
import static io.github.qms4j.spi.storage.AttributeType.TEXT;

import io.github.qms4j.Qms;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which record type has a collection of its own: every type of the library. All others share one. */
final class RecordCollections {
    private static final RecordCollection SHARED = new RecordCollection("qms_record", true, Map.of(), List.of());
    private static final Map<String, RecordCollection> BY_TYPE = byType();

    private RecordCollections() {}

    private static Map<String, RecordCollection> byType() {
        Map<String, RecordCollection> all = new HashMap<>();
        all.put("trail-entry", entries());
        all.put("trail-seal", seals());
        all.put("trail-tile", of("trail-tile", Map.of("tileLevel", LONG, "tileIndex", LONG), List.of()));
        // A collection of its own, so that a host can grant, mask and back up personal data apart from the records.
        all.put("erasable-text", of("erasable-text", Map.of(), List.of()));
        for (RecordType<?> type : Qms.recordTypes()) {
            Map<String, AttributeType> declared = new HashMap<>();
            for (AttributeDefinition attribute : type.definitions()) {
                declared.put(attribute.name(), attribute.type());
            }
            all.put(type.name(), of(type.name(), declared, type.indexes()));
        }
        return Map.copyOf(all);
    }

    private static RecordCollection entries() {
        return of(
                "trail-entry",
                Map.of(
                        "recordType", TEXT,
                        "recordId", TEXT,
                        "recordVersion", LONG,
                        "kind", TEXT,
                        "action", TEXT,
                        "actor", TEXT,
                        "at", INSTANT,
                        "hash", TEXT,
                        "leafIndex", LONG,
                        "signer", TEXT),
                List.of(
                        List.of("recordType", "recordId", "recordVersion"),
                        List.of("at"),
                        List.of("hash"),
                        List.of("leafIndex")));
    }

    private static RecordCollection seals() {
        return of(
                "trail-seal",
                Map.of("sealNumber", LONG, "logSize", LONG, "sealedAt", INSTANT, "root", TEXT, "hash", TEXT),
                List.of(List.of("sealNumber"), List.of("logSize")));
    }

    private static RecordCollection of(String type, Map<String, AttributeType> declared, List<List<String>> indexed) {
        return new RecordCollection("qms_" + type.replace('-', '_'), false, declared, indexed);
    }

    static RecordCollection of(String type) {
        return BY_TYPE.getOrDefault(type, SHARED);
    }

    static RecordCollection shared() {
        return SHARED;
    }

    static Collection<RecordCollection> ofConcepts() {
        return BY_TYPE.values();
    }
}

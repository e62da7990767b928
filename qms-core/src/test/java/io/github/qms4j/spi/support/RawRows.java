package io.github.qms4j.spi.support;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The rows of a storage in the hands of somebody who may write to the database, and knows how the log is kept. */
public final class RawRows {
    private final InMemoryStorage storage;

    public RawRows(InMemoryStorage storage) {
        this.storage = storage;
    }

    /** A copy of everything, such as a backup has. */
    public Map<RecordKey, StoredRecord> copy() {
        return new HashMap<>(storage.records);
    }

    /** Puts a copy in place of everything. */
    public void restore(Map<RecordKey, StoredRecord> copy) {
        storage.records.clear();
        storage.records.putAll(copy);
    }

    public List<StoredRecord> all() {
        return List.copyOf(storage.records.values());
    }

    public void remove(Predicate<RecordKey> which) {
        storage.records.keySet().removeIf(which);
    }

    public void put(StoredRecord row) {
        storage.records.put(row.key(), row);
    }

    /** Makes every entry one that has no place in the log, as if there had never been a seal. */
    public void unsealAll() {
        remove(key -> key.type().equals("trail-seal") || key.type().equals("trail-tile"));
        all().stream().filter(row -> row.key().type().equals("trail-entry")).forEach(row -> put(placed(row, -1)));
    }

    /** An entry with another place in the log; -1 for none. */
    public static StoredRecord placed(StoredRecord entry, long place) {
        Map<String, AttributeValue> attributes = new HashMap<>(entry.attributes());
        attributes.put("leafIndex", AttributeValue.of(place));
        return new StoredRecord(entry.key(), place < 0 ? 0 : 1, entry.schemaVersion(), attributes, entry.payload());
    }

    /** A seal with another line, under the number of that line, with all attributes as they must be. */
    public static StoredRecord forgedSeal(StoredRecord seal, String line, String forged) {
        String payload = seal.payload().replaceFirst(line, forged);
        String checkpoint = payload.replaceFirst("^\\{\"checkpoint\":\"(.*?)\",\"format\".*$", "$1")
                .replace("\\n", "\n");
        String[] words = checkpoint.split("\n", -1)[3].split(" ", -1);
        Map<String, AttributeValue> attributes = new HashMap<>(seal.attributes());
        attributes.put("sealNumber", AttributeValue.of(Long.parseLong(words[1])));
        attributes.put("sealedAt", AttributeValue.of(Instant.parse(words[2])));
        attributes.put("hash", AttributeValue.of(sha256(checkpoint)));
        RecordKey key = new RecordKey(
                seal.key().tenant(), seal.key().type(), String.format(Locale.ROOT, "%012d", Long.valueOf(words[1])));
        return new StoredRecord(key, 0, 1, attributes, payload);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

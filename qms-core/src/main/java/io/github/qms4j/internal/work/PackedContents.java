package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.content.ContentStore;
import io.github.qms4j.spi.storage.RecordKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The texts in the content store that packed records name; each is written once, streamed, and compared with its name. */
final class PackedContents {
    /** The folder of a pack in which they are. */
    static final String FOLDER = "content/";

    private final ContentStore store;
    private final boolean wanted;
    private final Map<String, String> pointers;
    /** The hashes, each with the record that named it first. */
    private final SortedMap<String, RecordKey> named = new TreeMap<>();

    PackedContents(ContentStore store, boolean wanted, Collection<RecordType<?>> types) {
        this.store = store;
        this.wanted = wanted;
        this.pointers = types.stream()
                .filter(type -> type.contentAt().isPresent())
                .collect(Collectors.toMap(
                        RecordType::name,
                        type -> "/state" + type.contentAt().orElseThrow(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Where payloads name such texts, by record type. */
    Map<String, String> pointers() {
        return pointers;
    }

    /** The hash of the text that a record names and that comes with the pack; empty when there is none. */
    Optional<String> namedBy(RecordKey key, String payload) {
        String pointer = pointers.get(key.type());
        if (!wanted || pointer == null) {
            return Optional.empty();
        }
        JsonNode hash = PayloadCodec.tree(payload).at(pointer);
        if (!hash.isString()) {
            return Optional.empty();
        }
        named.putIfAbsent(hash.stringValue(), key);
        return Optional.of(hash.stringValue());
    }

    void writeTo(ZippedFiles files) throws IOException {
        for (Map.Entry<String, RecordKey> text : named.entrySet()) {
            String found =
                    files.bytes(FOLDER + text.getKey(), out -> copy(text, out)).sha256();
            if (!found.equals(text.getKey())) {
                throw new CorruptRecordException("the text of " + text.getValue() + " at "
                        + store.place(text.getKey()) + " was altered: it has the SHA-256 " + found + " and not "
                        + text.getKey() + "; bring it back from a backup, or export withoutContents()");
            }
        }
    }

    private void copy(Map.Entry<String, RecordKey> text, OutputStream out) throws IOException {
        try (InputStream kept = store.open(text.getKey())
                .orElseThrow(() -> new CorruptRecordException("the text of " + text.getValue() + " is not at "
                        + store.place(text.getKey()) + " any more; bring it back from a backup, or hand in again the"
                        + " file with the SHA-256 " + text.getKey() + ", or export withoutContents()"))) {
            kept.transferTo(out);
        }
    }
}

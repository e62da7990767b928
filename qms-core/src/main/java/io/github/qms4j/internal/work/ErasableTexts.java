package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.Erasure;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Texts that stand beside the records and are named in them by a salted hash. */
final class ErasableTexts {
    static final String TYPE = "erasable-text";
    private static final int SALT_BYTES = 32;

    private final Engine engine;

    ErasableTexts(Engine engine) {
        this.engine = engine;
    }

    /** A new row with a fresh salt, which keeps a short text from being guessed by its hash. */
    StoredRecord row(String text) {
        byte[] salt = new byte[SALT_BYTES];
        engine.random().nextBytes(salt);
        StringBuilder payload = new StringBuilder("{\"salt\":\"")
                .append(HexFormat.of().formatHex(salt))
                .append("\",\"text\":");
        CanonicalJson.string(text, payload);
        String canonical = payload.append('}').toString();
        return new StoredRecord(key(Hashes.content(canonical)), 0, 1, Map.of(), canonical);
    }

    Optional<StoredRecord> find(ErasableText text) {
        return engine.storage().find(key(text.erasable()));
    }

    Optional<String> reveal(ErasableText text) {
        Optional<StoredRecord> row = find(text);
        if (row.isPresent()) {
            return Optional.of(text(row.get()));
        }
        if (mark(text.erasable()).isEmpty()) {
            throw new NotFoundException(
                    TYPE,
                    text.erasable(),
                    "there is no " + key(text.erasable()) + ", and no erasure of it either; verify the record that"
                            + " names it");
        }
        return Optional.empty();
    }

    private static String text(StoredRecord row) {
        if (!isIntact(row)) {
            throw new CorruptRecordException(row.key() + " holds a text of another hash; it was altered");
        }
        return PayloadCodec.tree(row.payload()).required("text").stringValue();
    }

    private static boolean isIntact(StoredRecord row) {
        return Hashes.content(row.payload()).equals(row.key().id());
    }

    /** Names each stored text that is not the one its key is the hash of. */
    static void eachAltered(Engine engine, Consumer<String> problems) {
        RecordQuery query = RecordQuery.of(engine.tenant(), TYPE).limitedTo(500);
        Pages.forEach(engine.storage(), query, row -> {
            if (!isIntact(row)
                    || row.version() != 0
                    || row.schemaVersion() != 1
                    || !row.attributes().isEmpty()) {
                problems.accept(row.key() + " is not stored as it was kept; it was altered");
            }
        });
    }

    /** What is wrong with the texts that a record's payload names. */
    List<String> problems(StoredRecord record) {
        SortedSet<String> named = named(record.payload());
        if (named.isEmpty()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        Map<String, Set<String>> erasures = new HashMap<>();
        for (String hash : named) {
            problem(hash, erasures)
                    .ifPresent(why -> problems.add(record.key() + " version " + record.version()
                            + " names the erasable text " + hash + ", which " + why));
        }
        return problems;
    }

    private Optional<String> problem(String hash, Map<String, Set<String>> erasures) {
        StoredRecord row = engine.storage().find(key(hash)).orElse(null);
        String erasure = mark(hash).orElse(null);
        if (row != null && !isIntact(row)) {
            return Optional.of("is stored as a text of another hash");
        }
        if (row != null) {
            return Optional.ofNullable(erasure).map(number -> "is stored again after erasure " + number);
        }
        if (erasure == null) {
            return Optional.of("is neither stored nor erased");
        }
        Set<String> erased = erasures.computeIfAbsent(erasure, this::erasedBy);
        return erased.contains(hash)
                ? Optional.empty()
                : Optional.of("is gone, and no sound erasure " + erasure + " says so");
    }

    /** The mark alone proves nothing: it leads to the erasure, whose trail does. */
    Optional<String> mark(String hash) {
        return engine.storage()
                .find(new RecordKey(engine.tenant(), Erasure.Mark.TYPE.name(), hash))
                .map(row -> Rows.read(Erasure.Mark.TYPE, row).state().erasure());
    }

    private Set<String> erasedBy(String number) {
        return engine.storage()
                .find(new RecordKey(engine.tenant(), Erasure.TYPE.name(), number))
                .filter(row -> RecordHistory.of(engine, row)
                        .problems(new Attestations(engine))
                        .isEmpty())
                .map(row -> Rows.read(Erasure.TYPE, row).state())
                .map(erasure ->
                        erasure.texts().stream().map(ErasableText::erasable).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** The hashes of the texts that a payload names, in their order. */
    static SortedSet<String> named(String payload) {
        return named(PayloadCodec.tree(payload));
    }

    static SortedSet<String> named(JsonNode payload) {
        SortedSet<String> named = new TreeSet<>();
        collect(payload, named);
        return named;
    }

    private static void collect(JsonNode node, Set<String> named) {
        String hash = hashIn(node);
        if (hash != null) {
            named.add(hash);
            return;
        }
        node.forEach(child -> collect(child, named));
    }

    /** The hash when a node has the form of an erasable text, whatever type of record it stands in. */
    private static @Nullable String hashIn(JsonNode node) {
        JsonNode hash = node.isObject() && node.size() == 1 ? node.get("erasable") : null;
        return hash != null && hash.isString() && hash.stringValue().matches("[0-9a-f]{64}")
                ? hash.stringValue()
                : null;
    }

    private RecordKey key(String hash) {
        return key(engine.tenant(), hash);
    }

    static RecordKey key(String tenant, String hash) {
        return new RecordKey(tenant, TYPE, hash);
    }
}

package io.github.qms4j.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One record of a pack with its entries (section 7 of the format). */
final class PackedRecord {
    private static final String BATCH = "BATCH";
    private static final Set<String> NAMES =
            Set.of("changedAt", "id", "payload", "schema", "trailHead", "type", "version");
    private static final Set<String> KEPT = Set.of("salted");
    private static final Set<String> ERASED = Set.of("erased", "erasure");

    final String type;
    final String id;
    final long version;
    private final Map<String, @Nullable Object> fields;
    private final List<Entry> changes = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();

    PackedRecord(String line) throws UnreadableException {
        this.fields = Json.object(Json.read(line), "the record");
        Json.requireNames(fields, NAMES, "the record");
        this.type = Json.string(fields, "type");
        this.id = Json.string(fields, "id");
        this.version = Json.whole(fields, "version");
    }

    String named() {
        return type + " " + id;
    }

    String payload() throws UnreadableException {
        return Json.string(fields, "payload");
    }

    Map<String, @Nullable Object> state() throws UnreadableException {
        Map<String, @Nullable Object> payload = Json.object(Json.read(payload()), "the payload of " + named());
        return Json.object(payload.get("state"), "the state of " + named());
    }

    /** Its own entries, in the order of versions. */
    List<Entry> changes() {
        return changes;
    }

    void add(Entry change) {
        changes.add(change);
    }

    /** Adds a text that the payload names, or says which erasure has taken it. */
    void addText(String line, Problems problems) throws UnreadableException {
        Map<String, @Nullable Object> text = Json.object(Json.read(line), "the text");
        boolean isThere = text.containsKey("salted");
        Json.requireNames(text, isThere ? KEPT : ERASED, "the text");
        String hash = isThere ? Merkle.sha256(Json.string(text, "salted")) : Json.string(text, "erased");
        if (texts.put(hash, isThere ? "" : Json.string(text, "erasure")) != null) {
            problems.add(named() + " has the text " + hash + " twice");
        }
    }

    /** The hashes of its texts, each with the number of the erasure that has taken it, or nothing. */
    Map<String, String> texts() {
        return texts;
    }

    /** Whether it came with a batch, by what its first entry names. */
    boolean isFromBatch() throws UnreadableException {
        return changes.isEmpty() || !changes.get(0).previous.isEmpty();
    }

    /** Who created it, for a record that did not come with a batch. */
    Map<String, @Nullable Object> firstActor() throws UnreadableException {
        return Json.object(first().get("actor"), "'actor'");
    }

    /** Why it was created. */
    String firstReason() throws UnreadableException {
        return Json.string(first(), "reason");
    }

    private Map<String, @Nullable Object> first() throws UnreadableException {
        if (changes.isEmpty()) {
            throw new UnreadableException(named() + " has no entry");
        }
        return changes.get(0).fields;
    }

    void verify(@Nullable Entry batch, String tenant, Problems problems) {
        try {
            verifyChain(batch, tenant, problems);
            verifyTexts(problems);
        } catch (UnreadableException e) {
            problems.add(named() + " cannot be read: " + e.getMessage());
        }
    }

    private void verifyChain(@Nullable Entry batch, String tenant, Problems problems) throws UnreadableException {
        List<Entry> chain = new ArrayList<>();
        if (batch != null) {
            chain.add(batch);
        }
        chain.addAll(changes);
        if (chain.isEmpty() || chain.size() != version + 1) {
            problems.add(named() + " is at version " + version + " but has " + chain.size() + " entries; "
                    + (version + 1) + " are due");
            return;
        }
        Entry last = chain.get(chain.size() - 1);
        demand(last.hash.equals(Json.string(fields, "trailHead")), "does not name its last entry", version, problems);
        demand(
                last.at.toString().equals(Json.string(fields, "changedAt")),
                "has another time than its last entry",
                version,
                problems);
        demand(
                last.schema == Json.whole(fields, "schema"),
                "has another schema than its last entry",
                version,
                problems);
        Object payload = Json.read(payload());
        Instant later = last.at;
        for (int i = chain.size() - 1; i >= 0; i--) {
            Entry entry = chain.get(i);
            boolean ofBatch = entry.kind.equals(BATCH);
            demand(
                    entry.type.equals(type)
                            && (ofBatch || entry.id.equals(id))
                            && entry.tenant().equals(tenant),
                    "has an entry of another record",
                    i,
                    problems);
            demand(entry.version == i, "lacks the entry of version " + i, i, problems);
            demand(!entry.at.isAfter(later), "has an entry that is later than the next", i, problems);
            later = entry.at;
            String content = payload == Undo.NOTHING ? "" : Merkle.sha256(Json.write(payload));
            demand(
                    content.equals(ofBatch ? rowOf(entry) : entry.content),
                    "has a content that is not the one its entry names",
                    i,
                    problems);
            String previous = i == 0 ? "" : chain.get(i - 1).hash;
            demand(
                    ofBatch || entry.previous.equals(previous),
                    "has an entry that does not follow on the one before",
                    i,
                    problems);
            if (!ofBatch) {
                payload = Undo.undo(payload, entry.changes);
                demand(i > 0 || payload == Undo.NOTHING, "is not made of nothing by its first entry", i, problems);
            }
        }
    }

    private void demand(boolean holds, String rule, long ofVersion, Problems problems) {
        if (!holds) {
            problems.add(named() + " version " + ofVersion + " " + rule);
        }
    }

    private String rowOf(Entry batch) throws UnreadableException {
        for (Object row : Json.array(batch.fields.get("rows"), "'rows'")) {
            Map<String, @Nullable Object> one = Json.object(row, "a row");
            if (Json.string(one, "id").equals(id)) {
                return Json.string(one, "content");
            }
        }
        return "none";
    }

    private void verifyTexts(Problems problems) throws UnreadableException {
        SortedSet<String> named = new TreeSet<>();
        collect(Json.read(payload()), named);
        for (String hash : named) {
            if (!texts.containsKey(hash)) {
                problems.add(named() + " names the erasable text " + hash + ", which is neither there nor erased");
            }
        }
        for (String hash : texts.keySet()) {
            if (!named.contains(hash)) {
                problems.add(named() + " comes with a text of hash " + hash + ", which it does not name");
            }
        }
    }

    private static void collect(@Nullable Object value, SortedSet<String> named) {
        if (value instanceof Map<?, ?> object) {
            if (object.size() == 1 && object.get("erasable") instanceof String hash && hash.matches("[0-9a-f]{64}")) {
                named.add(hash);
            } else {
                object.values().forEach(child -> collect(child, named));
            }
        } else if (value instanceof List<?> array) {
            array.forEach(child -> collect(child, named));
        }
    }
}

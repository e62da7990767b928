package io.github.qms4j.verifier;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One entry of the trail as a pack has it (sections 4 and 12 of the format). */
final class Entry {
    private static final Pattern PLACE = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final int KEY_ID = 4;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> NAMES = Set.of(
            "action",
            "actor",
            "asked",
            "at",
            "attempt",
            "attestation",
            "changes",
            "content",
            "format",
            "grounds",
            "kind",
            "previous",
            "reason",
            "record",
            "reliedOn",
            "rows",
            "signature",
            "tenant");

    final String kind;
    final String type;
    final String id;
    final long version;
    final long schema;
    final Instant at;
    final String content;
    final String previous;
    final String hash;
    final byte[] leaf;
    final long leafIndex;
    final List<byte[]> path;
    final List<@Nullable Object> changes;
    final Map<String, @Nullable Object> fields;

    private Entry(long leafIndex, List<byte[]> path, String canonical) throws UnreadableException {
        this.fields = Json.object(Json.read(canonical), "the entry");
        if (!fields.keySet().equals(NAMES)) {
            throw new UnreadableException("it has the names " + fields.keySet() + " and not those of format 1");
        }
        if (Json.whole(fields, "format") != 1) {
            throw new UnreadableException("it is of format " + Json.whole(fields, "format"));
        }
        Map<String, @Nullable Object> record = Json.object(fields.get("record"), "'record'");
        this.kind = Json.string(fields, "kind");
        this.type = Json.string(record, "type");
        this.id = Json.string(record, "id");
        this.version = Json.whole(record, "version");
        this.schema = Json.whole(record, "schema");
        this.at = instant(Json.string(fields, "at"));
        this.content = Json.string(fields, "content");
        this.previous = Json.string(fields, "previous");
        this.changes = Json.array(fields.get("changes"), "'changes'");
        this.leaf = Merkle.leaf(canonical);
        this.hash = HexFormat.of().formatHex(leaf);
        this.leafIndex = leafIndex;
        this.path = path;
    }

    /** Reads what is behind the kind of a line: place, proof, canonical text. */
    static Entry parse(String line) throws UnreadableException {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (second < 0) {
            throw new UnreadableException("it has no place, proof and entry");
        }
        String place = line.substring(0, first);
        if (!PLACE.matcher(place).matches()) {
            throw new UnreadableException("its place '" + place + "' is not written as one");
        }
        return new Entry(Long.parseLong(place), path(line.substring(first + 1, second)), line.substring(second + 1));
    }

    private static List<byte[]> path(String text) throws UnreadableException {
        List<byte[]> path = new ArrayList<>();
        if (!text.equals("-")) {
            for (String hash : text.split(",", -1)) {
                if (!HASH.matcher(hash).matches()) {
                    throw new UnreadableException("its proof has '" + hash + "', which is not written as a hash");
                }
                path.add(HexFormat.of().parseHex(hash));
            }
        }
        return path;
    }

    static Instant instant(String text) throws UnreadableException {
        try {
            Instant instant = Instant.parse(text);
            if (instant.toString().equals(text)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Refused below.
        }
        throw new UnreadableException("'" + text + "' is not an instant in UTC");
    }

    String tenant() throws UnreadableException {
        return Json.string(fields, "tenant");
    }

    /** How it is called in what is found wrong. */
    String named() {
        return switch (kind) {
            case "BATCH" -> "batch " + id + " of " + type;
            case "REFUSAL" -> "the refused attempt on " + type + " " + id + " of " + at;
            case "ACCESS" -> "the read of " + type + " " + id + " of " + at;
            default -> type + " " + id + " version " + version;
        };
    }

    boolean isSigned() {
        return fields.get("signature") != null;
    }

    /**
     * Why somebody with the database alone may have made it up; null when nothing speaks for that.
     *
     * @param origin the name of the log
     * @param keys those that the log has and had
     */
    @Nullable
    String againstAttestation(String origin, List<Checkpoint.Key> keys) throws UnreadableException {
        byte[] attestation = Checkpoint.decoded(Json.string(fields, "attestation"));
        if (attestation.length <= KEY_ID) {
            return "is not attested by a key of the log";
        }
        Map<String, @Nullable Object> bare = new TreeMap<>(fields);
        bare.put("attestation", "");
        String message = "qms4j attestation v1\n" + origin + "\n"
                + HexFormat.of().formatHex(Merkle.leaf(Json.write(bare))) + "\n";
        String keyId = HexFormat.of().formatHex(attestation, 0, KEY_ID);
        byte[] signature = Arrays.copyOfRange(attestation, KEY_ID, attestation.length);
        return keys.stream()
                        .filter(key -> key.name().equals(origin) && key.id().equals(keyId))
                        .anyMatch(key -> key.verifies(message, signature))
                ? null
                : "is not attested by a key of the log, or was altered since";
    }

    /** What is wrong with its signature; null when nothing is, or when it has none. */
    @Nullable
    String againstSignature() throws UnreadableException {
        if (!isSigned()) {
            return null;
        }
        Map<String, @Nullable Object> signature = Json.object(fields.get("signature"), "'signature'");
        Map<String, @Nullable Object> actor = Json.object(fields.get("actor"), "'actor'");
        if (!Json.string(signature, "signer").equals(Json.string(actor, "id"))) {
            return "is signed by somebody other than who acted";
        }
        Map<String, @Nullable Object> record = new TreeMap<>();
        record.put("id", id);
        record.put("type", type);
        record.put("version", new Json.Digits(Long.toString(version)));
        Map<String, @Nullable Object> bound = new TreeMap<>();
        for (String name : List.of("continued", "meaning", "name", "signer", "zone")) {
            bound.put(name, signature.get(name));
        }
        for (String name : List.of("at", "content", "reason", "tenant")) {
            bound.put(name, fields.get(name));
        }
        bound.put("record", record);
        return Merkle.sha256(Json.write(bound)).equals(Json.string(signature, "binding"))
                ? null
                : "has a signature that is not on this content";
    }
}

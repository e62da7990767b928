package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.spi.signature.CheckpointSigner;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.MerkleFrontier;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * One step of the log: the entries that it took in, and the signed checkpoint of the log after it. Number, time and the
 * hash of the seal before are a line of the checkpoint, so that they are signed with it.
 *
 * @param number from 1, without a gap
 * @param at when it was made; never before the seal before
 * @param previous hash of the seal before, or {@link #NO_PREVIOUS}
 * @param checkpoint the log after this step
 * @param leaves the entry hashes that it took in, in the order of the log
 * @param peaks the roots of the complete subtrees of the log after this step, the largest first
 */
record Seal(
        long number, Instant at, String previous, SignedCheckpoint checkpoint, List<Hash> leaves, List<Hash> peaks) {
    static final String TYPE = "trail-seal";
    static final String NUMBER = "sealNumber";
    static final String LOG_SIZE = "logSize";
    static final String NO_PREVIOUS = "-";

    private static final int FORMAT_VERSION = 1;

    Seal {
        leaves = List.copyOf(leaves);
        peaks = List.copyOf(peaks);
    }

    /** Signs the next step of a log. */
    static Seal sign(
            long number,
            Instant at,
            String previous,
            String origin,
            MerkleFrontier after,
            List<Hash> leaves,
            CheckpointSigner signer) {
        String line = "seal " + number + " " + at + " " + previous;
        Checkpoint checkpoint = new Checkpoint(origin, after.size(), after.root(), List.of(line));
        return new Seal(number, at, previous, SignedCheckpoint.of(checkpoint, signer), leaves, after.peaks());
    }

    /** How many entries the log has after this step. */
    long size() {
        return checkpoint.checkpoint().size();
    }

    /** The place of the first entry that it took in. */
    long from() {
        return size() - leaves.size();
    }

    MerkleFrontier frontier() {
        return MerkleFrontier.of(size(), peaks);
    }

    /** SHA-256 of the checkpoint without its signatures, lower-case hexadecimal. */
    String hash() {
        return Hashes.content(checkpoint.checkpoint().text());
    }

    static String id(long number) {
        return String.format(Locale.ROOT, "%012d", number);
    }

    Change.Insert insert(String tenant) {
        return new Change.Insert(row(tenant));
    }

    private StoredRecord row(String tenant) {
        return new StoredRecord(new RecordKey(tenant, TYPE, id(number)), 0, 1, attributes(), payload());
    }

    private Map<String, AttributeValue> attributes() {
        return Map.of(
                NUMBER,
                AttributeValue.of(number),
                LOG_SIZE,
                AttributeValue.of(size()),
                "sealedAt",
                AttributeValue.of(at),
                "root",
                AttributeValue.of(checkpoint.checkpoint().root().hex()),
                "hash",
                AttributeValue.of(hash()));
    }

    private String payload() {
        StringBuilder out = new StringBuilder("{\"checkpoint\":");
        CanonicalJson.string(checkpoint.text(), out);
        out.append(",\"format\":").append(FORMAT_VERSION).append(",\"leaves\":");
        TileRows.write(leaves, out);
        out.append(",\"peaks\":");
        TileRows.write(peaks, out);
        return out.append('}').toString();
    }

    /**
     * Reads a seal. Its signature and its place in the log are not verified.
     *
     * @throws CorruptRecordException when the row is not one that {@link #insert} writes
     */
    static Seal read(StoredRecord row) {
        Seal seal;
        try {
            seal = parse(PayloadCodec.tree(row.payload()));
        } catch (InvalidInputException e) {
            throw new CorruptRecordException(row.key() + " has no checkpoint that can be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new CorruptRecordException(row.key() + " cannot be read: " + e.getMessage(), e);
        }
        if (!seal.row(row.key().tenant()).equals(row)) {
            throw new CorruptRecordException(
                    row.key() + " is not stored as a seal of its content is; its row was altered");
        }
        return seal;
    }

    private static Seal parse(JsonNode payload) {
        SignedCheckpoint signed =
                SignedCheckpoint.parse(payload.required("checkpoint").stringValue());
        String line = Objects.requireNonNull(signed.checkpoint().extensions().get(0));
        String[] words = line.split(" ", -1);
        if (words.length != 4 || !words[0].equals("seal")) {
            throw new IllegalArgumentException("the checkpoint has no line 'seal <number> <time> <previous>'");
        }
        return new Seal(
                Long.parseLong(words[1]),
                Instant.parse(words[2]),
                words[3],
                signed,
                hashes(payload, "leaves"),
                hashes(payload, "peaks"));
    }

    private static List<Hash> hashes(JsonNode payload, String name) {
        return StreamSupport.stream(payload.required(name).spliterator(), false)
                .map(node -> Hash.ofHex(node.stringValue()))
                .toList();
    }
}

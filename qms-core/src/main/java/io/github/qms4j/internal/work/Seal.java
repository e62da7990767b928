package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.NoteSignature;
import io.github.qms4j.trail.checkpoint.SealLine;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.MerkleFrontier;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * One step of the log: the entries that it took in, and the checkpoint of the log after it, which is signed once the step
 * is committed. Number, time and the hash of the seal before are a line of the checkpoint, so that they are signed with
 * it.
 *
 * @param number from 1, without a gap
 * @param at when it was made; never before the seal before
 * @param previous hash of the seal before, or {@link SealLine#NO_PREVIOUS}
 * @param checkpoint the log after this step
 * @param signatures of the checkpoint; none until it is signed
 * @param leaves the entry hashes that it took in, in the order of the log
 * @param peaks the roots of the complete subtrees of the log after this step, the largest first
 */
record Seal(
        long number,
        Instant at,
        String previous,
        Checkpoint checkpoint,
        List<NoteSignature> signatures,
        List<Hash> leaves,
        List<Hash> peaks) {
    static final String TYPE = "trail-seal";
    static final String NUMBER = "sealNumber";
    static final String LOG_SIZE = "logSize";

    private static final int FORMAT_VERSION = 1;

    Seal {
        signatures = List.copyOf(signatures);
        leaves = List.copyOf(leaves);
        peaks = List.copyOf(peaks);
    }

    /**
     * The next step of a log, not signed yet.
     *
     * @param last the seal before; empty for the first
     */
    static Seal after(Optional<Seal> last, Instant now, String origin, List<Hash> leaves) {
        return of(
                new SealLine(
                        last.map(Seal::number).orElse(0L) + 1,
                        last.map(Seal::at).filter(now::isBefore).orElse(now),
                        last.map(Seal::hash).orElse(SealLine.NO_PREVIOUS)),
                origin,
                frontier(last).appendAll(leaves),
                leaves);
    }

    /** A step with a line that is known. */
    static Seal of(SealLine line, String origin, MerkleFrontier after, List<Hash> leaves) {
        Checkpoint checkpoint = new Checkpoint(origin, after.size(), after.root(), List.of(line.text()));
        return new Seal(line.number(), line.at(), line.previous(), checkpoint, List.of(), leaves, after.peaks());
    }

    /** The frontier of a log by its last seal; that of an empty log without one. */
    static MerkleFrontier frontier(Optional<Seal> last) {
        return last.map(Seal::frontier).orElse(MerkleFrontier.empty());
    }

    /** How many entries a log has by its last seal; none without one. */
    static long size(Optional<Seal> last) {
        return last.map(Seal::size).orElse(0L);
    }

    boolean isSigned() {
        return !signatures.isEmpty();
    }

    /** The checkpoint as it was signed; empty until it is. */
    Optional<SignedCheckpoint> signed() {
        return isSigned() ? Optional.of(new SignedCheckpoint(checkpoint, signatures)) : Optional.empty();
    }

    /** The same with the signatures of its checkpoint. */
    Seal signedAs(SignedCheckpoint signed) {
        if (!signed.checkpoint().equals(checkpoint)) {
            throw new IllegalArgumentException("seal " + number + " is not what was signed");
        }
        return new Seal(number, at, previous, checkpoint, signed.signatures(), leaves, peaks);
    }

    /** How many entries the log has after this step. */
    long size() {
        return checkpoint.size();
    }

    /** The place of the first entry that it took in. */
    long from() {
        return size() - leaves.size();
    }

    /** @throws CorruptRecordException when it has not the peaks of a log of its size */
    MerkleFrontier frontier() {
        if (peaks.size() != Long.bitCount(size())) {
            throw new CorruptRecordException("seal " + number + " does not name the peaks of its tree; it was altered");
        }
        return MerkleFrontier.of(size(), peaks);
    }

    /** SHA-256 of the checkpoint without its signatures, lower-case hexadecimal. */
    String hash() {
        return Hashes.content(checkpoint.text());
    }

    static String id(long number) {
        return String.format(Locale.ROOT, "%012d", number);
    }

    Change.Insert insert(String tenant) {
        return new Change.Insert(row(tenant));
    }

    /** Puts the signatures into the row. */
    Change.Update sign(String tenant) {
        return new Change.Update(row(tenant));
    }

    static RecordKey key(String tenant, long number) {
        return new RecordKey(tenant, TYPE, id(number));
    }

    private StoredRecord row(String tenant) {
        return new StoredRecord(key(tenant, number), isSigned() ? 1 : 0, 1, attributes(), payload());
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
                AttributeValue.of(checkpoint.root().hex()),
                "hash",
                AttributeValue.of(hash()));
    }

    private String payload() {
        StringBuilder out = new StringBuilder("{\"checkpoint\":");
        CanonicalJson.string(signed().map(SignedCheckpoint::text).orElse(checkpoint.text()), out);
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
            seal = parse(PayloadCodec.tree(row.payload()), row.version() > 0);
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

    private static Seal parse(JsonNode payload, boolean isSigned) {
        String text = payload.required("checkpoint").stringValue();
        List<NoteSignature> signatures = isSigned ? SignedCheckpoint.parse(text).signatures() : List.of();
        Checkpoint checkpoint = isSigned ? SignedCheckpoint.parse(text).checkpoint() : Checkpoint.parse(text);
        SealLine line = SealLine.of(checkpoint)
                .orElseThrow(() ->
                        new IllegalArgumentException("the checkpoint has no line 'seal <number> <time> <previous>'"));
        return new Seal(
                line.number(),
                line.at(),
                line.previous(),
                checkpoint,
                signatures,
                hashes(payload, "leaves"),
                hashes(payload, "peaks"));
    }

    private static List<Hash> hashes(JsonNode payload, String name) {
        return StreamSupport.stream(payload.required(name).spliterator(), false)
                .map(node -> Hash.ofHex(node.stringValue()))
                .toList();
    }
}

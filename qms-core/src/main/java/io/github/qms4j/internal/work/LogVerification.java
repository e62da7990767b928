package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.checkpoint.SealLine;
import io.github.qms4j.trail.checkpoint.SignatureVerdict;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.MerkleFrontier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks the log of a tenant from its first seal to its last: every signature, link, root and tile, and every entry at
 * its place. Holds a seal and a page of entries at a time, however long the log is.
 */
final class LogVerification {
    private static final int PAGE = 500;

    private final QmsStorage storage;
    private final String tenant;
    private final String origin;
    private final List<CheckpointKey> keys;
    private final KnownCheckpoints known;
    private final Consumer<TrailEntry> entries;
    private final Consumer<String> problems;

    private final TileVerification tiles;
    private final RemovedLeaves removed;
    private MerkleFrontier frontier = MerkleFrontier.empty();
    private long lastNumber;
    private @Nullable Seal last;
    private long rows;

    /**
     * @param known what the log must have a seal of
     * @param entries is given each entry that is stored, sealed or not
     * @param problems is given what is wrong
     */
    LogVerification(Engine engine, KnownCheckpoints known, Consumer<TrailEntry> entries, Consumer<String> problems) {
        this.storage = engine.storage();
        this.tenant = engine.tenant();
        this.origin = engine.logOrigin();
        CheckpointKeys all = engine.checkpointKeys();
        this.keys = all == null ? List.of() : all.all(origin);
        this.known = known;
        this.entries = entries;
        this.problems = problems;
        this.removed = new RemovedLeaves(engine);
        this.tiles = new TileVerification(storage, tenant, problems);
    }

    void run() {
        RecordQuery query = RecordQuery.of(tenant, Seal.TYPE)
                .sortedBy(Sort.ascending(Seal.NUMBER))
                .limitedTo(100);
        Pages.forEach(storage, query, this::seal);
        rowsWithoutNumber();
        behindTheLog();
        unsealed();
        rowsWithoutPlace();
        tiles.end();
        known.end(frontier.size());
    }

    long seals() {
        return lastNumber;
    }

    /** What is not wrong, and must be known. */
    List<String> notes() {
        return last == null || isSigned(last)
                ? List.of()
                : List.of("the last seal, " + last.number() + ", is not signed yet; the next call of seal() signs it");
    }

    private void seal(StoredRecord row) {
        Seal seal;
        try {
            seal = Seal.read(row);
        } catch (CorruptRecordException e) {
            problems.accept(e.getMessage());
            return;
        }
        String what = "seal " + seal.number();
        if (seal.number() != lastNumber + 1) {
            problems.accept(
                    what + " follows on seal " + lastNumber + "; what is between them is missing or unreadable");
        }
        if (!seal.previous().equals(last == null ? SealLine.NO_PREVIOUS : last.hash())
                && seal.number() == lastNumber + 1) {
            problems.accept(what + " does not name the seal before it");
        }
        if (last != null && !isSigned(last)) {
            problems.accept("seal " + last.number() + " is not signed, and " + what + " was built on it");
        }
        checkSignature(seal, what);
        catchUp(seal, what);
        checkRoot(seal, what);
        entriesOf(seal.from(), seal.leaves());
        known.compareWith(seal);
        lastNumber = seal.number();
        last = seal;
    }

    /** It may have been signed since it was read. */
    private boolean isSigned(Seal seal) {
        return seal.isSigned()
                || storage.find(Seal.key(tenant, seal.number()))
                        .filter(row -> row.version() > 0)
                        .isPresent();
    }

    private void checkSignature(Seal seal, String what) {
        if (!seal.checkpoint().origin().equals(origin)) {
            problems.accept(what + " is of the log " + seal.checkpoint().origin() + " and not of " + origin);
        }
        SignatureVerdict verdict =
                seal.signed().map(signed -> signed.verify(keys)).orElse(SignatureVerdict.VALID);
        if (verdict != SignatureVerdict.VALID) {
            problems.accept(what
                    + (verdict == SignatureVerdict.UNKNOWN
                            ? " is not signed with a key of this engine; give the builder the keys it was signed with"
                            : " has a signature that is wrong: its checkpoint was altered"));
        }
        Instant before = last == null ? seal.at() : last.at();
        if (seal.at().isBefore(before)) {
            problems.accept(what + " was made at " + seal.at() + ", before the seal before it, at " + before);
        }
    }

    /** After a seal that is missing, the log goes on with what the entries themselves say. */
    private void catchUp(Seal seal, String what) {
        if (seal.from() > frontier.size()) {
            List<Hash> missing = new ArrayList<>();
            Pages.forEach(
                    storage,
                    TrailRows.places(tenant, frontier.size(), seal.from()),
                    row -> hashOf(row).ifPresent(missing::add));
            entriesOf(frontier.size(), missing);
            advance(missing);
        }
        if (seal.from() != frontier.size()) {
            problems.accept(
                    what + " takes in entries from " + seal.from() + " on, where the log has " + frontier.size());
            frontier = seal.frontier();
        } else {
            advance(seal.leaves());
        }
    }

    private void advance(List<Hash> leaves) {
        leaves.forEach(tiles::append);
        frontier = frontier.appendAll(leaves);
    }

    private void checkRoot(Seal seal, String what) {
        if (!frontier.root().equals(seal.checkpoint().root())) {
            problems.accept(what + " was signed for the root "
                    + seal.checkpoint().root().hex() + " but its hashes lead to "
                    + frontier.root().hex() + "; the hashes of a seal were altered");
        } else if (!frontier.peaks().equals(seal.peaks())) {
            problems.accept(what + " does not name the peaks of its tree");
        }
    }

    private static Optional<Hash> hashOf(StoredRecord row) {
        return row.attributes().get("hash") instanceof AttributeValue.Text text
                ? Optional.of(Hash.ofHex(text.value()))
                : Optional.empty();
    }

    /** The entries at certain places must be those that were sealed there. */
    private void entriesOf(long from, List<Hash> leaves) {
        boolean[] found = new boolean[leaves.size()];
        Pages.forEach(storage, TrailRows.places(tenant, from, from + leaves.size()), row -> {
            rows++;
            int place = (int) (TrailRows.leafIndex(row) - from);
            if (found[place]) {
                problems.accept(row.key() + " has the place " + (from + place) + " of the log, as another entry has");
            }
            found[place] = true;
            read(row, 1).ifPresent(entry -> {
                if (!entry.hash().equals(leaves.get(place).hex())) {
                    problems.accept(TrailRows.named(entry) + " is at the place " + (from + place)
                            + " of the log, where an entry with the hash " + leaves.get(place) + " was sealed");
                }
            });
        });
        for (int i = 0; i < found.length; i++) {
            if (!found[i] && !removed.has(from + i, leaves.get(i).hex())) {
                missing(from + i, leaves.get(i));
            }
        }
    }

    private void missing(long place, Hash leaf) {
        String whose = storage
                .query(RecordQuery.of(tenant, TrailRows.TYPE)
                        .whereEqual("hash", AttributeValue.of(leaf.hex()))
                        .limitedTo(1))
                .records()
                .stream()
                .findFirst()
                .map(row -> "; " + row.key() + " has that hash and another place")
                .orElse(", and no entry with that hash is stored");
        problems.accept("no entry is at the place " + place + " of the log, where the hash " + leaf.hex()
                + " was sealed" + whose);
    }

    /** An entry, when its row is sound in itself. */
    private Optional<TrailEntry> read(StoredRecord row, long version) {
        if (row.version() != version || row.schemaVersion() != 1) {
            problems.accept(row.key() + " is stored with version " + row.version() + " and schema version "
                    + row.schemaVersion() + " where " + version + " and 1 are due");
        }
        try {
            TrailEntry entry = TrailRows.read(row);
            if (!TrailRows.keyOf(entry).equals(row.key())) {
                problems.accept(row.key() + " holds the entry of " + TrailRows.named(entry));
            }
            entries.accept(entry);
            return Optional.of(entry);
        } catch (CorruptRecordException e) {
            problems.accept(row.key() + " was altered: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Rows that a query by number does not find. */
    private void rowsWithoutNumber() {
        long stored = storage.count(RecordQuery.of(tenant, Seal.TYPE));
        if (stored != lastNumber) {
            problems.accept(stored + " seals are stored, and the last one has the number " + lastNumber);
        }
    }

    private void behindTheLog() {
        RecordQuery query = RecordQuery.of(tenant, TrailRows.TYPE).limitedTo(PAGE);
        Consumer<StoredRecord> nowhere = row -> {
            rows++;
            problems.accept(row.key() + " has the place " + TrailRows.leafIndex(row) + " in a log of " + frontier.size()
                    + " entries");
        };
        Pages.forEach(
                storage, query.whereBetween(TrailRows.LEAF_INDEX, AttributeValue.of(frontier.size()), null), nowhere);
        Pages.forEach(
                storage,
                query.whereBetween(TrailRows.LEAF_INDEX, null, AttributeValue.of(TrailRows.NOT_SEALED)),
                nowhere);
    }

    private void unsealed() {
        RecordQuery query = RecordQuery.of(tenant, TrailRows.TYPE)
                .whereEqual(TrailRows.LEAF_INDEX, AttributeValue.of(TrailRows.NOT_SEALED))
                .limitedTo(PAGE);
        Pages.forEach(storage, query, row -> {
            rows++;
            read(row, 0).ifPresent(entry -> {
                long same = storage.count(
                        RecordQuery.of(tenant, TrailRows.TYPE).whereEqual("hash", AttributeValue.of(entry.hash())));
                if (same != 1) {
                    problems.accept(row.key() + " repeats an entry that is stored " + same + " times");
                }
            });
        });
    }

    /** What no query by place finds has none. */
    private void rowsWithoutPlace() {
        if (storage.count(RecordQuery.of(tenant, TrailRows.TYPE)) == rows) {
            return;
        }
        Pages.forEach(storage, RecordQuery.of(tenant, TrailRows.TYPE).limitedTo(PAGE), row -> {
            if (row.attributes().get(TrailRows.LEAF_INDEX) == null) {
                problems.accept(row.key() + " is stored without its place in the log");
            }
        });
    }
}

package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.internal.work.UnsealedEntries.Unsealed;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SealLine;
import io.github.qms4j.trail.merkle.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The seal that must have given places to entries, and is not stored. When it was signed, the key store remembers it, and
 * what is found must lead to its root, byte for byte. When it was not, nobody has seen it, and a seal with the same places
 * takes its stead; entries that it would have placed and that have no place fill what is free.
 */
final class LostSeal {
    private final Engine engine;
    private final Optional<Seal> last;
    private final long from;
    private final Checkpoint remembered;
    private final List<StoredRecord> placed;

    /**
     * @param last the last seal that is stored
     * @param remembered what was signed last
     * @param placed the entries with places behind the last seal, in the order of these
     */
    LostSeal(Engine engine, Optional<Seal> last, Checkpoint remembered, List<StoredRecord> placed) {
        this.engine = engine;
        this.last = last;
        this.from = Seal.size(last);
        this.remembered = remembered;
        this.placed = placed;
    }

    /** The seal that was signed, when the entries without a place lead to it; nothing needs it, so there may be none. */
    Optional<Seal> proven() {
        if (remembered.size() <= from || line().isEmpty() || remembered.size() - from > UnsealedEntries.MOST) {
            return Optional.empty();
        }
        List<Hash> leaves = UnsealedEntries.next(engine, problem -> {}).stream()
                .limit(remembered.size() - from)
                .map(Unsealed::hash)
                .toList();
        return Optional.of(Seal.of(
                        line().get(), engine.logOrigin(), Seal.frontier(last).appendAll(leaves), leaves))
                .filter(seal -> seal.checkpoint().equals(remembered));
    }

    private Optional<SealLine> line() {
        return SealLine.of(remembered)
                .filter(line -> line.number() == last.map(Seal::number).orElse(0L) + 1);
    }

    /**
     * The seal that gave the places.
     *
     * @throws CorruptRecordException when there can be no such seal
     */
    Seal found() {
        return remembered.size() > from ? signed() : unsigned();
    }

    private Seal signed() {
        SealLine line = line().orElseThrow(() -> refused("more than one seal is missing"));
        List<Hash> leaves = leaves(remembered.size());
        Seal seal = Seal.of(line, engine.logOrigin(), Seal.frontier(last).appendAll(leaves), leaves);
        if (!seal.checkpoint().equals(remembered)) {
            throw refused("they do not lead to the root that was signed for them");
        }
        return seal;
    }

    private Seal unsigned() {
        long end = TrailRows.leafIndex(placed.get(placed.size() - 1)) + 1;
        return Seal.after(last, engine.now(), engine.logOrigin(), leaves(end));
    }

    private List<Hash> leaves(long end) {
        if (end - from > UnsealedEntries.MOST) {
            throw refused("one seal gives no more than " + UnsealedEntries.MOST);
        }
        List<@Nullable Hash> leaves = new ArrayList<>(Collections.nCopies((int) (end - from), null));
        for (StoredRecord row : placed) {
            long place = TrailRows.leafIndex(row);
            if (place >= end || leaves.get((int) (place - from)) != null) {
                throw refused(row.key() + " has the place " + place + ", which is not one that a seal can have given");
            }
            leaves.set((int) (place - from), Hash.ofHex(TrailRows.read(row).hash()));
        }
        return filled(leaves);
    }

    private List<Hash> filled(List<@Nullable Hash> leaves) {
        Iterator<Unsealed> candidates =
                UnsealedEntries.next(engine, problem -> {}).iterator();
        List<Hash> filled = new ArrayList<>();
        for (Hash leaf : leaves) {
            if (leaf == null && !candidates.hasNext()) {
                throw refused("the place " + (from + filled.size()) + " is free, and no entry is left for it");
            }
            filled.add(leaf == null ? candidates.next().hash() : leaf);
        }
        return filled;
    }

    private CorruptRecordException refused(String because) {
        return new CorruptRecordException("the log has " + from + " entries by its last seal, and " + placed.size()
                + (placed.size() > UnsealedEntries.MOST ? " or more" : "")
                + " entries have places behind it, from " + TrailRows.leafIndex(placed.get(0))
                + " on: half a seal, which cannot be made whole: " + because
                + ". Nothing is sealed. Verify the trail, and restore a backup of the database");
    }
}

package io.github.qms4j.internal.work;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.ConflictException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.internal.work.UnsealedEntries.Unsealed;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.trail.Trail.Sealing;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.merkle.MerkleFrontier;
import io.github.qms4j.trail.merkle.Tile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes new entries into the log. Writers of entries never wait for it: it reads what they have committed, and what a
 * seal changes no writer reads. Several may run at once; a seal has the next number, so one of them is first, and the
 * others begin again behind it. Nothing is built on a seal that is not whole, signed and remembered by the key store.
 */
final class LogSealer {
    private final Engine engine;
    private final QmsStorage storage;
    private final Set<String> problems = new LinkedHashSet<>();

    /** Seals what is committed: a signed checkpoint over entries that a host then rolls back would prove a fork. */
    LogSealer(Engine engine) {
        this.engine = engine.outsideHostTransaction();
        this.storage = this.engine.storage();
    }

    /**
     * What sealing did, and the seal with which it ended; empty when there was never anything to seal.
     *
     * @param last signed
     */
    record Sealed(Sealing sealing, Optional<Seal> last) {}

    /** The last seal, signed or not; empty while nothing was ever sealed. */
    static Optional<Seal> last(QmsStorage storage, String tenant) {
        return lastOnes(storage, tenant, 1).stream().findFirst();
    }

    /** The last seal that is signed: the last one, or the one before when that is being signed. */
    static Optional<Seal> lastSigned(QmsStorage storage, String tenant) {
        return lastOnes(storage, tenant, 2).stream().filter(Seal::isSigned).findFirst();
    }

    /** The first signed seal of a log with the entry at a place; empty while there is none. */
    static Optional<Seal> firstSignedWith(QmsStorage storage, String tenant, long index) {
        RecordQuery query = RecordQuery.of(tenant, Seal.TYPE)
                .whereBetween(Seal.LOG_SIZE, AttributeValue.of(index + 1), null)
                .sortedBy(Sort.ascending(Seal.LOG_SIZE))
                .limitedTo(1);
        // Only the last seal can be unsigned, so behind an unsigned one there is none.
        return storage.query(query).records().stream()
                .map(Seal::read)
                .filter(Seal::isSigned)
                .findFirst();
    }

    private static List<Seal> lastOnes(QmsStorage storage, String tenant, int count) {
        RecordQuery query = RecordQuery.of(tenant, Seal.TYPE)
                .sortedBy(Sort.descending(Seal.NUMBER))
                .limitedTo(count);
        return storage.query(query).records().stream().map(Seal::read).toList();
    }

    Sealing seal() {
        return sealed().sealing();
    }

    Sealed sealed() {
        CheckpointKeys keys = engine.checkpointKeys();
        if (keys == null) {
            throw new ConfigurationException("the trail cannot be sealed without keys to sign checkpoints with; give"
                    + " the builder checkpointKeys(FileCheckpointKeys.in(directory)) or keys of your own");
        }
        LogMemory memory = new LogMemory(engine, keys);
        Optional<Seal> own = Optional.empty();
        long sealed = 0;
        while (true) {
            Optional<Seal> last = memory.agreed(own);
            List<Unsealed> entries = UnsealedEntries.next(engine, problems::add);
            if (entries.isEmpty()) {
                List<String> unwitnessed = new Witnesses(engine, keys).handOver(last, memory.hasSigned());
                Sealing sealing = new Sealing(
                        sealed, last.flatMap(Seal::signed), List.copyOf(problems), memory.repaired(), unwitnessed);
                return new Sealed(sealing, last);
            }
            own = next(last, entries);
            sealed += own.map(seal -> (long) seal.leaves().size()).orElse(0L);
        }
    }

    /** The seal of these entries, committed; empty when another sealer was first. */
    private Optional<Seal> next(Optional<Seal> last, List<Unsealed> entries) {
        String tenant = engine.tenant();
        MerkleFrontier before = frontier(last);
        Seal seal = Seal.after(
                last,
                engine.now(),
                engine.logOrigin(),
                entries.stream().map(Unsealed::hash).toList());
        List<Change> changes = new ArrayList<>();
        changes.add(seal.insert(tenant));
        StoredSubtrees subtrees = new StoredSubtrees(storage, tenant, before.size());
        for (Tile tile : GrownTiles.of(subtrees, before.size(), seal.leaves())) {
            changes.add(TileRows.insert(tenant, tile));
        }
        for (int i = 0; i < entries.size(); i++) {
            changes.add(TrailRows.sealed(entries.get(i).row(), before.size() + i));
        }
        return apply(new ChangeSet(changes), last) ? Optional.of(seal) : Optional.empty();
    }

    /** What was signed is the root; what the next step is computed from must lead to it. */
    private static MerkleFrontier frontier(Optional<Seal> last) {
        MerkleFrontier frontier = Seal.frontier(last);
        if (last.isPresent() && !frontier.root().equals(last.get().checkpoint().root())) {
            throw new CorruptRecordException("seal " + last.get().number()
                    + " does not name the peaks of its tree; it was altered. Nothing is sealed. Verify the trail");
        }
        return frontier;
    }

    /** False when another sealer was first. */
    private boolean apply(ChangeSet changes, Optional<Seal> last) {
        try {
            storage.apply(changes);
            return true;
        } catch (DuplicateException | ConflictException e) {
            if (!hasGrown(last)) {
                throw e;
            }
            return false;
        }
    }

    private boolean hasGrown(Optional<Seal> last) {
        return last(storage, engine.tenant()).map(Seal::number).orElse(0L)
                > last.map(Seal::number).orElse(0L);
    }
}

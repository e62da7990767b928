package io.github.qms4j.internal.work;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.ConflictException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.spi.signature.CheckpointKeys;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.Trail.Sealing;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.MerkleFrontier;
import io.github.qms4j.trail.merkle.Tile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes new entries into the log. Writers of entries never wait for it: it reads what they have committed, and what a
 * seal changes no writer reads. Several may run at once; a seal has the next number, so one of them is first, and the
 * others begin again behind it.
 */
final class LogSealer {
    /** Entries a seal; one seal is one change set, and its hashes are one payload of some 70 KB. */
    private static final int ENTRIES_A_SEAL = 1_000;
    /** Characters of entries a seal: a batch's entry is large, and database and memory hold all that one seal changes. */
    private static final long CHARACTERS_A_SEAL = 2_000_000;

    private static final int PAGE = 100;

    private static final Comparator<Entry> LOG_ORDER = Comparator.comparing(
                    (Entry e) -> e.entry().at())
            .thenComparing(e -> e.entry().recordType())
            .thenComparing(e -> e.entry().recordId())
            .thenComparing(e -> e.entry().recordVersion())
            .thenComparing(e -> e.row().key().id());

    private final Engine engine;
    private final QmsStorage storage;
    private final Set<String> problems = new LinkedHashSet<>();

    /** Seals what is committed: a signed checkpoint over entries that a host then rolls back would prove a fork. */
    LogSealer(Engine engine) {
        this.engine = engine.outsideHostTransaction();
        this.storage = this.engine.storage();
    }

    private record Entry(StoredRecord row, TrailEntry entry) {}

    /** The last seal; empty while nothing was ever sealed. */
    static Optional<Seal> last(QmsStorage storage, String tenant) {
        RecordQuery query = RecordQuery.of(tenant, Seal.TYPE)
                .sortedBy(Sort.descending(Seal.NUMBER))
                .limitedTo(1);
        return storage.query(query).records().stream().findFirst().map(Seal::read);
    }

    Sealing seal() {
        CheckpointKeys keys = engine.checkpointKeys();
        if (keys == null) {
            throw new ConfigurationException("the trail cannot be sealed without keys to sign checkpoints with; give"
                    + " the builder checkpointKeys(FileCheckpointKeys.in(directory)) or keys of your own");
        }
        long sealed = 0;
        while (true) {
            Optional<Seal> last = last(storage, engine.tenant());
            List<Entry> entries = unsealed();
            if (entries.isEmpty()) {
                Optional<SignedCheckpoint> checkpoint = last.map(Seal::checkpoint);
                return new Sealing(sealed, checkpoint, List.copyOf(problems));
            }
            if (apply(next(last, entries, keys), last)) {
                sealed += entries.size();
            }
        }
    }

    /** In the order of their time, as far as they have committed. One that was altered is named and left out. */
    private List<Entry> unsealed() {
        RecordQuery query = RecordQuery.of(engine.tenant(), TrailRows.TYPE)
                .whereEqual(TrailRows.LEAF_INDEX, AttributeValue.of(TrailRows.NOT_SEALED))
                .sortedBy(Sort.ascending("at"))
                .limitedTo(PAGE);
        List<Entry> entries = new ArrayList<>();
        AtomicLong characters = new AtomicLong();
        Pages.whileTrue(storage, query, row -> {
            try {
                entries.add(new Entry(row, TrailRows.read(row)));
            } catch (CorruptRecordException e) {
                problems.add(row.key() + " is not sealed: " + e.getMessage());
            }
            return characters.addAndGet(row.payload().length()) < CHARACTERS_A_SEAL && entries.size() < ENTRIES_A_SEAL;
        });
        entries.sort(LOG_ORDER);
        return entries;
    }

    private ChangeSet next(Optional<Seal> last, List<Entry> entries, CheckpointKeys keys) {
        String tenant = engine.tenant();
        MerkleFrontier before = last.map(Seal::frontier).orElse(MerkleFrontier.empty());
        List<Hash> leaves =
                entries.stream().map(e -> Hash.ofHex(e.entry().hash())).toList();
        MerkleFrontier after = before.appendAll(leaves);
        Instant now = engine.now();
        Seal seal = Seal.sign(
                last.map(Seal::number).orElse(0L) + 1,
                last.map(Seal::at).filter(now::isBefore).orElse(now),
                last.map(Seal::hash).orElse(Seal.NO_PREVIOUS),
                engine.logOrigin(),
                after,
                leaves,
                keys.current(engine.logOrigin()));
        List<Change> changes = new ArrayList<>();
        changes.add(seal.insert(tenant));
        StoredSubtrees subtrees = new StoredSubtrees(storage, tenant, before.size());
        for (Tile tile : GrownTiles.of(subtrees, before.size(), leaves)) {
            changes.add(TileRows.insert(tenant, tile));
        }
        for (int i = 0; i < entries.size(); i++) {
            changes.add(TrailRows.sealed(entries.get(i).row(), before.size() + i));
        }
        return new ChangeSet(changes);
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

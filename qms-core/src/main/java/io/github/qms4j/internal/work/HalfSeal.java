package io.github.qms4j.internal.work;

import io.github.qms4j.ConflictException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.merkle.Tile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is left of a seal when the storage kept a part of its change set and lost the rest, as some databases do when
 * their process is killed. It is made whole where that can be done without doubt, and otherwise refused: a seal that is
 * built on half of another one gives places twice.
 */
final class HalfSeal {
    private final Engine engine;
    private final QmsStorage storage;
    private final String tenant;
    private final Optional<Seal> last;
    private final Checkpoint remembered;

    /**
     * @param last the last seal that is stored
     * @param remembered what was signed last; read before {@code last}
     */
    HalfSeal(Engine engine, Optional<Seal> last, Checkpoint remembered) {
        this.engine = engine;
        this.storage = engine.storage();
        this.tenant = engine.tenant();
        this.last = last;
        this.remembered = remembered;
    }

    /**
     * How the end of the log was found.
     *
     * @param isWhole whether nothing is missing and nothing was changed; otherwise it is to be looked at again
     * @param repaired what was put right, in words; empty when nothing was
     */
    record Found(boolean isWhole, String repaired) {
        private static final Found WHOLE = new Found(true, "");
        private static final Found MOVED_ON = new Found(false, "");
    }

    /** @throws CorruptRecordException when it cannot be made whole */
    Found repair() {
        try {
            List<Change> strayTiles = strayTiles();
            if (!strayTiles.isEmpty()) {
                return apply(strayTiles, strayTiles.size() + " tiles of a seal that was lost were removed");
            }
            List<StoredRecord> strays = strays();
            if (!strays.isEmpty()) {
                Seal seal = new LostSeal(engine, last, remembered, strays).found();
                return apply(
                        changes(seal),
                        "seal " + seal.number() + ": it was lost, and " + strays.size()
                                + " entries had places from it; it was made again");
            }
            Optional<Seal> lost = new LostSeal(engine, last, remembered, List.of()).proven();
            if (lost.isPresent()) {
                return apply(
                        changes(lost.get()),
                        "seal " + lost.get().number()
                                + ": it had been signed, and all of it was lost; it was made again");
            }
            return last.isEmpty() ? Found.WHOLE : completed(last.get());
        } catch (CorruptRecordException e) {
            if (hasMovedOn()) {
                return Found.MOVED_ON;
            }
            throw e;
        }
    }

    /** Another sealer may have committed between two reads, or two sealers repair at once. */
    private boolean hasMovedOn() {
        return !LogSealer.last(storage, tenant).map(Seal::number).equals(last.map(Seal::number));
    }

    private Found apply(List<Change> changes, String repaired) {
        if (hasMovedOn()) {
            return Found.MOVED_ON;
        }
        try {
            storage.apply(new ChangeSet(changes));
            return new Found(false, repaired);
        } catch (DuplicateException | ConflictException e) {
            return Found.MOVED_ON;
        }
    }

    private List<StoredRecord> strays() {
        List<StoredRecord> strays = new ArrayList<>();
        Pages.whileTrue(storage, TrailRows.placedFrom(tenant, Seal.size(last)), row -> {
            strays.add(row);
            return strays.size() <= UnsealedEntries.MOST;
        });
        return strays;
    }

    // --- a seal that is not there, and is needed ---

    /** The seal, what it lacks of its tiles, and the places of the entries that have none. */
    private List<Change> changes(Seal seal) {
        List<Change> changes = new ArrayList<>();
        changes.add(seal.insert(tenant));
        changes.addAll(missingTiles(seal));
        changes.addAll(missingPlaces(seal));
        return changes;
    }

    // --- a seal that is there, and lacks a part ---

    private Found completed(Seal seal) {
        List<Change> changes = new ArrayList<>(missingPlaces(seal));
        int places = changes.size();
        changes.addAll(missingTiles(seal));
        return changes.isEmpty()
                ? Found.WHOLE
                : apply(
                        changes,
                        "seal " + seal.number() + ": " + places + " entries got the places, and "
                                + (changes.size() - places)
                                + " tiles were written, that it had given and that were lost");
    }

    private List<Change> missingPlaces(Seal seal) {
        RecordQuery placed = TrailRows.places(tenant, seal.from(), seal.size());
        if (seal.isSigned() && storage.count(placed) == seal.leaves().size()) {
            return List.of();
        }
        Map<Long, String> hashes = new HashMap<>();
        Pages.forEach(storage, placed, row -> hashes.put(TrailRows.leafIndex(row), hashOf(row, seal.isSigned())));
        RemovedLeaves removed = new RemovedLeaves(engine);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < seal.leaves().size(); i++) {
            long place = seal.from() + i;
            String leaf = seal.leaves().get(i).hex();
            if (!leaf.equals(hashes.get(place)) && !removed.has(place, leaf)) {
                placeOf(seal, place, leaf, hashes.containsKey(place)).ifPresent(changes::add);
            }
        }
        return changes;
    }

    /** What is to be signed is read; of what is signed, an entry that was altered is found by a verification. */
    private static String hashOf(StoredRecord row, boolean isSigned) {
        return isSigned && row.attributes().get("hash") instanceof AttributeValue.Text hash
                ? hash.value()
                : TrailRows.read(row).hash();
    }

    /** Of a seal that is signed, what is gone or altered was so later, and is found by a verification. */
    private Optional<Change> placeOf(Seal seal, long place, String leaf, boolean isTaken) {
        Optional<StoredRecord> row = TrailRows.rowByHash(storage, tenant, leaf)
                .filter(found -> TrailRows.leafIndex(found) == TrailRows.NOT_SEALED);
        if (row.isPresent() && !isTaken) {
            return Optional.of(TrailRows.sealed(row.get(), place));
        }
        if (seal.isSigned()) {
            return Optional.empty();
        }
        throw new CorruptRecordException("seal " + seal.number() + " gave the place " + place
                + " to an entry with the hash " + leaf + ", and there is "
                + (isTaken ? "another one" : "none")
                + "; it is not signed, and nothing is sealed. Verify the trail, and restore a backup of the database");
    }

    private List<Change> missingTiles(Seal seal) {
        if (seal.from() / Tile.WIDTH == seal.size() / Tile.WIDTH) {
            return List.of();
        }
        List<Tile> due = GrownTiles.of(new StoredSubtrees(storage, tenant, seal.from()), seal.from(), seal.leaves());
        Set<String> ids = due.stream()
                .map(tile -> TileRows.key(tenant, tile.level(), tile.index()).id())
                .collect(Collectors.toSet());
        Set<String> stored = new HashSet<>();
        storage.findAll(tenant, TileRows.TYPE, ids)
                .forEach(row -> stored.add(row.key().id()));
        List<Change> missing = new ArrayList<>();
        for (Tile tile : due) {
            if (!stored.contains(
                    TileRows.key(tenant, tile.level(), tile.index()).id())) {
                missing.add(TileRows.insert(tenant, tile));
            }
        }
        return missing;
    }

    // --- tiles that no seal needs ---

    /** One seal more could have filled these; what is behind them is none of ours, and is found by a verification. */
    private List<Change> strayTiles() {
        long size = Seal.size(last);
        Set<String> ids = new HashSet<>();
        long reach = size + UnsealedEntries.MOST;
        for (int level = 0; reach >> bits(level) > size >> bits(level); level++) {
            for (long index = size >> bits(level); index < reach >> bits(level); index++) {
                ids.add(TileRows.key(tenant, level, index).id());
            }
        }
        List<Change> strays = new ArrayList<>();
        storage.findAll(tenant, TileRows.TYPE, ids)
                .forEach(row -> strays.add(new Change.Delete(row.key(), row.version())));
        return strays;
    }

    private static int bits(int level) {
        return Tile.HEIGHT * (level + 1);
    }
}

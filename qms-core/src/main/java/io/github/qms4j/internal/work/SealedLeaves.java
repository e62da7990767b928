package io.github.qms4j.internal.work;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.retention.Tombstone;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.LogLeaf;
import io.github.qms4j.trail.LogLeaf.Disposed;
import io.github.qms4j.trail.TrailEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log as far as it is signed, each entry held against the hash that was sealed at its place. */
final class SealedLeaves {
    private final Engine engine;
    private final QmsStorage storage;

    /** What is committed, whatever transaction the host has open. */
    SealedLeaves(Engine engine) {
        this.engine = engine.outsideHostTransaction();
        this.storage = this.engine.storage();
    }

    List<LogLeaf> read(long from, int limit) {
        long size = size();
        if (from < 0 || from > size || limit < 1) {
            throw InvalidInputException.of(
                    "the log of tenant " + engine.tenant(),
                    "from",
                    Long.toString(from),
                    "is no place of a log of " + size + " signed entries, or the limit " + limit + " is below 1",
                    "begin at 0; a log that is shorter than before was set back");
        }
        long until = Math.min(size, from + limit);
        Map<Long, StoredRecord> rows = new HashMap<>();
        Pages.forEach(
                storage,
                TrailRows.places(engine.tenant(), from, until),
                row -> rows.put(TrailRows.leafIndex(row), row));
        StoredSubtrees hashes = new StoredSubtrees(storage, engine.tenant(), size);
        // Read after the entries: what was disposed of in between has its tombstone.
        RemovedLeaves removed = new RemovedLeaves(engine);
        List<LogLeaf> leaves = new ArrayList<>();
        for (long place = from; place < until; place++) {
            String hash = hashes.at(0, place).hex();
            @Nullable StoredRecord row = rows.get(place);
            leaves.add(row == null ? gone(removed, place, hash) : kept(row, place, hash));
        }
        return leaves;
    }

    private long size() {
        Optional<Seal> last = LogSealer.lastSigned(storage, engine.tenant());
        if (last.isEmpty() && engine.checkpointKeys() == null) {
            throw new ConfigurationException(
                    "the log of tenant " + engine.tenant() + " was never sealed, and this engine"
                            + " has no keys to seal it with; give the builder checkpointKeys, and call trail().seal()");
        }
        return Seal.size(last);
    }

    private static LogLeaf kept(StoredRecord row, long place, String hash) {
        TrailEntry entry = TrailRows.read(row);
        if (!entry.hash().equals(hash)) {
            throw new CorruptRecordException("the entry of " + TrailRows.named(entry) + " stands at place " + place
                    + " of the log, where another one was sealed; verify the trail");
        }
        return new LogLeaf(place, hash, entry.recordType(), entry.recordId(), entry, null);
    }

    private static LogLeaf gone(RemovedLeaves removed, long place, String hash) {
        Tombstone tombstone = removed.by(place, hash)
                .orElseThrow(() -> new CorruptRecordException("the entry at place " + place
                        + " of the log is not stored, and no tombstone names it; verify the trail"));
        return new LogLeaf(
                place,
                hash,
                tombstone.recordType(),
                tombstone.recordId(),
                null,
                new Disposed(tombstone.disposition(), tombstone.disposedAt()));
    }
}

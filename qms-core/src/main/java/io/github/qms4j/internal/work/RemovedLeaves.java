package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.retention.Tombstone;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The leaves of the log whose entries tombstones name as removed. Holds those of one window of the log at a time. That
 * each tombstone is to be believed is verified with the other records; one that is not is reported there.
 */
final class RemovedLeaves {
    private static final long WINDOW = 1 << 18;

    private final Engine engine;
    private final Map<Long, Removed> window = new HashMap<>();
    private long from = -WINDOW;

    RemovedLeaves(Engine engine) {
        this.engine = engine;
    }

    private record Removed(String hash, Tombstone by) {}

    /** Whether a tombstone names the entry with this hash as removed from this place. Best asked in ascending order. */
    boolean has(long place, String hash) {
        return by(place, hash).isPresent();
    }

    /** The tombstone that does. */
    Optional<Tombstone> by(long place, String hash) {
        if (place < from || place >= from + WINDOW) {
            read(place - place % WINDOW);
        }
        return Optional.ofNullable(window.get(place))
                .filter(removed -> removed.hash().equals(hash))
                .map(Removed::by);
    }

    private void read(long first) {
        window.clear();
        from = first;
        RecordQuery overlapping = RecordQuery.of(engine.tenant(), Tombstone.TYPE.name())
                .whereBetween("firstLeaf", null, AttributeValue.of(first + WINDOW))
                .whereBetween("lastLeaf", AttributeValue.of(first), null)
                .limitedTo(500);
        Pages.forEach(
                engine.storage(),
                overlapping,
                row -> readable(row)
                        .ifPresent(tombstone -> tombstone.entries().stream()
                                .filter(entry -> entry.leafIndex() >= first && entry.leafIndex() < first + WINDOW)
                                .forEach(
                                        entry -> window.put(entry.leafIndex(), new Removed(entry.hash(), tombstone)))));
    }

    /** One that cannot be read is named when the tombstones are verified; what it accounts for is missing until then. */
    private static Optional<Tombstone> readable(StoredRecord row) {
        try {
            return Optional.of(Rows.read(Tombstone.TYPE, row).state());
        } catch (CorruptRecordException unreadable) {
            return Optional.empty();
        }
    }
}

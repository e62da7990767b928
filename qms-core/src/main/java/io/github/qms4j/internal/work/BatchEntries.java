package io.github.qms4j.internal.work;

import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.trail.TrailEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * First entries of records, by their hash. The few batches looked at last are remembered: thousands of records share
 * one, and each of them asks for it when a whole storage is verified.
 */
final class BatchEntries {
    /** Rows of batches remembered, at some 200 bytes each. */
    private static final int MOST_ROWS = 20_000;

    private final QmsStorage storage;
    private final String tenant;
    private final Map<String, TrailEntry> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private int rows;

    BatchEntries(Engine engine) {
        this.storage = engine.storage();
        this.tenant = engine.tenant();
    }

    Optional<TrailEntry> byHash(String hash) {
        TrailEntry known = remembered.get(hash);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<TrailEntry> found = TrailRows.byHash(storage, tenant, hash);
        found.filter(entry -> entry.kind() == TrailEntry.Kind.BATCH).ifPresent(this::remember);
        return found;
    }

    private void remember(TrailEntry batch) {
        var oldest = remembered.values().iterator();
        while (rows + batch.rows().size() > MOST_ROWS && oldest.hasNext()) {
            rows -= oldest.next().rows().size();
            oldest.remove();
        }
        remembered.put(batch.hash(), batch);
        rows += batch.rows().size();
    }
}

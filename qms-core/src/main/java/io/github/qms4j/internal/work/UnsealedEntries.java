package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.merkle.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Entries that have no place in the log yet. */
final class UnsealedEntries {
    /** Entries a seal; one seal is one change set, and its hashes are one payload of some 70 KB. */
    static final int MOST = 1_000;
    /** Characters of entries a seal: a batch's entry is large, and database and memory hold all that one seal changes. */
    private static final long CHARACTERS = 2_000_000;

    private static final int PAGE = 100;

    private static final Comparator<Unsealed> LOG_ORDER = Comparator.comparing(
                    (Unsealed e) -> e.entry().at())
            .thenComparing(e -> e.entry().recordType())
            .thenComparing(e -> e.entry().recordId())
            .thenComparing(e -> e.entry().recordVersion())
            .thenComparing(e -> e.row().key().id());

    private UnsealedEntries() {}

    /** An entry with its row. */
    record Unsealed(StoredRecord row, TrailEntry entry) {
        Hash hash() {
            return Hash.ofHex(entry.hash());
        }
    }

    /**
     * In the order of their time, as far as they have committed, as many as one seal may take in.
     *
     * @param problems is told of each that was altered, and is left out
     */
    static List<Unsealed> next(Engine engine, Consumer<String> problems) {
        RecordQuery query = RecordQuery.of(engine.tenant(), TrailRows.TYPE)
                .whereEqual(TrailRows.LEAF_INDEX, AttributeValue.of(TrailRows.NOT_SEALED))
                .sortedBy(Sort.ascending("at"))
                .limitedTo(PAGE);
        List<Unsealed> entries = new ArrayList<>();
        AtomicLong characters = new AtomicLong();
        Pages.whileTrue(engine.storage(), query, row -> {
            try {
                entries.add(new Unsealed(row, TrailRows.read(row)));
            } catch (CorruptRecordException e) {
                problems.accept(row.key() + " is not sealed: " + e.getMessage());
            }
            return characters.addAndGet(row.payload().length()) < CHARACTERS && entries.size() < MOST;
        });
        entries.sort(LOG_ORDER);
        return entries;
    }
}

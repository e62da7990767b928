package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.retention.Tombstone;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.BatchRow;
import io.github.qms4j.trail.TrailEntry.Kind;
import io.github.qms4j.trail.TrailVerification;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks everything that is stored for a tenant: the log, each entry in it, and each record against its entries. */
final class TenantVerification {
    private static final int PAGE = 500;

    private final Engine engine;
    private final QmsStorage storage;
    private final StoredTrail trail;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Long> created = new TreeMap<>();
    private long further;
    private long entries;
    private long records;

    TenantVerification(Engine engine, StoredTrail trail, List<RecordType<?>> types) {
        this.engine = engine;
        this.storage = engine.storage();
        this.trail = trail;
        types.forEach(type -> created.put(type.name(), 0L));
    }

    TrailVerification run(@Nullable SignedCheckpoint given) {
        KnownCheckpoints known = new KnownCheckpoints(engine, given, this::problem);
        LogVerification log = new LogVerification(engine, known, this::count, this::problem);
        asFarAsReadable("the log", log::run);
        asFarAsReadable("disposed records", this::tombstones);
        boolean sound = problems.isEmpty();
        created.forEach((type, due) -> asFarAsReadable("records of type " + type, () -> records(type, due, sound)));
        asFarAsReadable("erasable texts", () -> ErasableTexts.eachAltered(engine, this::problem));
        asFarAsReadable("what is kept for queries", this::contradictions);
        CustodyVerification custody = new CustodyVerification(engine);
        asFarAsReadable("acts on the keys of the log", () -> custody.run(this::problem));
        List<String> notes = new ArrayList<>(custody.notes());
        notes.addAll(log.notes());
        return new TrailVerification(entries, log.seals(), records, problems, further, notes);
    }

    /** A row that the storage itself cannot read stops a query; it is named, and the rest is verified. */
    private void asFarAsReadable(String what, Runnable part) {
        try {
            part.run();
        } catch (CorruptRecordException e) {
            problem(e.getMessage() + "; so " + what + " could not be verified any further");
        }
    }

    /** A record that came with a batch is still in the batch's entry. */
    private void tombstones() {
        Tombstones tombstones = new Tombstones(engine);
        Pages.forEach(
                storage, RecordQuery.of(engine.tenant(), Tombstone.TYPE.name()).limitedTo(PAGE), row -> {
                    List<String> found = tombstones.problems(row);
                    found.forEach(this::problem);
                    if (found.isEmpty()) {
                        Tombstone tombstone = Rows.read(Tombstone.TYPE, row).state();
                        if (tombstone.isFromBatch()) {
                            created.merge(tombstone.recordType(), -1L, Long::sum);
                        }
                    }
                });
    }

    private void contradictions() {
        try (Stream<String> contradictions = storage.contradictions(engine.tenant())) {
            contradictions.forEach(this::problem);
        }
    }

    private void problem(String problem) {
        if (problems.size() < TrailVerification.MOST_PROBLEMS) {
            problems.add(problem);
        } else {
            further++;
        }
    }

    private void count(TrailEntry entry) {
        entries++;
        long records = entry.kind() == Kind.BATCH ? entry.rows().size() : isCreation(entry) ? 1 : 0;
        created.merge(entry.recordType(), records, Long::sum);
    }

    private static boolean isCreation(TrailEntry entry) {
        return entry.kind() == Kind.CHANGE && entry.recordVersion() == 0;
    }

    private void records(String type, long due, boolean logIsSound) {
        long before = problems.size() + further;
        long[] stored = {0};
        BatchEntries batches = new BatchEntries(engine);
        Attestations attestations = new Attestations(engine);
        Pages.forEach(storage, RecordQuery.of(engine.tenant(), type).limitedTo(PAGE), row -> {
            stored[0]++;
            trail.problems(row, batches, attestations).forEach(this::problem);
        });
        records += stored[0];
        // Only then: finding which one is missing takes a second look at all entries.
        if (stored[0] != due || problems.size() + further != before || !logIsSound) {
            missing(type);
        }
    }

    /** Names the records that the trail has and the storage has not. */
    private void missing(String type) {
        Set<String> ids = new HashSet<>();
        Pages.forEach(storage, TrailRows.ofType(engine.tenant(), type).limitedTo(PAGE), row -> {
            TrailRows.readable(row).ifPresent(entry -> {
                if (entry.kind() == Kind.BATCH) {
                    entry.rows().stream().map(BatchRow::id).forEach(ids::add);
                } else if (isCreation(entry)) {
                    ids.add(entry.recordId());
                }
            });
            if (ids.size() >= PAGE) {
                nameMissing(type, ids);
                ids.clear();
            }
        });
        nameMissing(type, ids);
    }

    private void nameMissing(String type, Set<String> ids) {
        Map<String, Boolean> found = new HashMap<>();
        storage.findAll(engine.tenant(), type, Set.copyOf(ids))
                .forEach(row -> found.put(row.key().id(), true));
        Tombstones.findAll(engine, type, ids).forEach(tombstone -> found.put(tombstone.recordId(), true));
        ids.stream()
                .filter(id -> !found.containsKey(id))
                .sorted()
                .toList()
                .forEach(id -> problem(type + " " + id + " is not stored, but the trail has its creation"));
    }
}

package io.github.qms4j.internal.work;

import io.github.qms4j.ConflictException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.work.SealedRecords.Logged;
import io.github.qms4j.internal.work.SealedRecords.Past;
import io.github.qms4j.record.Erasure;
import io.github.qms4j.retention.Disposition;
import io.github.qms4j.retention.Tombstone;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.Kind;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.InclusionProof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes records with their trail as lines: a batch before the records that came with it, a record before its entries. */
final class PackedRecords {
    private static final int PAGE = 500;
    private static final Set<String> ADDED =
            Set.of(Disposition.TYPE.name(), Erasure.TYPE.name(), EvidenceExport.TYPE.name());

    private final Engine engine;
    private final EvidenceScope scope;
    private final SealedRecords sealed;
    private final long logSize;
    private final boolean withLeaves;
    private final Writer trail;
    private final EvidenceIndex index;
    private final PackedContents contents;
    /** The erasures that packed records name, each with a text that it took. */
    private final Map<String, String> erasures = new TreeMap<>();
    /** The dispositions of records that a packed batch lacks, each with such a record. */
    private final Map<String, Tombstone> dispositions = new TreeMap<>();
    /** Of the types of which single records are added at the end. */
    private final Set<String> packed = new TreeSet<>();

    private long records;
    private long entries;
    private long disposed;

    PackedRecords(
            Engine engine,
            EvidenceScope scope,
            String export,
            Seal seal,
            boolean withLeaves,
            Writer trail,
            EvidenceIndex index,
            PackedContents contents) {
        this.engine = engine;
        this.scope = scope;
        this.sealed = new SealedRecords(engine, scope, export, seal.size());
        this.logSize = seal.size();
        this.withLeaves = withLeaves;
        this.trail = trail;
        this.index = index;
        this.contents = contents;
    }

    long records() {
        return records;
    }

    long entries() {
        return entries;
    }

    /** How many places of the log packed tombstones account for; none without all leaves, by which that is proved. */
    long disposed() {
        return disposed;
    }

    /** Every record of a type that the scope covers, and every refused attempt on records of that type. */
    void allOf(String type) {
        Pages.forEach(
                engine.storage(),
                TrailRows.ofType(engine.tenant(), type)
                        .whereEqual("kind", AttributeValue.of(Kind.BATCH.name()))
                        .sortedBy(Sort.ascending("at"))
                        .limitedTo(10),
                row -> sealed.logged(row).ifPresent(this::batch));
        Pages.forEach(engine.storage(), RecordQuery.of(engine.tenant(), type).limitedTo(PAGE), row -> {
            Past past = sealed.past(row);
            if (past.batch().equals(TrailEntry.NO_PREVIOUS) && isCovered(past, null)) {
                record(past, null);
            }
        });
        besidesChanges(type);
    }

    /** Refused attempts on records of a type, and reads of them. */
    void besidesChanges(String type) {
        besidesChanges(TrailRows.ofType(engine.tenant(), type));
    }

    private void batch(Logged batch) {
        List<String> ids =
                batch.entry().rows().stream().map(TrailEntry.BatchRow::id).toList();
        boolean written = false;
        Set<String> gone = new TreeSet<>();
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<String> some = ids.subList(from, Math.min(from + PAGE, ids.size()));
            Map<String, StoredRecord> rows =
                    engine.storage().findAll(engine.tenant(), batch.entry().recordType(), new TreeSet<>(some)).stream()
                            .collect(Collectors.toMap(row -> row.key().id(), row -> row));
            for (String id : some) {
                StoredRecord row = rows.get(id);
                if (row == null) {
                    gone.add(id);
                }
                Past past = row == null ? null : sealed.past(row);
                if (past != null && isCovered(past, batch)) {
                    if (!written) {
                        line("B", batch);
                        index.counted(batch.entry());
                        written = true;
                    }
                    record(past, batch);
                }
            }
        }
        if (written && !gone.isEmpty()) {
            Tombstones.findAll(engine, batch.entry().recordType(), gone)
                    .forEach(tombstone -> dispositions.put(tombstone.disposition(), tombstone));
        }
    }

    /** What accounts for records that batches lack: the dispositions, each with its whole batch of tombstones. */
    void dispositions(boolean withTombstones) {
        dispositions.forEach((number, tombstone) -> {
            if (!always(Disposition.TYPE.name(), number)) {
                throw ConflictException.gone(tombstone.recordType(), tombstone.recordId(), tombstone.version());
            }
            if (withTombstones) {
                RecordQuery placed = TrailRows.query(engine.tenant(), Tombstone.TYPE.name(), number, Kind.BATCH)
                        .limitedTo(1);
                engine.storage()
                        .query(placed)
                        .records()
                        .forEach(row -> sealed.logged(row).ifPresent(this::batch));
            }
        });
    }

    /** Exactly these records, and the refused attempts on them. */
    void only(List<EvidenceScope.Item> items) {
        Map<String, List<Past>> byBatch = new LinkedHashMap<>();
        for (EvidenceScope.Item item : items) {
            Past past = sealed.past(engine.storage()
                    .find(new RecordKey(engine.tenant(), item.type(), item.id()))
                    .orElseThrow(() -> ConflictException.gone(item.type(), item.id(), 0)));
            byBatch.computeIfAbsent(past.batch(), k -> new ArrayList<>()).add(past);
        }
        byBatch.forEach((hash, pasts) -> {
            Logged batch = hash.equals(TrailEntry.NO_PREVIOUS)
                    ? null
                    : TrailRows.rowByHash(engine.storage(), engine.tenant(), hash)
                            .flatMap(sealed::logged)
                            .orElse(null);
            List<Past> covered =
                    pasts.stream().filter(past -> isCovered(past, batch)).toList();
            if (batch != null && !covered.isEmpty()) {
                line("B", batch);
                index.counted(batch.entry());
            }
            covered.forEach(past -> record(past, batch));
        });
        items.forEach(item -> besidesChanges(
                TrailRows.ofType(engine.tenant(), item.type()).whereEqual("recordId", AttributeValue.of(item.id()))));
    }

    /** The erasures of texts that the packed records name. */
    void erasures() {
        erasures.forEach((number, text) -> {
            if (!always(Erasure.TYPE.name(), number)) {
                throw ConflictException.gone(ErasableTexts.TYPE, text, 0);
            }
        });
    }

    /** A record whatever the scope says, once; false when it came after the checkpoint. */
    boolean always(String type, String id) {
        if (!packed.contains(type + "/" + id)) {
            engine.storage()
                    .find(new RecordKey(engine.tenant(), type, id))
                    .map(sealed::past)
                    .filter(past -> !past.changes().isEmpty())
                    .ifPresent(past -> record(past, null));
        }
        return packed.contains(type + "/" + id);
    }

    /** A record that came after the checkpoint is not in the pack. */
    private boolean isCovered(Past past, @Nullable Logged batch) {
        if (past.changes().isEmpty() && batch == null) {
            return false;
        }
        return past.changes().stream()
                        .anyMatch(change -> scope.covers(change.entry().at()))
                || (batch != null && scope.covers(batch.entry().at()));
    }

    private void record(Past past, @Nullable Logged batch) {
        List<Logged> changes = past.changes();
        TrailEntry last = changes.isEmpty() && batch != null
                ? batch.entry()
                : changes.get(changes.size() - 1).entry();
        long version = changes.size() - (batch == null ? 1L : 0L);
        RecordKey key = past.row().key();
        String payload = sealed.payload(past.row(), version);
        index.record(key.type(), key.id(), version);
        write("R " + recordLine(key, version, last, payload));
        texts(key, version, payload);
        contents.namedBy(key, payload).ifPresent(index::content);
        if (batch != null) {
            index.entry(batch.entry());
        }
        for (Logged change : changes) {
            line("E", change);
            index.counted(change.entry());
            index.entry(change.entry());
        }
        records++;
        if (key.type().equals(Tombstone.TYPE.name())) {
            Tombstone tombstone = Rows.read(Tombstone.TYPE, past.row()).state();
            index.disposed(tombstone.recordType());
            disposed += withLeaves ? tombstone.entries().size() : 0;
        }
        if (ADDED.contains(key.type())) {
            packed.add(key.type() + "/" + key.id());
        }
    }

    private static String recordLine(RecordKey key, long version, TrailEntry last, String payload) {
        StringBuilder line = new StringBuilder("{\"changedAt\":\"").append(last.at());
        CanonicalJson.string(key.id(), line.append("\",\"id\":"));
        CanonicalJson.string(payload, line.append(",\"payload\":"));
        line.append(",\"schema\":").append(last.schemaVersion());
        line.append(",\"trailHead\":\"").append(last.hash());
        CanonicalJson.string(key.type(), line.append("\",\"type\":"));
        return line.append(",\"version\":").append(version).append('}').toString();
    }

    private void texts(RecordKey key, long version, String payload) {
        for (String hash : ErasableTexts.named(payload)) {
            StringBuilder line = new StringBuilder("T {");
            Optional<StoredRecord> stored = engine.storage().find(ErasableTexts.key(engine.tenant(), hash));
            if (stored.isPresent()) {
                CanonicalJson.string(stored.get().payload(), line.append("\"salted\":"));
            } else {
                String erasure = new ErasableTexts(engine)
                        .mark(hash)
                        .orElseThrow(() -> sealed.stored(key)
                                ? new CorruptRecordException(
                                        "the erasable text " + hash + " is neither stored nor erased; verify the trail")
                                : ConflictException.gone(key.type(), key.id(), version));
                erasures.put(erasure, hash);
                line.append("\"erased\":\"").append(hash);
                CanonicalJson.string(erasure, line.append("\",\"erasure\":"));
            }
            write(line.append('}').toString());
        }
    }

    private void besidesChanges(RecordQuery ofRecords) {
        inOrderOfTime(ofRecords, Kind.REFUSAL, "X", index::refusal);
        inOrderOfTime(ofRecords, Kind.ACCESS, "A", index::read);
    }

    private void inOrderOfTime(RecordQuery ofRecords, Kind kind, String letter, Consumer<TrailEntry> shown) {
        RecordQuery query = ofRecords
                .whereEqual("kind", AttributeValue.of(kind.name()))
                .sortedBy(Sort.ascending("at"))
                .limitedTo(PAGE);
        Pages.forEach(
                engine.storage(),
                query,
                row -> sealed.logged(row)
                        .filter(logged -> scope.covers(logged.entry().at()))
                        .ifPresent(logged -> {
                            line(letter, logged);
                            shown.accept(logged.entry());
                        }));
    }

    private void line(String kind, Logged logged) {
        write(kind + " " + logged.leafIndex() + " " + proof(logged.leafIndex()) + " "
                + logged.entry().canonical());
        entries++;
    }

    private String proof(long leafIndex) {
        if (withLeaves || logSize == 1) {
            return "-";
        }
        StoredSubtrees subtrees = new StoredSubtrees(engine.storage(), engine.tenant(), logSize);
        return InclusionProof.of(subtrees, leafIndex, logSize).path().stream()
                .map(Hash::hex)
                .collect(Collectors.joining(","));
    }

    private void write(String line) {
        try {
            trail.write(line);
            trail.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

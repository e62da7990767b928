package io.github.qms4j.internal.work;

import io.github.qms4j.ConflictException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.record.Erasure;
import io.github.qms4j.retention.Disposition;
import io.github.qms4j.retention.Tombstone;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.Kind;
import io.github.qms4j.trail.evidence.EvidenceExport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a pack has of what is stored: the entries that its checkpoint has and that the instant of its scope reaches. */
final class SealedRecords {
    private static final int PAGE = 500;
    private static final Set<String> ACCOUNTS =
            Set.of(Disposition.TYPE.name(), Erasure.TYPE.name(), Tombstone.TYPE.name());

    private final Engine engine;
    private final EvidenceScope scope;
    private final String export;
    private final long logSize;

    SealedRecords(Engine engine, EvidenceScope scope, String export, long logSize) {
        this.engine = engine;
        this.scope = scope;
        this.export = export;
        this.logSize = logSize;
    }

    /** An entry that the checkpoint has. */
    record Logged(TrailEntry entry, long leafIndex) {}

    /**
     * A record as it stood with the checkpoint.
     *
     * @param row as it is stored, which may be later
     * @param batch the hash of the batch that it came with; empty when it was created by itself
     * @param changes those that the checkpoint has
     */
    record Past(StoredRecord row, String batch, List<Logged> changes) {}

    /** A record with the changes that the pack has of it. */
    Past past(StoredRecord row) {
        RecordQuery query = TrailRows.query(
                        engine.tenant(), row.key().type(), row.key().id(), Kind.CHANGE)
                .sortedBy(Sort.ascending("recordVersion"))
                .limitedTo(PAGE);
        List<Logged> changes = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        Pages.forEach(engine.storage(), query, entry -> {
            if (batch.isEmpty()) {
                batch.add(TrailRows.read(entry).previous());
            }
            logged(entry).ifPresent(changes::add);
        });
        return new Past(row, batch.isEmpty() ? Rows.trailHead(row) : batch.get(0), changes);
    }

    /** An entry, when the pack may have it. */
    Optional<Logged> logged(StoredRecord row) {
        long leafIndex = TrailRows.leafIndex(row);
        return leafIndex >= 0 && leafIndex < logSize
                ? Optional.of(new Logged(TrailRows.read(row), leafIndex))
                        .filter(logged -> scope.reaches(logged.entry().at()) || isOfTheSeal(logged.entry()))
                : Optional.empty();
    }

    /** What accounts for the pack itself and for what is gone is of the seal, whatever instant the rest is of. */
    private boolean isOfTheSeal(TrailEntry entry) {
        return switch (entry.kind()) {
            case CHANGE, BATCH ->
                ACCOUNTS.contains(entry.recordType())
                        || (entry.recordType().equals(EvidenceExport.TYPE.name())
                                && entry.recordId().equals(export));
            case REFUSAL, ACCESS -> false;
        };
    }

    /**
     * What a version of a record is made of.
     *
     * @throws ConflictException when the record was disposed of meanwhile
     */
    String payload(StoredRecord row, long version) {
        if (version == row.version()) {
            return row.payload();
        }
        try {
            return RecordHistory.reading(engine, row, history -> history.payloadOf((int) version));
        } catch (CorruptRecordException e) {
            throw stored(row.key())
                    ? e
                    : ConflictException.gone(row.key().type(), row.key().id(), version);
        }
    }

    /** Whether a record is there still. */
    boolean stored(RecordKey key) {
        return engine.storage().find(key).isPresent();
    }
}

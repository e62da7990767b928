package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.LogLeaf;
import io.github.qms4j.trail.LoggedEntry;
import io.github.qms4j.trail.Trail;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.Kind;
import io.github.qms4j.trail.TrailVerification;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import io.github.qms4j.trail.merkle.InclusionProof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The trail as it is stored. */
public final class StoredTrail implements Trail {
    private final Engine engine;
    private final List<RecordType<?>> types;

    /** A trail that knows these types, and so the attributes that their records must have. */
    public StoredTrail(Engine engine, List<RecordType<?>> types) {
        this.engine = engine;
        this.types = types;
    }

    @Override
    public List<TrailEntry> history(String recordType, String recordId) {
        return RecordHistory.of(engine, row(recordType, recordId)).entries();
    }

    @Override
    public List<TrailEntry> refusals(String recordType, String recordId) {
        return TrailRows.of(engine.storage(), engine.tenant(), recordType, recordId, Kind.REFUSAL, "at");
    }

    @Override
    public Stream<TrailEntry> accesses(String inspector, Instant from, Instant until) {
        return TrailRows.accesses(engine.storage(), engine.tenant(), inspector, from, until);
    }

    @Override
    public Verification verify(String recordType, String recordId) {
        Optional<StoredRecord> row = engine.storage().find(new RecordKey(engine.tenant(), recordType, recordId));
        if (row.isEmpty()) {
            return new Verification(0, withoutRecord(recordType, recordId));
        }
        return new Verification(row.get().version() + 1, problems(row.get()));
    }

    @Override
    public Verification verify(RecordType<?> type, String recordId) {
        return new StoredTrail(engine, List.of(type)).verify(type.name(), recordId);
    }

    @Override
    public Sealing seal() {
        return new LogSealer(engine).seal();
    }

    @Override
    public Optional<SignedCheckpoint> checkpoint() {
        return lastSeal().flatMap(Seal::signed);
    }

    private Optional<Seal> lastSeal() {
        return LogSealer.lastSigned(engine.storage(), engine.tenant());
    }

    @Override
    public LoggedEntry prove(TrailEntry entry) {
        Optional<Seal> last = lastSeal();
        long index = TrailRows.rowByHash(engine.storage(), engine.tenant(), entry.hash())
                .map(TrailRows::leafIndex)
                .filter(i -> last.isPresent() && i >= 0 && i < last.get().size())
                .orElseThrow(() -> new NotFoundException(
                        TrailRows.TYPE,
                        entry.hash(),
                        "the entry of " + TrailRows.named(entry) + " is not in the log yet; call seal() first"));
        long size = last.orElseThrow().size();
        StoredSubtrees subtrees = new StoredSubtrees(engine.storage(), engine.tenant(), size);
        return new LoggedEntry(
                entry,
                InclusionProof.of(subtrees, index, size),
                last.flatMap(Seal::signed).orElseThrow());
    }

    @Override
    public List<LogLeaf> leaves(long from, int limit) {
        return new SealedLeaves(engine).read(from, limit);
    }

    @Override
    public ConsistencyProof consistency(long oldSize, long newSize) {
        long size = lastSeal().map(Seal::size).orElse(0L);
        if (oldSize < 0 || oldSize > newSize || newSize > size) {
            throw InvalidInputException.of(
                    "consistency of the log",
                    "sizes",
                    oldSize + " and " + newSize,
                    "are not two sizes that the log had; it has " + size + " entries",
                    "give the size of an earlier checkpoint and that of a later one");
        }
        return ConsistencyProof.of(new StoredSubtrees(engine.storage(), engine.tenant(), size), oldSize, newSize);
    }

    @Override
    public TrailVerification verify() {
        return new TenantVerification(engine, this, types).run(null);
    }

    @Override
    public TrailVerification verify(SignedCheckpoint known) {
        return new TenantVerification(engine, this, types).run(known);
    }

    List<String> problems(StoredRecord row) {
        return problems(row, new BatchEntries(engine), new Attestations(engine));
    }

    /** A row and its entries are read one after the other: what looks wrong is looked at again if it changed between. */
    List<String> problems(StoredRecord row, BatchEntries batches, Attestations attestations) {
        List<String> problems = problemsOf(row, batches, attestations);
        if (problems.isEmpty()) {
            return problems;
        }
        return RecordHistory.changed(engine, row)
                .map(newer -> problems(newer, batches, attestations))
                .orElse(problems);
    }

    private List<String> problemsOf(StoredRecord row, BatchEntries batches, Attestations attestations) {
        try {
            RecordHistory history = RecordHistory.of(engine, row, batches);
            List<String> problems = history.problems(attestations);
            problems.addAll(unsigned(row, history.entries()));
            return problems.isEmpty() ? besideThePayload(row) : problems;
        } catch (CorruptRecordException e) {
            return List.of(row.key() + " cannot be verified: " + e.getMessage());
        }
    }

    /** Taking a signature away must not be what makes its forgery good. */
    private List<String> unsigned(StoredRecord row, List<TrailEntry> entries) {
        return types.stream()
                .filter(type -> type.name().equals(row.key().type()))
                .flatMap(type -> entries.stream()
                        .filter(entry ->
                                entry.kind() == Kind.CHANGE && entry.signature().isEmpty())
                        .filter(entry -> type.transitions()
                                .row(entry.action())
                                .filter(action -> action.signatureMeaning() != null)
                                .isPresent()))
                .map(entry -> row.key() + " version " + entry.recordVersion() + ": its action " + entry.action()
                        + " demands a signature, and the trail entry has none")
                .toList();
    }

    private List<String> besideThePayload(StoredRecord row) {
        List<String> problems = new ArrayList<>(attributeProblems(row));
        problems.addAll(new ErasableTexts(engine).problems(row));
        return problems;
    }

    private List<String> attributeProblems(StoredRecord row) {
        return types.stream()
                .filter(type -> type.name().equals(row.key().type()))
                .flatMap(type -> Rows.attributeProblems(type, row).stream())
                .toList();
    }

    /** A record that is gone while its trail is not was removed behind the library's back. */
    private List<String> withoutRecord(String recordType, String recordId) {
        long entries = engine.storage().count(TrailRows.query(engine.tenant(), recordType, recordId, Kind.CHANGE));
        if (entries == 0 && Tombstones.find(engine, recordType, recordId).isPresent()) {
            throw missing(recordType, recordId);
        }
        if (entries == 0) {
            return TrailRows.batchWith(engine.storage(), engine.tenant(), recordType, recordId)
                    .map(batch -> List.of(recordType + " " + recordId + " is not stored, but the trail has it in batch "
                            + batch.recordId()))
                    .orElseThrow(() -> missing(recordType, recordId));
        }
        return List.of(recordType + " " + recordId + " is not stored, but the trail has " + entries
                + " entries of its changes");
    }

    private StoredRecord row(String recordType, String recordId) {
        return engine.storage()
                .find(new RecordKey(engine.tenant(), recordType, recordId))
                .orElseThrow(() -> missing(recordType, recordId));
    }

    private NotFoundException missing(String recordType, String recordId) {
        return Tombstones.missing(
                engine,
                recordType,
                recordId,
                "there is no " + recordType + " " + recordId + " in this tenant; check type and id");
    }
}

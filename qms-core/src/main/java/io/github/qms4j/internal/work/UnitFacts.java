package io.github.qms4j.internal.work;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.delegation.Delegation;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts that one decision looks up, each of which it is pinned to. */
final class UnitFacts implements Facts {
    private final Engine engine;
    private final String tenant;
    private final Instant at;
    private final PendingChanges pending;
    private final Map<RecordKey, Long> lookedUp = new LinkedHashMap<>();
    private final Set<ReliedOn> trainings = new LinkedHashSet<>();

    UnitFacts(Engine engine, Instant at, PendingChanges pending) {
        this.engine = engine;
        this.tenant = engine.tenant();
        this.at = at;
        this.pending = pending;
    }

    /** Facts of what is stored, for a decision that leads to nothing. */
    static UnitFacts unpinned(Engine engine, Instant at) {
        return new UnitFacts(engine, at, new PendingChanges(engine));
    }

    @Override
    public <S extends Record> Optional<Versioned<S>> find(RecordType<S> type, String id) {
        RecordKey key = new RecordKey(tenant, type.name(), id);
        Optional<Versioned<S>> found = pending.current(key).map(row -> Rows.read(type, row));
        lookedUp.put(key, found.map(Versioned::version).orElse(PendingChanges.ABSENT));
        return found;
    }

    @Override
    public <S extends Record> Versioned<S> get(RecordType<S> type, String id) {
        Versioned<S> found = Rows.read(type, pending.required(type, id));
        lookedUp.put(new RecordKey(tenant, type.name(), id), found.version());
        return found;
    }

    @Override
    public <S extends Record> List<Versioned<S>> list(RecordType<S> type, Condition... conditions) {
        return pending.list(type, List.of(conditions)).stream()
                .map(row -> Rows.read(type, row))
                .toList();
    }

    @Override
    public Optional<TrainingRecord> training(String person, String competence) {
        Optional<TrainingRecord> found =
                engine.competences().evidence(this, Actor.of(person), competence, at, engine.dayOf(at));
        found.map(record -> new ReliedOn(record.type(), record.id(), record.version()))
                .ifPresent(trainings::add);
        return found;
    }

    @Override
    public List<Writing> writings(String recordType, String id, Instant since) {
        RecordKey key = new RecordKey(tenant, recordType, id);
        Optional<StoredRecord> row = pending.current(key);
        lookedUp.put(key, row.map(StoredRecord::version).orElse(PendingChanges.ABSENT));
        return row.map(stored -> RecordHistory.of(engine, stored).entries()).orElse(List.of()).stream()
                .filter(entry -> !entry.at().isBefore(since))
                .map(entry -> new Writing(new By(entry.actor().id(), delegator(entry)), entry.at()))
                .toList();
    }

    /** For whom an entry's actor acted; a delegation never names another delegator later. */
    private @Nullable String delegator(TrailEntry entry) {
        return entry.reliedOn().stream()
                .filter(fact -> fact.type().equals(Delegation.TYPE.name()))
                .flatMap(fact -> pending.current(new RecordKey(tenant, fact.type(), fact.id())).stream())
                .map(row -> Rows.read(Delegation.TYPE, row).state().delegator())
                .findFirst()
                .orElse(null);
    }

    @Override
    public Optional<FirstCheckpoint> firstCheckpoint(String recordType, String id, long version) {
        return TrailRows.ofVersion(engine.storage(), tenant, recordType, id, version)
                .map(TrailRows::leafIndex)
                .filter(index -> index != TrailRows.NOT_SEALED)
                .flatMap(index -> LogSealer.firstSignedWith(engine.storage(), tenant, index))
                .flatMap(Seal::signed)
                .map(signed -> new FirstCheckpoint(
                        signed.checkpoint().size(), signed.checkpoint().root().hex(), signed.text()));
    }

    void add(RecordKey key, long version) {
        lookedUp.put(key, version);
    }

    /** Takes in what was looked up before, for the unit as a whole. */
    void addAllOf(UnitFacts unit) {
        unit.lookedUp.forEach(lookedUp::putIfAbsent);
        trainings.addAll(unit.trainings);
    }

    Map<RecordKey, Long> lookedUp() {
        return lookedUp;
    }

    /** As an entry about a record names them; the record itself is left out. */
    Stream<ReliedOn> reliedOn(RecordKey about) {
        return Stream.concat(
                lookedUp.entrySet().stream()
                        .filter(fact -> !fact.getKey().equals(about))
                        .map(fact ->
                                new ReliedOn(fact.getKey().type(), fact.getKey().id(), fact.getValue())),
                trainings.stream());
    }
}

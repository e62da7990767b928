package io.github.qms4j.internal.work;

import io.github.qms4j.record.Facts;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The facts that one decision looks up, each of which it is pinned to. */
final class UnitFacts implements Facts {
    private final String tenant;
    private final PendingChanges pending;
    private final Map<RecordKey, Long> lookedUp = new LinkedHashMap<>();

    UnitFacts(String tenant, PendingChanges pending) {
        this.tenant = tenant;
        this.pending = pending;
    }

    /** Facts of what is stored, for a decision that leads to nothing. */
    static UnitFacts unpinned(Engine engine) {
        return new UnitFacts(engine.tenant(), new PendingChanges(engine));
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

    void add(RecordKey key, long version) {
        lookedUp.put(key, version);
    }

    void addIfAbsent(RecordKey key, long version) {
        lookedUp.putIfAbsent(key, version);
    }

    Map<RecordKey, Long> lookedUp() {
        return lookedUp;
    }

    /** As an entry about a record names them; the record itself is left out. */
    Stream<ReliedOn> reliedOn(RecordKey about) {
        return lookedUp.entrySet().stream()
                .filter(fact -> !fact.getKey().equals(about))
                .map(fact -> new ReliedOn(fact.getKey().type(), fact.getKey().id(), fact.getValue()));
    }
}

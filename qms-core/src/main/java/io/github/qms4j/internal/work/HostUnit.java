package io.github.qms4j.internal.work;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.Erasure;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A unit of work in the hands of code that is not the library's. The library's records are changed by its services alone: the
 * guards of a concept judge what its service makes, and not any state that somebody could think of. What is looked up takes
 * the permission to read, as outside a unit.
 */
final class HostUnit implements UnitOfWork {
    private final UnitOfWork unit;
    private final Set<String> ofServices;
    private final KnownTypes types;
    private final Consumer<ReadAccess.Asked> reading;

    /** @param ofServices the names of the types that services alone change */
    HostUnit(UnitOfWork unit, Set<String> ofServices, KnownTypes types, Consumer<ReadAccess.Asked> reading) {
        this.unit = unit;
        this.ofServices = ofServices;
        this.types = types;
        this.reading = reading;
    }

    private <S extends Record> Transition<S> own(Transition<S> row) {
        String type = row.type().name();
        if (ofServices.contains(type)) {
            throw InvalidInputException.of(
                    "unit of work",
                    "transition",
                    row.name(),
                    "is of the library's own type " + type + ", whose records are changed by its service alone",
                    "call the service of the session; with QmsSession.atomically it takes part in one unit with yours");
        }
        return row;
    }

    private void read(RecordType<?> type, String id, String how) {
        reading.accept(ReadAccess.of(type, id, () -> how));
    }

    private void read(String type, String id, String how) {
        read(
                types.find(type)
                        .orElseThrow(() -> InvalidInputException.of(
                                "unit of work", "record type", type, "is not known to this engine", "check its name")),
                id,
                how);
    }

    @Override
    public <S extends Record> Optional<Versioned<S>> find(RecordType<S> type, String id) {
        read(type, id, "find");
        return unit.find(type, id);
    }

    @Override
    public <S extends Record> Versioned<S> get(RecordType<S> type, String id) {
        read(type, id, "get");
        return unit.get(type, id);
    }

    @Override
    public <S extends Record> List<Versioned<S>> list(RecordType<S> type, Condition... conditions) {
        read(type, ReadAccess.ANY, "list in a unit of work");
        return unit.list(type, conditions);
    }

    @Override
    public Optional<TrainingRecord> training(String person, String competence) {
        return unit.training(person, competence);
    }

    @Override
    public List<Writing> writings(String recordType, String id, Instant since) {
        read(recordType, id, "writings");
        return unit.writings(recordType, id, since);
    }

    @Override
    public Optional<FirstCheckpoint> firstCheckpoint(String recordType, String id, long version) {
        read(recordType, id, "first checkpoint");
        return unit.firstCheckpoint(recordType, id, version);
    }

    @Override
    public <S extends Record> Versioned<S> create(
            Transition<S> row, Function<Act, S> state, Map<String, AttributeValue> custom) {
        return unit.create(own(row), state, custom);
    }

    @Override
    public <S extends Record> Versioned<S> create(
            Transition<S> row, String id, Function<Act, S> state, Map<String, AttributeValue> custom) {
        return unit.create(own(row), id, state, custom);
    }

    @Override
    public void load(RecordType<?> type, Set<String> ids) {
        unit.load(type, ids);
    }

    @Override
    public <S extends Record> Versioned<S> change(Transition<S> row, String id, Step<S> step) {
        return unit.change(own(row), id, step);
    }

    @Override
    public <S extends Record> Versioned<S> change(Transition<S> row, Seen<?> seen, Step<S> step) {
        return unit.change(own(row), seen, step);
    }

    @Override
    public <S extends Record> Versioned<S> change(Transition<S> row, Versioned<S> read, Step<S> step) {
        return unit.change(own(row), read, step);
    }

    @Override
    public <S extends Record> Versioned<S> change(
            Transition<S> row, Versioned<S> read, Step<S> step, Map<String, AttributeValue> custom) {
        return unit.change(own(row), read, step, custom);
    }

    @Override
    public <S extends Record> void append(Transition<S> row, String batchId, List<Appended<S>> rows) {
        unit.append(own(row), batchId, rows);
    }

    @Override
    public ErasableText keepErasable(String text) {
        return unit.keepErasable(text);
    }

    @Override
    public Versioned<Erasure> erase(Set<ErasableText> texts) {
        return unit.erase(texts);
    }
}

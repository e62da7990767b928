package io.github.qms4j.internal.work;

import io.github.qms4j.ConflictException;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.retention.Removal;
import io.github.qms4j.retention.Tombstone;
import io.github.qms4j.retention.Tombstone.RemovedEntry;
import io.github.qms4j.retention.TombstoneLifeCycle;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Removal of records from a storage. */
public final class StoredRemoval implements Removal {
    private static final int PAGE = 500;

    private final Engine engine;
    private final List<RecordType<?>> types;

    /** Removal of records of the types that an engine knows. */
    public StoredRemoval(Engine engine, List<RecordType<?>> types) {
        this.engine = engine;
        this.types = types;
    }

    @Override
    public Optional<RecordType<?>> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    @Override
    public <S extends Record> Instant finalSince(RecordType<S> type, Versioned<S> record) {
        Set<String> terminals = type.transitions().terminals();
        boolean mayChangeInTheEnd = type.transitions().rows().stream()
                .map(Transition::from)
                .anyMatch(from -> from.stream().anyMatch(terminals::contains));
        if (record.version() == 0 || !mayChangeInTheEnd) {
            return record.changedAt();
        }
        StoredRecord row = engine.storage()
                .find(key(type.name(), record.id()))
                .orElseThrow(() -> ConflictException.gone(type.name(), record.id(), record.version()));
        return RecordHistory.of(engine, row)
                .since(type, state -> terminals.contains(type.transitions().statusOf(state)))
                .orElse(record.changedAt());
    }

    @Override
    public void seal() {
        new LogSealer(engine).seal();
    }

    @Override
    public boolean mayRepeat() {
        return !engine.storage().capabilities().contains(StorageCapability.JOINS_HOST_TRANSACTION);
    }

    @Override
    public Optional<Tombstone> tombstone(String recordType, String recordId) {
        return Tombstones.find(engine, recordType, recordId);
    }

    @Override
    public List<Remains> examine(String recordType, Set<String> ids, String disposition) {
        List<Left> all = new ArrayList<>();
        engine.storage()
                .findAll(engine.tenant(), recordType, ids)
                .forEach(row -> all.add(new Left(row, history(row), entriesOf(row.key()))));
        all.sort(Comparator.comparing(left -> left.row().key().id()));
        Set<String> shared = sharedTexts(all);
        boolean isNumbered = type(recordType).flatMap(RecordType::numberPrefix).isPresent();
        return all.stream()
                .map(left -> new Remains(tombstone(left, shared, isNumbered, disposition), against(left)))
                .toList();
    }

    /** What is stored of a record; without a history when that does not verify. */
    private record Left(StoredRecord row, @Nullable RecordHistory history, List<StoredRecord> entries) {
        Set<String> texts() {
            return history == null ? Set.of() : history.texts();
        }
    }

    private @Nullable RecordHistory history(StoredRecord row) {
        RecordHistory history = RecordHistory.of(engine, row);
        return history.problems(new Attestations(engine)).isEmpty() ? history : null;
    }

    private Tombstone tombstone(Left left, Set<String> shared, boolean isNumbered, String disposition) {
        StoredRecord row = left.row();
        String id = row.key().id();
        HumanNumber number = isNumbered ? HumanNumber.parse(id) : null;
        SortedSet<String> texts = new TreeSet<>(left.texts());
        texts.removeAll(shared);
        return new Tombstone(
                row.key().type(),
                id,
                row.version(),
                Hashes.content(row.payload()),
                left.entries().stream().noneMatch(entry -> isCreation(entry)),
                left.entries().stream().map(StoredRemoval::removed).toList(),
                storedTexts(texts),
                disposition,
                engine.now(),
                number == null ? null : number.series(),
                number == null ? null : number.sequence());
    }

    private List<String> storedTexts(Set<String> texts) {
        return engine.storage().findAll(engine.tenant(), ErasableTexts.TYPE, texts).stream()
                .map(text -> text.key().id())
                .sorted()
                .toList();
    }

    private static boolean isCreation(StoredRecord entry) {
        return text(entry, "kind").equals(Kind.CHANGE.name())
                && AttributeValue.of(0).equals(entry.attributes().get("recordVersion"));
    }

    private static RemovedEntry removed(StoredRecord entry) {
        return new RemovedEntry(text(entry, "kind"), TrailRows.leafIndex(entry), text(entry, "hash"));
    }

    private static String text(StoredRecord entry, String attribute) {
        return entry.attributes().get(attribute) instanceof AttributeValue.Text text ? text.value() : "";
    }

    /** An altered record is evidence of that, and stays. */
    private String against(Left left) {
        List<String> problems = new StoredTrail(engine, types).problems(left.row());
        if (!problems.isEmpty()) {
            return "it does not verify: " + problems.get(0);
        }
        if (left.entries().stream().anyMatch(entry -> TrailRows.readable(entry).isEmpty())) {
            return "it does not verify: one of its trail entries was altered";
        }
        if (left.entries().stream().anyMatch(entry -> TrailRows.leafIndex(entry) == TrailRows.NOT_SEALED)) {
            return "not all of its trail entries are in the log; seal the trail first";
        }
        return tombstone(left.row().key().type(), left.row().key().id())
                .map(tombstone -> "it was disposed of under " + tombstone.disposition() + " and came back")
                .orElse("");
    }

    /**
     * Everything that is about the record alone, in the order of the log; a batch's entry is other records' too, and
     * who read a record is not the record's.
     */
    private List<StoredRecord> entriesOf(RecordKey record) {
        List<StoredRecord> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.BATCH && kind != Kind.ACCESS) {
                RecordQuery query = TrailRows.query(record.tenant(), record.type(), record.id(), kind)
                        .limitedTo(PAGE);
                Pages.forEach(engine.storage(), query, rows::add);
            }
        }
        rows.sort(Comparator.comparing(TrailRows::leafIndex));
        return rows;
    }

    /** Texts that others name as well: nobody knows whose a text is, so all entries, and rows of batches, are read. */
    private Set<String> sharedTexts(List<Left> disposed) {
        Map<RecordKey, Set<String>> own = new HashMap<>();
        Set<String> all = new HashSet<>();
        disposed.forEach(left -> {
            own.put(left.row().key(), left.texts());
            all.addAll(left.texts());
        });
        Set<String> shared = new HashSet<>();
        if (all.isEmpty()) {
            return shared;
        }
        Set<String> inBatches = new TreeSet<>();
        Pages.forEach(
                engine.storage(),
                RecordQuery.of(engine.tenant(), TrailRows.TYPE).limitedTo(PAGE),
                row -> {
                    if (text(row, "kind").equals(Kind.BATCH.name())) {
                        inBatches.add(text(row, "recordType"));
                    } else if (!own.containsKey(key(text(row, "recordType"), text(row, "recordId")))) {
                        all.stream().filter(row.payload()::contains).forEach(shared::add);
                    }
                });
        for (String type : inBatches) {
            Pages.forEach(
                    engine.storage(), RecordQuery.of(engine.tenant(), type).limitedTo(PAGE), row -> {
                        if (!own.containsKey(row.key())) {
                            all.stream().filter(row.payload()::contains).forEach(shared::add);
                        }
                    });
        }
        return shared;
    }

    @Override
    public void replace(UnitOfWork work, String disposition, List<Tombstone> tombstones) {
        TransactionalUnit unit = (TransactionalUnit) work;
        Set<String> texts = new TreeSet<>();
        for (Tombstone tombstone : tombstones) {
            RecordKey record = key(tombstone.recordType(), tombstone.recordId());
            unit.remove(record, tombstone.version());
            for (RemovedEntry removed : tombstone.entries()) {
                StoredRecord entry = TrailRows.rowByHash(engine.storage(), engine.tenant(), removed.hash())
                        .orElseThrow(() -> ConflictException.gone(TrailRows.TYPE, removed.hash(), 1));
                unit.remove(entry.key(), entry.version());
            }
            texts.addAll(tombstone.texts());
        }
        texts.forEach(hash -> unit.remove(ErasableTexts.key(engine.tenant(), hash), 0));
        unit.append(
                TombstoneLifeCycle.PLACE,
                disposition,
                tombstones.stream().map(t -> new Appended<>(t.id(), t)).toList());
    }

    private RecordKey key(String type, String id) {
        return new RecordKey(engine.tenant(), type, id);
    }
}

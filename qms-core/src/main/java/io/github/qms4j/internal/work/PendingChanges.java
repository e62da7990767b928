package io.github.qms4j.internal.work;

import io.github.qms4j.NotFoundException;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a unit of work would do, over what is stored: the last state of each record that it touches, the entries, and the
 * versions that its decisions rest on. What was read once stays as it was read until the unit ends.
 */
final class PendingChanges {
    /** In place of a version: there was no record. */
    static final long ABSENT = -1;

    private final Engine engine;
    private final Map<RecordKey, Optional<StoredRecord>> read = new HashMap<>();
    private final Map<RecordKey, StoredRecord> changed = new LinkedHashMap<>();
    private final Map<RecordKey, Change> removals = new LinkedHashMap<>();
    private final List<Change> entries = new ArrayList<>();
    private final Map<RecordKey, Long> pinned = new LinkedHashMap<>();

    PendingChanges(Engine engine) {
        this.engine = engine;
    }

    /** A record as this unit would leave it; empty when there is none. */
    Optional<StoredRecord> current(RecordKey key) {
        StoredRecord own = changed.get(key);
        return own != null ? Optional.of(own) : stored(key);
    }

    private Optional<StoredRecord> stored(RecordKey key) {
        return read.computeIfAbsent(key, k -> engine.storage().find(k));
    }

    /**
     * The same.
     *
     * @throws NotFoundException when there is none
     */
    StoredRecord required(RecordType<?> type, String id) {
        return current(new RecordKey(engine.tenant(), type.name(), id))
                .orElseThrow(() -> Tombstones.missing(
                        engine,
                        type.name(),
                        id,
                        "there is no " + type + " " + id + " in tenant " + engine.tenant() + "; check the id"));
    }

    /** Reads many at once. */
    void load(RecordType<?> type, Set<String> ids) {
        for (StoredRecord row : engine.storage().findAll(engine.tenant(), type.name(), ids)) {
            read.putIfAbsent(row.key(), Optional.of(row));
        }
    }

    /** The records of a type that meet all conditions, in the order of ids; those of this unit as it would leave them. */
    List<StoredRecord> list(RecordType<?> type, List<Condition> conditions) {
        RecordQuery query =
                new RecordQuery(engine.tenant(), type.name(), conditions, null, RecordQuery.MAX_LIMIT, null);
        Stream<StoredRecord> others = Pages.stream(page -> engine.storage().query(page), query)
                .filter(row -> !changed.containsKey(row.key()));
        return Stream.concat(others, own(type).filter(row -> meets(row, conditions)))
                .sorted(Comparator.comparing(row -> row.key().id()))
                .toList();
    }

    /** The records of a type that this unit touches. */
    Stream<StoredRecord> own(RecordType<?> type) {
        return changed.values().stream().filter(row -> row.key().type().equals(type.name()));
    }

    boolean touches(RecordType<?> type) {
        return own(type).findAny().isPresent();
    }

    boolean isTouched(RecordKey key) {
        return changed.containsKey(key);
    }

    static boolean meets(StoredRecord row, List<Condition> conditions) {
        return conditions.stream()
                .allMatch(condition -> Optional.ofNullable(row.attributes().get(condition.attribute()))
                        .filter(condition::matches)
                        .isPresent());
    }

    /** The next version of a record, or its first. */
    void put(StoredRecord row) {
        if (removals.containsKey(row.key())) {
            throw new IllegalStateException(row.key() + " is changed and removed in one unit of work");
        }
        changed.put(row.key(), row);
    }

    /** A record without versions, beside the records. */
    void insert(StoredRecord row) {
        read.put(row.key(), Optional.empty());
        changed.put(row.key(), row);
    }

    void add(TrailEntry entry) {
        entries.add(TrailRows.insert(entry));
    }

    /** Removes a row for good. */
    void remove(RecordKey key, long version) {
        if (changed.containsKey(key) || removals.put(key, new Change.Delete(key, version)) != null) {
            throw new IllegalStateException(key + " is changed and removed in one unit of work");
        }
    }

    /** What a decision rests on. */
    void pin(Map<RecordKey, Long> facts) {
        facts.forEach(pinned::putIfAbsent);
    }

    /** Everything, to be applied together. */
    ChangeSet changeSet() {
        List<Change> all = new ArrayList<>();
        changed.forEach((key, row) -> all.add(change(key, row)));
        all.addAll(removals.values());
        all.addAll(entries);
        if (!all.isEmpty()) {
            all.addAll(expectations());
        }
        return new ChangeSet(all);
    }

    private Change change(RecordKey key, StoredRecord row) {
        Optional<StoredRecord> before = read.getOrDefault(key, Optional.empty());
        return before.isPresent() ? new Change.Update(row, before.get().version()) : new Change.Insert(row);
    }

    /** A record that is changed too is expected by its change. */
    private List<Change> expectations() {
        return pinned.entrySet().stream()
                .filter(pin -> !changed.containsKey(pin.getKey()) && !removals.containsKey(pin.getKey()))
                .map(pin -> pin.getValue() == ABSENT
                        ? new Change.Absent(pin.getKey())
                        : new Change.Expect(pin.getKey(), pin.getValue()))
                .collect(Collectors.toList());
    }
}

package io.github.qms4j.spi.support;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.CodePointOrder;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reference storage: the contract of {@link QmsStorage} in its plainest form, for tests and for reading. Everything
 * is gone with the object. One lock guards the map, so a change set is atomic for every other thread.
 */
public final class InMemoryStorage implements QmsStorage {
    final Map<RecordKey, StoredRecord> records = new HashMap<>();

    /** An empty storage. */
    public InMemoryStorage() {}

    @Override
    public synchronized Optional<StoredRecord> find(RecordKey key) {
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public synchronized RecordPage query(RecordQuery query) {
        Comparator<StoredRecord> order = order(query.sort());
        Stream<StoredRecord> found = matching(query).sorted(order);
        if (query.cursor() != null) {
            found = found.filter(isAfter(KeysetCursor.decode(query.cursor()), query.sort()));
        }
        List<StoredRecord> page = found.limit(query.limit() + 1L).toList();
        if (page.size() <= query.limit()) {
            return new RecordPage(page, null);
        }
        StoredRecord last = page.get(query.limit() - 1);
        return new RecordPage(
                page.subList(0, query.limit()), cursorOf(last, query.sort()).encode());
    }

    @Override
    public synchronized long count(RecordQuery query) {
        return matching(query).count();
    }

    @Override
    public synchronized void apply(ChangeSet changes) {
        Preconditions.check(changes, this::storedVersion);
        changes.changes().forEach(this::write);
    }

    private OptionalLong storedVersion(RecordKey key) {
        StoredRecord stored = records.get(key);
        return stored == null ? OptionalLong.empty() : OptionalLong.of(stored.version());
    }

    private void write(Change change) {
        if (change instanceof Change.Insert insert) {
            records.put(insert.key(), insert.record());
        } else if (change instanceof Change.Update update) {
            records.put(update.key(), update.record());
        } else if (change instanceof Change.Delete) {
            records.remove(change.key());
        }
    }

    private Stream<StoredRecord> matching(RecordQuery query) {
        return records.values().stream()
                .filter(r -> r.key().tenant().equals(query.tenant())
                        && r.key().type().equals(query.type()))
                .filter(r -> query.sort() == null
                        || r.attributes().containsKey(query.sort().attribute()))
                .filter(r -> query.conditions().stream().allMatch(c -> holds(c, r)));
    }

    private static boolean holds(Condition condition, StoredRecord record) {
        AttributeValue value = record.attributes().get(condition.attribute());
        return value != null && condition.matches(value);
    }

    private static Comparator<StoredRecord> order(@Nullable Sort sort) {
        Comparator<StoredRecord> byId = Comparator.comparing(r -> r.key().id(), CodePointOrder.COMPARATOR);
        if (sort == null) {
            return byId;
        }
        Comparator<StoredRecord> byValue =
                Comparator.comparing((StoredRecord r) -> valueOf(r, sort), AttributeValue::compare);
        Comparator<StoredRecord> ascending = byValue.thenComparing(byId);
        return sort.descending() ? ascending.reversed() : ascending;
    }

    private static Predicate<StoredRecord> isAfter(KeysetCursor cursor, @Nullable Sort sort) {
        return record -> {
            int byValue = sort == null || cursor.value() == null
                    ? 0
                    : AttributeValue.compare(valueOf(record, sort), cursor.value());
            int distance =
                    byValue != 0 ? byValue : CodePointOrder.compare(record.key().id(), cursor.id());
            return (sort != null && sort.descending()) ? distance < 0 : distance > 0;
        };
    }

    private static KeysetCursor cursorOf(StoredRecord record, @Nullable Sort sort) {
        return new KeysetCursor(
                sort == null ? null : valueOf(record, sort), record.key().id());
    }

    private static AttributeValue valueOf(StoredRecord record, Sort sort) {
        AttributeValue value = record.attributes().get(sort.attribute());
        if (value == null) {
            throw new IllegalStateException(record.key() + " has no value for " + sort.attribute());
        }
        return value;
    }

    @Override
    public Set<StorageCapability> capabilities() {
        return Set.of(StorageCapability.ATOMIC_CHANGE_SET, StorageCapability.UNIQUE_KEYS);
    }

    @Override
    public String describe() {
        return "in memory; lost when the process ends";
    }

    @Override
    public void close() {}
}

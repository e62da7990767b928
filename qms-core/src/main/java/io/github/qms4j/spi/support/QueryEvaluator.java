package io.github.qms4j.spi.support;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.CodePointOrder;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a query means, in Java (rule S8): for stores that hold their records in memory, or that can narrow a query but
 * not answer it.
 */
public final class QueryEvaluator {
    private final RecordQuery query;

    /** The evaluator of one query. */
    public QueryEvaluator(RecordQuery query) {
        this.query = Objects.requireNonNull(query, "query");
    }

    /** Whether the query finds a record, on whatever page. */
    public boolean matches(StoredRecord record) {
        Sort sort = query.sort();
        if (!record.key().tenant().equals(query.tenant())
                || !record.key().type().equals(query.type())
                || (sort != null && !record.attributes().containsKey(sort.attribute()))) {
            return false;
        }
        // Asked of every record that there is: no stream for each of them.
        for (Condition condition : query.conditions()) {
            if (!holds(condition, record)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Condition condition, StoredRecord record) {
        AttributeValue value = record.attributes().get(condition.attribute());
        return value != null && condition.matches(value);
    }

    /** How many of some records the query finds, on all its pages. */
    public long count(Stream<StoredRecord> records) {
        return records.filter(this::matches).count();
    }

    /**
     * The page that the query asks for.
     *
     * @param records all that it may find, in any order
     * @throws io.github.qms4j.InvalidInputException when its cursor is none, or one of a query with another sort
     */
    public RecordPage page(Stream<StoredRecord> records) {
        Stream<Position> found = records.filter(this::matches).map(this::position);
        Position begin = KeysetCursor.of(query)
                .map(cursor -> new Position(cursor.value(), cursor.id(), null))
                .orElse(null);
        Comparator<Position> order = order();
        if (begin != null) {
            found = found.filter(position -> order.compare(position, begin) > 0);
        }
        return KeysetCursor.page(
                query,
                found.sorted(order)
                        .limit(query.limit() + 1L)
                        .map(position -> Objects.requireNonNull(position.record()))
                        .toList());
    }

    /** Where a record stands in the order of the query; without one where a page begins. */
    private record Position(
            @Nullable AttributeValue value,
            String id,
            @Nullable StoredRecord record) {}

    private Position position(StoredRecord record) {
        Sort sort = query.sort();
        AttributeValue value = sort == null ? null : record.attributes().get(sort.attribute());
        return new Position(value, record.key().id(), record);
    }

    private Comparator<Position> order() {
        Comparator<Position> ascending = Comparator.comparing(Position::value, QueryEvaluator::compare)
                .thenComparing(Position::id, CodePointOrder.COMPARATOR);
        Sort sort = query.sort();
        return sort != null && sort.descending() ? ascending.reversed() : ascending;
    }

    /** Values of different types, which one attribute should not have, are kept apart. */
    private static int compare(@Nullable AttributeValue a, @Nullable AttributeValue b) {
        if (a == null || b == null) {
            return 0;
        }
        return a.type() == b.type() ? AttributeValue.compare(a, b) : a.type().compareTo(b.type());
    }
}

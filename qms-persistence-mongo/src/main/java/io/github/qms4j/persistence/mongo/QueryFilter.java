package io.github.qms4j.persistence.mongo;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.support.KeysetCursor;
import java.util.Objects;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** A query as the server takes it. Every one is bounded by the keys of its tenant and type, so it never reads others. */
final class QueryFilter {
    private final RecordCollection collection;
    private final RecordQuery query;
    private final @Nullable String sortField;
    private final String prefix;

    /** @param sortType the type that the query's sort orders by; null without a sort */
    QueryFilter(RecordCollection collection, RecordQuery query, @Nullable AttributeType sortType) {
        this.collection = collection;
        this.query = query;
        this.prefix = DocumentKey.prefix(query.tenant(), query.type());
        Sort sort = query.sort();
        this.sortField = sort == null || sortType == null ? null : collection.field(sort.attribute(), sortType);
    }

    /** Whether there is a condition that nothing meets. */
    static boolean findsNothing(RecordQuery query) {
        return query.conditions().stream()
                .anyMatch(c -> c instanceof Condition.In in && in.values().isEmpty());
    }

    /** What the whole result meets. */
    BsonDocument all() {
        return new BsonDocument("$and", conditions());
    }

    /** What the result meets from a cursor on. */
    BsonDocument from(@Nullable KeysetCursor cursor) {
        BsonArray all = conditions();
        if (cursor != null) {
            all.add(behind(cursor));
        }
        return new BsonDocument("$and", all);
    }

    private BsonArray conditions() {
        BsonArray all = new BsonArray();
        all.add(new BsonDocument(RecordDocument.TENANT, new BsonString(DocumentKey.text(query.tenant()))));
        all.add(new BsonDocument(
                RecordDocument.ID,
                new BsonDocument("$gte", new BsonString(prefix))
                        .append("$lt", new BsonString(DocumentKey.behind(prefix)))));
        all.add(new BsonDocument(RecordDocument.VERSION, exists()));
        query.conditions().forEach(condition -> all.add(condition(condition)));
        if (sortField != null) {
            all.add(new BsonDocument(sortField, exists()));
        }
        return all;
    }

    private static BsonDocument exists() {
        return new BsonDocument("$exists", BsonBoolean.TRUE);
    }

    private BsonDocument condition(Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            return new BsonDocument(field(condition, equal.value()), FieldValue.of(equal.value()));
        } else if (condition instanceof Condition.In in) {
            BsonArray values = new BsonArray();
            in.values().forEach(value -> values.add(FieldValue.of(value)));
            return new BsonDocument(field(condition, in.values().iterator().next()), new BsonDocument("$in", values));
        }
        Condition.Range range = (Condition.Range) condition;
        BsonDocument bounds = new BsonDocument();
        if (range.from() != null) {
            bounds.append("$gte", FieldValue.of(range.from()));
        }
        if (range.until() != null) {
            bounds.append("$lt", FieldValue.of(range.until()));
        }
        AttributeValue bound = range.from() != null ? range.from() : range.until();
        return new BsonDocument(field(condition, Objects.requireNonNull(bound)), bounds);
    }

    private String field(Condition condition, AttributeValue value) {
        return collection.field(condition.attribute(), value.type());
    }

    private BsonDocument behind(KeysetCursor cursor) {
        String beyond = isDescending() ? "$lt" : "$gt";
        BsonDocument id = new BsonDocument(
                RecordDocument.ID, new BsonDocument(beyond, new BsonString(prefix + DocumentKey.text(cursor.id()))));
        if (sortField == null) {
            return id;
        }
        BsonValue value = FieldValue.of(Objects.requireNonNull(cursor.value()));
        BsonArray either = new BsonArray();
        either.add(new BsonDocument(sortField, new BsonDocument(beyond, value)));
        either.add(new BsonDocument(sortField, value).append(RecordDocument.ID, id.get(RecordDocument.ID)));
        return new BsonDocument("$or", either);
    }

    BsonDocument order() {
        BsonInt32 direction = new BsonInt32(isDescending() ? -1 : 1);
        BsonDocument order = new BsonDocument();
        if (sortField != null) {
            order.append(sortField, direction);
        }
        return order.append(RecordDocument.ID, direction);
    }

    private boolean isDescending() {
        Sort sort = query.sort();
        return sort != null && sort.descending();
    }
}

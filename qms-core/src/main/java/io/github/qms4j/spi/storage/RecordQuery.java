package io.github.qms4j.spi.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All records of one tenant and type that meet every condition, a page at a time (contract rule S8).
 *
 * @param tenant the tenant; a query never crosses tenants
 * @param type the record type
 * @param conditions all must hold
 * @param sort the sort, or null for the order of ids by code point
 * @param limit records a page, 1 to 10,000
 * @param cursor where the page begins, from {@link RecordPage#next()} of the same query, or null for the first
 */
public record RecordQuery(
        String tenant,
        String type,
        List<Condition> conditions,
        @Nullable Sort sort,
        int limit,
        @Nullable String cursor) {
    /** The largest page. */
    public static final int MAX_LIMIT = 10_000;

    public RecordQuery {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(type, "type");
        conditions = List.copyOf(conditions);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is outside 1 to " + MAX_LIMIT);
        }
    }

    /** Every record of a type, by id, 100 a page. */
    public static RecordQuery of(String tenant, String type) {
        return new RecordQuery(tenant, type, List.of(), null, 100, null);
    }

    /** Narrowed by further conditions; all must hold. */
    public RecordQuery where(Condition... further) {
        List<Condition> more = new ArrayList<>(conditions);
        more.addAll(List.of(further));
        return new RecordQuery(tenant, type, more, sort, limit, cursor);
    }

    public RecordQuery whereEqual(String attribute, AttributeValue value) {
        return where(new Condition.Equal(attribute, value));
    }

    public RecordQuery whereIn(String attribute, Set<AttributeValue> values) {
        return where(new Condition.In(attribute, values));
    }

    /** Half-open: {@code from} inclusive, {@code until} exclusive, either may be null. */
    public RecordQuery whereBetween(String attribute, @Nullable AttributeValue from, @Nullable AttributeValue until) {
        return where(new Condition.Range(attribute, from, until));
    }

    public RecordQuery sortedBy(Sort newSort) {
        return new RecordQuery(tenant, type, conditions, newSort, limit, cursor);
    }

    public RecordQuery limitedTo(int newLimit) {
        return new RecordQuery(tenant, type, conditions, sort, newLimit, cursor);
    }

    public RecordQuery from(@Nullable String newCursor) {
        return new RecordQuery(tenant, type, conditions, sort, limit, newCursor);
    }
}

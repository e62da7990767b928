package io.github.qms4j.record;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which records somebody wants to see, in which order, and how many at a time.
 *
 * @param conditions all of which a record meets; none for all records
 * @param order by which attribute, and then by id; records without a value in it do not appear. Null for the order of ids
 * @param size how many a page has, 1 to {@value #LARGEST_PAGE}
 * @param cursor from the page before; null for the first
 */
public record Listing(
        List<Condition> conditions,
        @Nullable Sort order,
        int size,
        @Nullable String cursor) {
    public static final int LARGEST_PAGE = 1_000;

    private static final int USUAL_PAGE = 50;

    public Listing {
        conditions = List.copyOf(conditions);
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInputException.of(
                    "listing", "size", size, "is not 1 to " + LARGEST_PAGE, "ask for a smaller page and go on from it");
        }
    }

    /** All records in the order of their ids, 50 a page. */
    public static Listing all() {
        return new Listing(List.of(), null, USUAL_PAGE, null);
    }

    /** Those that meet all conditions, such as {@code CapaLifeCycle.OWNER.is("u-1042")}. */
    public static Listing where(Condition... conditions) {
        return new Listing(List.of(conditions), null, USUAL_PAGE, null);
    }

    /** Those that meet further conditions too. */
    public Listing and(Condition... further) {
        List<Condition> both = new ArrayList<>(conditions);
        both.addAll(List.of(further));
        return new Listing(both, order, size, cursor);
    }

    /** In the order of an attribute, such as {@code CapaLifeCycle.DUE_ON.ascending()}. */
    public Listing sortedBy(Sort newOrder) {
        return new Listing(conditions, Objects.requireNonNull(newOrder, "newOrder"), size, cursor);
    }

    public Listing pagesOf(int newSize) {
        return new Listing(conditions, order, newSize, cursor);
    }

    /** The page behind another one; conditions, order and size must be the same. */
    public Listing after(@Nullable String newCursor) {
        return new Listing(conditions, order, size, newCursor);
    }

    RecordQuery over(RecordQuery all) {
        RecordQuery query =
                all.where(conditions.toArray(Condition[]::new)).limitedTo(size).from(cursor);
        return order == null ? query : query.sortedBy(order);
    }

    /** The page of the records of a type that this asks for, in the hands of whoever reads them. */
    public <S extends Record> Page<View<RecordId, S>> of(RecordStore records, RecordType<S> type) {
        return records.page(type, over(records.query(type)))
                .map(found -> View.<RecordId, S>of(id -> new PlainRecordId(type.name(), id), found));
    }
}

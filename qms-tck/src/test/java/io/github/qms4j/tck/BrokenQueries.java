package io.github.qms4j.tck;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.CodePointOrder;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.KeysetCursor;
import io.github.qms4j.spi.support.SortKey;
import io.github.qms4j.tck.PlainStorage.Replacement;
import java.math.BigDecimal;
import java.text.Collator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Storages with one fault each in what they find. */
final class BrokenQueries {
    private static final Replacement FAITHLESS_DECIMAL = value -> value.value() instanceof BigDecimal decimal
            ? AttributeValue.of(BigDecimal.valueOf(decimal.doubleValue()))
            : value;
    private static final Replacement FAITHLESS_INSTANT = value -> value.value() instanceof Instant instant
            ? AttributeValue.of(instant.truncatedTo(ChronoUnit.SECONDS))
            : value;

    private static RecordQuery of(RecordQuery query, String tenant, String type) {
        return new RecordQuery(tenant, type, query.conditions(), query.sort(), query.limit(), query.cursor());
    }

    private static Condition with(Replacement replacement, Condition condition) {
        String attribute = condition.attribute();
        if (condition instanceof Condition.Equal equal) {
            return new Condition.Equal(attribute, replacement.of(equal.value()));
        } else if (condition instanceof Condition.In in) {
            return new Condition.In(
                    attribute, in.values().stream().map(replacement::of).collect(Collectors.toSet()));
        }
        Condition.Range range = (Condition.Range) condition;
        return new Condition.Range(
                attribute,
                range.from() == null ? null : replacement.of(range.from()),
                range.until() == null ? null : replacement.of(range.until()));
    }

    /** The page of a query in another order of text. */
    private static RecordPage ordered(RecordQuery query, List<StoredRecord> found, Comparator<String> text) {
        Comparator<KeysetCursor> ascending = Comparator.comparing(
                        KeysetCursor::value, Comparator.nullsFirst((a, b) -> compare(a, b, text)))
                .thenComparing(KeysetCursor::id, text);
        Comparator<KeysetCursor> order =
                query.sort() != null && query.sort().descending() ? ascending.reversed() : ascending;
        KeysetCursor begin = KeysetCursor.of(query).orElse(null);
        return KeysetCursor.page(
                query,
                found.stream()
                        .filter(row -> begin == null || order.compare(position(query, row), begin) > 0)
                        .sorted(Comparator.comparing(row -> position(query, row), order))
                        .limit(query.limit() + 1L)
                        .toList());
    }

    private static KeysetCursor position(RecordQuery query, StoredRecord row) {
        AttributeValue value =
                query.sort() == null ? null : row.attributes().get(query.sort().attribute());
        return new KeysetCursor(value, row.key().id());
    }

    private static int compare(AttributeValue a, AttributeValue b, Comparator<String> text) {
        return a.value() instanceof String x && b.value() instanceof String y
                ? text.compare(x, y)
                : AttributeValue.compare(a, b);
    }

    private BrokenQueries() {}

    /** Forgets which tenant asks. */
    @CaughtBy("s08_a_query_or_count_never_crosses_tenants")
    static final class MixesTenants extends PlainStorage {
        MixesTenants(Store store) {
            super(store);
        }

        @Override
        Predicate<StoredRecord> matching(RecordQuery query) {
            return row ->
                    super.matching(of(query, row.key().tenant(), query.type())).test(row);
        }
    }

    /** Forgets which type is asked for. */
    @CaughtBy("s08_records_of_other_types_are_not_found")
    static final class MixesTypes extends PlainStorage {
        MixesTypes(Store store) {
            super(store);
        }

        @Override
        Predicate<StoredRecord> matching(RecordQuery query) {
            return row ->
                    super.matching(of(query, query.tenant(), row.key().type())).test(row);
        }
    }

    /** Joins the table of attributes by type and id, not by tenant. */
    @CaughtBy("s08_the_same_id_in_another_tenant_or_type_changes_no_query")
    static final class JoinsAttributesOfAnyTenant extends PlainStorage {
        JoinsAttributesOfAnyTenant(Store store) {
            super(store);
        }

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            return rows().stream()
                    .filter(other -> other.key().type().equals(row.key().type())
                            && other.key().id().equals(row.key().id()))
                    .anyMatch(other -> super.holds(condition, other));
        }
    }

    /** Joins the table of attributes by tenant and id, not by type. */
    @CaughtBy("s08_the_same_id_in_another_tenant_or_type_changes_no_query")
    static final class JoinsAttributesOfAnyType extends PlainStorage {
        JoinsAttributesOfAnyType(Store store) {
            super(store);
        }

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            return rows().stream()
                    .filter(other -> other.key().tenant().equals(row.key().tenant())
                            && other.key().id().equals(row.key().id()))
                    .anyMatch(other -> super.holds(condition, other));
        }
    }

    /** Looks many keys up without the tenant. */
    @CaughtBy("s08_many_keys_find_their_records_and_no_others")
    static final class FindsAllOfAnyTenant extends PlainStorage {
        FindsAllOfAnyTenant(Store store) {
            super(store);
        }

        @Override
        boolean isOneOf(RecordKey key, String tenant, String type, Set<String> ids) {
            return super.isOneOf(key, key.tenant(), type, ids);
        }
    }

    /** Looks many keys up without the type. */
    @CaughtBy("s08_many_keys_find_their_records_and_no_others")
    static final class FindsAllOfAnyType extends PlainStorage {
        FindsAllOfAnyType(Store store) {
            super(store);
        }

        @Override
        boolean isOneOf(RecordKey key, String tenant, String type, Set<String> ids) {
            return super.isOneOf(key, tenant, key.type(), ids);
        }
    }

    /** Adds the attributes of a new version, and leaves those of the old one where queries find them. */
    @CaughtBy("s08_a_query_sees_the_newest_attributes_only")
    static final class LeavesOldAttributes extends PlainStorage {
        LeavesOldAttributes(Store store) {
            super(store);
        }

        private final Map<RecordKey, Set<StoredRecord>> versions = new ConcurrentHashMap<>();

        @Override
        StoredRecord kept(StoredRecord record) {
            versions.computeIfAbsent(record.key(), k -> ConcurrentHashMap.newKeySet())
                    .add(record);
            return record;
        }

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            return versions.getOrDefault(row.key(), Set.of()).stream().anyMatch(r -> super.holds(condition, r));
        }
    }

    /** Has one column of text for values of all types. */
    @CaughtBy("s08_a_value_of_another_type_never_matches")
    static final class ComparesForEqualityAsText extends PlainStorage {
        ComparesForEqualityAsText(Store store) {
            super(store);
        }

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            AttributeValue value = row.attributes().get(condition.attribute());
            return value != null
                    && (condition instanceof Condition.Equal equal
                            ? value.value()
                                    .toString()
                                    .equals(equal.value().value().toString())
                            : super.holds(condition, row));
        }
    }

    /** Looks for one of several values in a column of text. */
    @CaughtBy("s08_a_value_of_another_type_never_matches")
    static final class ComparesListsAsText extends PlainStorage {
        ComparesListsAsText(Store store) {
            super(store);
        }

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            AttributeValue value = row.attributes().get(condition.attribute());
            return value != null
                    && (condition instanceof Condition.In in
                            ? in.values().stream()
                                    .anyMatch(v -> v.value()
                                            .toString()
                                            .equals(value.value().toString()))
                            : super.holds(condition, row));
        }
    }

    /** Keeps values of all types in one order, and a range without an end ends with the last type. */
    @CaughtBy("s08_a_value_of_another_type_never_matches")
    static final class RangesAcrossTypes extends PlainStorage {
        RangesAcrossTypes(Store store) {
            super(store);
        }

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            AttributeValue value = row.attributes().get(condition.attribute());
            if (value == null || !(condition instanceof Condition.Range range)) {
                return super.holds(condition, row);
            }
            return (range.from() == null || CodePointOrder.compare(SortKey.of(value), SortKey.of(range.from())) >= 0)
                    && (range.until() == null
                            || CodePointOrder.compare(SortKey.of(value), SortKey.of(range.until())) < 0);
        }
    }

    /** Takes both ends of a range for its own. */
    @CaughtBy("s08_a_range_includes_its_beginning_and_excludes_its_end")
    static final class IncludesTheEndOfARange extends PlainStorage {
        IncludesTheEndOfARange(Store store) {
            super(store);
        }

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            return super.holds(condition, row)
                    || (condition instanceof Condition.Range range
                            && range.until() != null
                            && super.holds(new Condition.Equal(condition.attribute(), range.until()), row));
        }
    }

    /** Keeps decimals whole, and doubles to query by. */
    @CaughtBy("s08_equals_finds_exactly_the_records_with_the_value")
    static final class IndexesDecimalsAsDoubles extends PlainStorage {
        IndexesDecimalsAsDoubles(Store store) {
            super(store);
        }

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            return super.holds(with(FAITHLESS_DECIMAL, condition), withAttributes(row, FAITHLESS_DECIMAL));
        }
    }

    /** Keeps instants whole, and seconds to query by. */
    @CaughtBy("s08_equals_finds_exactly_the_records_with_the_value")
    static final class IndexesInstantsInSeconds extends PlainStorage {
        IndexesInstantsInSeconds(Store store) {
            super(store);
        }

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            return super.holds(with(FAITHLESS_INSTANT, condition), withAttributes(row, FAITHLESS_INSTANT));
        }
    }

    /** Indexes 255 characters of a text. */
    @CaughtBy("s08_equals_finds_exactly_the_records_with_the_value")
    static final class IndexesTheBeginningOfText extends PlainStorage {
        IndexesTheBeginningOfText(Store store) {
            super(store);
        }

        private static final Replacement FIRST = value -> value.value() instanceof String text
                ? AttributeValue.of(text.substring(0, Math.min(255, text.length())))
                : value;

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            return super.holds(with(FIRST, condition), withAttributes(row, FIRST));
        }
    }

    /** Takes 1.0 and 1.00 for two values. */
    @CaughtBy("s08_decimals_are_equal_by_value_whatever_their_scale")
    static final class ComparesDecimalsByScale extends PlainStorage {
        ComparesDecimalsByScale(Store store) {
            super(store);
        }

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            return condition instanceof Condition.Equal equal
                    ? equal.value().equals(row.attributes().get(condition.attribute()))
                    : super.holds(condition, row);
        }
    }

    /** Looks for a hundred values at most. */
    @CaughtBy("s08_in_takes_a_thousand_values")
    static final class LimitsLists extends PlainStorage {
        LimitsLists(Store store) {
            super(store);
        }

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            return super.holds(condition, row)
                    && !(condition instanceof Condition.In in && in.values().size() > 100);
        }
    }

    /** Counts what one page holds. */
    @CaughtBy("s08_count_is_the_number_of_records_on_all_pages")
    static final class CountsAPage extends PlainStorage {
        CountsAPage(Store store) {
            super(store);
        }

        @Override
        public long count(RecordQuery query) {
            return Math.min(query.limit(), super.count(query));
        }
    }

    /** Orders text as Java does. */
    @CaughtBy({
        "s08_without_a_sort_the_order_is_that_of_ids_by_code_point",
        "s08_pages_are_complete_without_repeats_in_both_directions_with_ties"
    })
    static final class OrdersByCodeUnits extends PlainStorage {
        OrdersByCodeUnits(Store store) {
            super(store);
        }

        @Override
        RecordPage page(RecordQuery query, List<StoredRecord> found) {
            return ordered(query, found, Comparator.naturalOrder());
        }
    }

    /** Orders text as a dictionary does. */
    @CaughtBy({
        "s08_without_a_sort_the_order_is_that_of_ids_by_code_point",
        "s08_pages_are_complete_without_repeats_in_both_directions_with_ties"
    })
    static final class OrdersByCollation extends PlainStorage {
        OrdersByCollation(Store store) {
            super(store);
        }

        @Override
        RecordPage page(RecordQuery query, List<StoredRecord> found) {
            Collator german = Collator.getInstance(Locale.GERMAN);
            return ordered(query, found, (a, b) -> german.compare(a, b));
        }
    }

    /** Compares text with the bounds of a range as Java does. */
    @CaughtBy("s08_a_range_includes_its_beginning_and_excludes_its_end")
    static final class RangesByCodeUnits extends PlainStorage {
        RangesByCodeUnits(Store store) {
            super(store);
        }

        @Override
        boolean holds(Condition condition, StoredRecord row) {
            if (condition instanceof Condition.Range range
                    && row.attributes().get(condition.attribute()) instanceof AttributeValue.Text text
                    && !(range.from() instanceof AttributeValue.Whole)) {
                return (!(range.from() instanceof AttributeValue.Text from)
                                || text.value().compareTo(from.value()) >= 0)
                        && (!(range.until() instanceof AttributeValue.Text until)
                                || text.value().compareTo(until.value()) < 0);
            }
            return super.holds(condition, row);
        }
    }

    /** Takes the number of records on the pages before for a cursor. */
    @CaughtBy({
        "s08_paging_stays_complete_while_other_records_are_inserted",
        "s08_a_cursor_survives_the_deletion_of_the_record_it_points_at"
    })
    static final class PagesByOffset extends PlainStorage {
        PagesByOffset(Store store) {
            super(store);
        }

        @Override
        RecordPage page(RecordQuery query, List<StoredRecord> found) {
            int skipped = query.cursor() == null ? 0 : offset(query.cursor());
            RecordQuery whole = query.from(null).limitedTo(RecordQuery.MAX_LIMIT);
            List<StoredRecord> rest =
                    super.page(whole, found).records().stream().skip(skipped).toList();
            return rest.size() <= query.limit()
                    ? new RecordPage(rest, null)
                    : new RecordPage(rest.subList(0, query.limit()), "" + (skipped + query.limit()));
        }

        private static int offset(String cursor) {
            try {
                return Integer.parseInt(cursor);
            } catch (NumberFormatException e) {
                throw InvalidInputException.of("query", "cursor", cursor, "is none", "pass it on unchanged");
            }
        }
    }

    /** Begins a page with the value at which the last one ended. */
    @CaughtBy("s08_pages_are_complete_without_repeats_in_both_directions_with_ties")
    static final class RepeatsTies extends PlainStorage {
        RepeatsTies(Store store) {
            super(store);
        }

        @Override
        RecordPage page(RecordQuery query, List<StoredRecord> found) {
            if (query.cursor() == null || query.sort() == null) {
                return super.page(query, found);
            }
            KeysetCursor end = KeysetCursor.decode(query.cursor());
            String before = query.sort().descending() ? "\uffff" : "";
            return super.page(query.from(new KeysetCursor(end.value(), before).encode()), found);
        }
    }

    /** Sorts records without a value to the end. */
    @CaughtBy("s08_records_without_the_sort_attribute_do_not_appear")
    static final class SortsRecordsWithoutTheValue extends PlainStorage {
        SortsRecordsWithoutTheValue(Store store) {
            super(store);
        }

        @Override
        public RecordPage query(RecordQuery query) {
            RecordPage page = super.query(query);
            if (query.sort() == null || page.cursor() != null) {
                return page;
            }
            Predicate<StoredRecord> any = matching(
                    new RecordQuery(query.tenant(), query.type(), query.conditions(), null, query.limit(), null));
            List<StoredRecord> all = new ArrayList<>(page.records());
            rows().stream()
                    .filter(any)
                    .filter(row -> !row.attributes().containsKey(query.sort().attribute()))
                    .forEach(all::add);
            return new RecordPage(all, null);
        }
    }

    /** Gives a cursor with every full page. */
    @CaughtBy("s08_a_page_that_ends_with_the_last_record_has_no_cursor")
    static final class EndsWithACursor extends PlainStorage {
        EndsWithACursor(Store store) {
            super(store);
        }

        @Override
        RecordPage page(RecordQuery query, List<StoredRecord> found) {
            RecordPage page = super.page(query, found);
            if (page.records().size() < query.limit()) {
                return page;
            }
            StoredRecord last = page.records().get(page.records().size() - 1);
            AttributeValue value = query.sort() == null
                    ? null
                    : last.attributes().get(query.sort().attribute());
            return new RecordPage(
                    page.records(), new KeysetCursor(value, last.key().id()).encode());
        }
    }

    /** Begins anew when a cursor cannot be read. */
    @CaughtBy("s08_text_that_is_not_a_cursor_is_refused_as_invalid_input")
    static final class TakesAnythingForACursor extends PlainStorage {
        TakesAnythingForACursor(Store store) {
            super(store);
        }

        @Override
        RecordPage page(RecordQuery query, List<StoredRecord> found) {
            try {
                return super.page(query, found);
            } catch (InvalidInputException e) {
                return super.page(query.from(null), found);
            }
        }
    }
}

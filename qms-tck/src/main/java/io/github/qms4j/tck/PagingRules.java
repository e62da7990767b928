package io.github.qms4j.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** S8 and S9: order, pages and cursors; pages are snapshots. */
interface PagingRules extends StorageHooks {
    @TestFactory
    default Stream<DynamicTest> s08_without_a_sort_the_order_is_that_of_ids_by_code_point() {
        return eachType(s -> {
            for (String id : List.of("b", "😀", "a", "（", "B", "10", "9", "é")) {
                s.insert(s.record(id));
            }
            assertEquals(
                    List.of("10", "9", "B", "a", "b", "é", "（", "😀"),
                    s.ids(s.all().limitedTo(2)));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_pages_are_complete_without_repeats_in_both_directions_with_ties() {
        return eachType(s -> {
            for (AttributeType type : AttributeType.values()) {
                List<String> ascending = insertWithTies(s, type);
                List<String> descending = new ArrayList<>(ascending);
                Collections.reverse(descending);
                String attribute = s.attribute(type);
                for (int limit : new int[] {1, 2, 3, 7, 100}) {
                    assertEquals(
                            ascending,
                            s.ids(s.all().sortedBy(Sort.ascending(attribute)).limitedTo(limit)),
                            type + " by " + limit);
                    assertEquals(
                            descending,
                            s.ids(s.all().sortedBy(Sort.descending(attribute)).limitedTo(limit)),
                            type + " down by " + limit);
                }
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_ids_and_values_of_any_unicode_page_without_gaps_or_repeats() {
        return eachType(s -> {
            for (String text : ContentRules.AWKWARD) {
                s.insert(s.record(text, 0, Map.of(s.attribute(AttributeType.TEXT), AttributeValue.of("v" + text))));
            }
            Sort byText = Sort.ascending(s.attribute(AttributeType.TEXT));
            for (RecordQuery query :
                    List.of(s.all().limitedTo(1), s.all().sortedBy(byText).limitedTo(1))) {
                List<String> ids = s.ids(query);
                assertEquals(ContentRules.AWKWARD.size(), ids.size());
                assertEquals(new HashSet<>(ContentRules.AWKWARD), new HashSet<>(ids));
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_records_without_the_sort_attribute_do_not_appear() {
        return eachType(s -> {
            s.insert(s.record("bare", 0, Map.of()), s.recordWith("one", AttributeValue.of(1)));
            Sort sort = Sort.ascending(s.attribute(AttributeType.LONG));
            assertEquals(List.of("one"), s.ids(s.all().sortedBy(sort)));
            assertEquals(1, s.storage().count(s.all().sortedBy(sort)));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_a_sort_by_an_attribute_that_nobody_ever_stored_finds_nothing() {
        return eachType(s -> {
            s.insert(s.record("one"));
            assertEquals(List.of(), s.ids(s.all().sortedBy(Sort.descending("neverStored"))));
            assertEquals(0, s.storage().count(s.all().sortedBy(Sort.descending("neverStored"))));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_conditions_and_sort_work_together_across_pages() {
        return eachType(s -> {
            String text = s.attribute(AttributeType.TEXT);
            String whole = s.attribute(AttributeType.LONG);
            for (int i = 0; i < 12; i++) {
                s.insert(s.record(
                        "r" + i,
                        0,
                        Map.of(text, AttributeValue.of(i % 3 == 0 ? "hit" : "miss"), whole, AttributeValue.of(-i))));
            }
            RecordQuery query = s.all()
                    .whereEqual(text, AttributeValue.of("hit"))
                    .sortedBy(Sort.ascending(whole))
                    .limitedTo(2);
            assertEquals(List.of("r9", "r6", "r3", "r0"), s.ids(query));
            assertEquals(List.of("r0"), s.ids(query.whereBetween(whole, AttributeValue.of(0), null)));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_paging_stays_complete_while_other_records_are_inserted() {
        return eachType(s -> {
            for (AttributeType type : List.of(AttributeType.TEXT, AttributeType.INSTANT)) {
                List<String> expected = insertWithTies(s, type);
                RecordQuery query =
                        s.all().sortedBy(Sort.ascending(s.attribute(type))).limitedTo(2);
                List<String> seen = new ArrayList<>();
                Optional<String> cursor = Optional.empty();
                int intruder = 0;
                do {
                    RecordPage page = s.storage().query(query.from(cursor.orElse(null)));
                    page.records().forEach(r -> seen.add(r.key().id()));
                    cursor = page.next();
                    if (intruder < 20) {
                        AttributeValue anywhere =
                                Samples.of(type).get(intruder % Samples.of(type).size());
                        s.insert(s.recordWith(type + "~intruder-" + intruder++, anywhere));
                    }
                } while (cursor.isPresent());
                assertEquals(new HashSet<>(seen).size(), seen.size(), "a record came twice");
                seen.removeIf(id -> id.contains("~intruder"));
                assertEquals(expected, seen);
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_a_page_that_ends_with_the_last_record_has_no_cursor() {
        return eachType(s -> {
            s.insert(s.record("a"), s.record("b"));
            assertTrue(s.storage().query(s.all().limitedTo(2)).next().isEmpty());
            assertTrue(s.storage().query(s.all().limitedTo(1)).next().isPresent());
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_a_cursor_survives_the_deletion_of_the_record_it_points_at() {
        return eachType(s -> {
            s.insert(s.record("a"), s.record("b"), s.record("c"));
            RecordPage first = s.storage().query(s.all().limitedTo(2));
            s.storage().apply(ChangeSet.of(new Change.Delete(s.key("b"), 0)));
            RecordPage second = s.storage().query(s.all().from(first.next().orElseThrow()));
            assertEquals(List.of(s.record("c")), second.records());
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_text_that_is_not_a_cursor_is_refused_as_invalid_input() {
        return eachType(s -> assertThrows(
                InvalidInputException.class, () -> s.storage().query(s.all().from("not a cursor"))));
    }

    @TestFactory
    default Stream<DynamicTest> s09_a_page_does_not_change_when_its_records_do() {
        return eachType(s -> {
            s.insert(s.record("one"), s.record("two"));
            RecordPage page = s.storage().query(s.all());
            StoredRecord found = s.storage().find(s.key("one")).orElseThrow();
            s.update(s.record("one", 1));
            s.insert(s.record("three"));
            assertEquals(List.of(s.record("one"), s.record("two")), page.records());
            assertEquals(s.record("one"), found);
        });
    }

    /** Three records for each sample value; returns their ids in ascending order of value, then id. */
    private static List<String> insertWithTies(StorageUnderTest s, AttributeType type) {
        List<String> ids = new ArrayList<>();
        List<StoredRecord> records = new ArrayList<>();
        List<AttributeValue> values = Samples.of(type);
        for (int value = 0; value < values.size(); value++) {
            for (int tie = 0; tie < 3; tie++) {
                // Ids that fall while values rise, so that an order by id alone cannot pass.
                String id = String.format("%s-%02d-%d", type, values.size() - value, tie);
                ids.add(id);
                records.add(s.recordWith(id, values.get(value)));
            }
        }
        Collections.reverse(records);
        s.insert(records.toArray(StoredRecord[]::new));
        return ids;
    }
}

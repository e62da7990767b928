package io.github.qms4j.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** S8: what conditions match. */
interface QueryRules extends StorageHooks {
    @TestFactory
    default Stream<DynamicTest> s08_equals_finds_exactly_the_records_with_the_value() {
        return eachType(s -> {
            for (AttributeType type : AttributeType.values()) {
                List<AttributeValue> values = insertSamples(s, type);
                for (int i = 0; i < values.size(); i++) {
                    assertEquals(
                            List.of(id(type, i)),
                            s.ids(s.all().whereEqual(s.attribute(type), values.get(i))),
                            "equal to " + values.get(i));
                }
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_many_keys_find_their_records_and_no_others() {
        return eachType(s -> {
            String type = s.key("k").type();
            StoredRecord ofOtherTenant = new StoredRecord(new RecordKey("acme2", type, "k1"), 0, 1, Map.of(), "theirs");
            StoredRecord ofOtherType = new StoredRecord(
                    new RecordKey(StorageUnderTest.TENANT, type + ".other", "k2"), 0, 1, Map.of(), "others");
            s.insert(ofOtherTenant, ofOtherType);
            s.insert(IntStream.range(0, 1_100).mapToObj(i -> s.record("k" + i)).toArray(StoredRecord[]::new));
            Set<String> wanted = new HashSet<>(Set.of("missing", "k", "K1"));
            Set<StoredRecord> there = new HashSet<>();
            IntStream.range(0, 1_100).filter(i -> i % 11 != 0).forEach(i -> {
                wanted.add("k" + i);
                there.add(s.record("k" + i));
            });
            assertEquals(there, found(s, StorageUnderTest.TENANT, type, wanted));
            assertEquals(Set.of(s.record("k7")), found(s, StorageUnderTest.TENANT, type, Set.of("k7")));
            assertEquals(Set.of(), found(s, StorageUnderTest.TENANT, type, Set.of()));
            assertEquals(Set.of(ofOtherTenant), found(s, "acme2", type, wanted));
            assertEquals(Set.of(ofOtherType), found(s, StorageUnderTest.TENANT, type + ".other", wanted));
        });
    }

    private static Set<StoredRecord> found(StorageUnderTest s, String tenant, String type, Set<String> ids) {
        List<StoredRecord> found = s.storage().findAll(tenant, type, ids);
        Set<StoredRecord> once = new HashSet<>(found);
        assertEquals(once.size(), found.size(), "a record came twice");
        return once;
    }

    @TestFactory
    default Stream<DynamicTest> s08_the_same_id_in_another_tenant_or_type_changes_no_query() {
        return eachType(s -> {
            StoredRecord ours = s.record("same", 0, attributes(s, "ours", 1));
            StoredRecord theirs = s.of(new RecordKey("acme2", ours.key().type(), "same"), attributes(s, "theirs", 2));
            StoredRecord others = s.of(
                    new RecordKey(StorageUnderTest.TENANT, ours.key().type() + ".other", "same"),
                    attributes(s, "others", 3));
            s.insert(ours, theirs, others);
            assertFoundByItsOwnAttributes(s, ours.key(), "ours", 1);
            assertFoundByItsOwnAttributes(s, theirs.key(), "theirs", 2);
            assertFoundByItsOwnAttributes(s, others.key(), "others", 3);
            s.update(s.record("same", 1, attributes(s, "changed", 4)));
            assertFoundByItsOwnAttributes(s, ours.key(), "changed", 4);
            s.storage().apply(ChangeSet.of(new Change.Delete(ours.key(), 1)));
            assertEquals(0, s.storage().count(s.all()));
            assertFoundByItsOwnAttributes(s, theirs.key(), "theirs", 2);
            assertFoundByItsOwnAttributes(s, others.key(), "others", 3);
        });
    }

    /** An attribute the adapter may know, and one of a vendor. */
    private static Map<String, AttributeValue> attributes(StorageUnderTest s, String text, long number) {
        return Map.of(s.attribute(AttributeType.TEXT), AttributeValue.of(text), "siteCode", AttributeValue.of(number));
    }

    private static void assertFoundByItsOwnAttributes(StorageUnderTest s, RecordKey key, String text, long number) {
        RecordQuery all = RecordQuery.of(key.tenant(), key.type());
        String known = s.attribute(AttributeType.TEXT);
        for (String value : List.of("ours", "theirs", "others", "changed")) {
            List<String> due = value.equals(text) ? List.of("same") : List.of();
            AttributeValue wanted = AttributeValue.of(value);
            assertEquals(due, s.ids(all.whereEqual(known, wanted)), value);
            assertEquals(due, s.ids(all.whereIn(known, Set.of(wanted))), value);
            assertEquals(due.size(), s.storage().count(all.whereEqual(known, wanted)), value);
        }
        for (long value = 1; value <= 4; value++) {
            List<String> due = value == number ? List.of("same") : List.of();
            RecordQuery wanted = all.whereBetween("siteCode", AttributeValue.of(value), AttributeValue.of(value + 1));
            assertEquals(due, s.ids(wanted), "site " + value);
            assertEquals(due, s.ids(wanted.sortedBy(Sort.descending("siteCode"))), "site " + value);
        }
        assertEquals(List.of("same"), s.ids(all.sortedBy(Sort.ascending(known))));
        assertEquals(1, s.storage().count(all.sortedBy(Sort.ascending("siteCode"))));
    }

    @TestFactory
    default Stream<DynamicTest> s08_a_value_of_another_type_never_matches() {
        return eachType(s -> {
            for (String attribute :
                    List.of("mixed", s.attribute(AttributeType.TEXT), s.attribute(AttributeType.LONG))) {
                List<AttributeValue> alike = List.of(
                        AttributeValue.of("7"),
                        AttributeValue.of(7),
                        decimal("7"),
                        AttributeValue.of("true"),
                        AttributeValue.of(true),
                        AttributeValue.of("2026-03-01"),
                        AttributeValue.of(LocalDate.of(2026, 3, 1)),
                        AttributeValue.of("2026-03-01T00:00:00Z"),
                        AttributeValue.of(Instant.parse("2026-03-01T00:00:00Z")),
                        AttributeValue.of(Instant.parse("2026-03-01T00:00:00Z").toEpochMilli()));
                for (int i = 0; i < alike.size(); i++) {
                    s.insert(s.record(attribute + i, 0, Map.of(attribute, alike.get(i))));
                }
                for (int i = 0; i < alike.size(); i++) {
                    AttributeValue value = alike.get(i);
                    List<String> itself = List.of(attribute + i);
                    assertEquals(itself, s.ids(s.all().whereEqual(attribute, value)), value::toString);
                    assertEquals(itself, s.ids(s.all().whereIn(attribute, Set.of(value))), value::toString);
                    assertOfItsTypeAlone(s, s.all().whereBetween(attribute, value, null), attribute, value);
                    assertOfItsTypeAlone(s, s.all().whereBetween(attribute, null, value), attribute, value);
                }
            }
        });
    }

    private static void assertOfItsTypeAlone(
            StorageUnderTest s, RecordQuery query, String attribute, AttributeValue bound) {
        for (String id : s.ids(query)) {
            AttributeValue found =
                    s.storage().find(s.key(id)).orElseThrow().attributes().get(attribute);
            assertEquals(bound.type(), found == null ? null : found.type(), () -> id + " beside " + bound);
        }
    }

    @TestFactory
    default Stream<DynamicTest> s08_in_finds_the_records_with_any_of_the_values() {
        return eachType(s -> {
            for (AttributeType type : AttributeType.values()) {
                List<AttributeValue> values = insertSamples(s, type);
                Set<AttributeValue> wanted = Set.of(values.get(0), values.get(values.size() - 1));
                assertEquals(
                        List.of(id(type, 0), id(type, values.size() - 1)),
                        s.ids(s.all().whereIn(s.attribute(type), wanted)));
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_a_range_includes_its_beginning_and_excludes_its_end() {
        return eachType(s -> {
            for (AttributeType type : AttributeType.values()) {
                List<AttributeValue> values = insertSamples(s, type);
                String attribute = s.attribute(type);
                for (int from = 0; from < values.size(); from++) {
                    int until = values.size() - 1;
                    assertEquals(
                            ids(type, from, Math.max(from, until)),
                            s.ids(s.all().whereBetween(attribute, values.get(from), values.get(until))));
                    assertEquals(
                            ids(type, from, values.size()),
                            s.ids(s.all().whereBetween(attribute, values.get(from), null)));
                    assertEquals(ids(type, 0, from), s.ids(s.all().whereBetween(attribute, null, values.get(from))));
                }
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_in_takes_a_thousand_values() {
        return eachType(s -> {
            Set<AttributeValue> wanted = new HashSet<>();
            IntStream.range(0, 1_000).forEach(i -> wanted.add(AttributeValue.of("wanted-" + i)));
            s.insert(
                    s.recordWith("first", AttributeValue.of("wanted-0")),
                    s.recordWith("last", AttributeValue.of("wanted-999")),
                    s.recordWith("other", AttributeValue.of("unwanted")));
            RecordQuery query = s.all().whereIn(s.attribute(AttributeType.TEXT), wanted);
            assertEquals(List.of("first", "last"), s.ids(query));
            assertEquals(2, s.storage().count(query));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_in_without_values_finds_nothing() {
        return eachType(s -> {
            s.insert(s.record("one"));
            RecordQuery query = s.all().whereIn(s.attribute(AttributeType.TEXT), Set.of());
            assertEquals(List.of(), s.ids(query));
            assertEquals(0, s.storage().count(query));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_decimals_are_equal_by_value_whatever_their_scale() {
        return eachType(s -> {
            String attribute = s.attribute(AttributeType.DECIMAL);
            s.insert(
                    s.recordWith("a", decimal("1.10")),
                    s.recordWith("b", decimal("1.1")),
                    s.recordWith("c", decimal("1.11")));
            assertEquals(List.of("a", "b"), s.ids(s.all().whereEqual(attribute, decimal("1.100"))));
            assertEquals(List.of("a", "b"), s.ids(s.all().whereIn(attribute, Set.of(decimal("1.1000")))));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_conditions_must_all_hold() {
        return eachType(s -> {
            String text = s.attribute(AttributeType.TEXT);
            String day = s.attribute(AttributeType.DATE);
            AttributeValue early = Samples.of(AttributeType.DATE).get(0);
            AttributeValue late = Samples.of(AttributeType.DATE).get(5);
            s.insert(
                    s.record("a", 0, Map.of(text, AttributeValue.of("x"), day, early)),
                    s.record("b", 0, Map.of(text, AttributeValue.of("x"), day, late)),
                    s.record("c", 0, Map.of(text, AttributeValue.of("y"), day, late)));
            RecordQuery query = s.all()
                    .whereEqual(text, AttributeValue.of("x"))
                    .whereBetween(day, late, null)
                    .whereIn(text, Set.of(AttributeValue.of("x"), AttributeValue.of("y")));
            assertEquals(List.of("b"), s.ids(query));
            assertEquals(1, s.storage().count(query));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_a_record_without_the_attribute_never_matches() {
        return eachType(s -> {
            s.insert(s.record("bare", 0, Map.of()));
            for (AttributeType type : AttributeType.values()) {
                AttributeValue least = Samples.of(type).get(0);
                String attribute = s.attribute(type);
                assertEquals(List.of(), s.ids(s.all().whereEqual(attribute, least)));
                assertEquals(List.of(), s.ids(s.all().whereBetween(attribute, least, null)));
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_an_attribute_that_nobody_ever_stored_matches_nothing() {
        return eachType(s -> {
            s.insert(s.record("one"));
            assertEquals(List.of(), s.ids(s.all().whereEqual("neverStored", AttributeValue.of("x"))));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_a_query_sees_the_newest_attributes_only() {
        return eachType(s -> {
            for (AttributeType type : AttributeType.values()) {
                List<AttributeValue> values = Samples.of(type);
                StoredRecord first = s.recordWith("r" + type, values.get(0));
                s.insert(first);
                s.update(s.record("r" + type, 1, Map.of(s.attribute(type), values.get(1))));
                assertEquals(List.of(), s.ids(s.all().whereEqual(s.attribute(type), values.get(0))));
                assertEquals(List.of("r" + type), s.ids(s.all().whereEqual(s.attribute(type), values.get(1))));
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_custom_attributes_can_be_queried_beside_known_ones() {
        return eachType(s -> {
            String known = s.attribute(AttributeType.TEXT);
            s.insert(
                    s.record("a", 0, Map.of(known, AttributeValue.of("x"), "siteCode", AttributeValue.of(7))),
                    s.record("b", 0, Map.of(known, AttributeValue.of("x"), "siteCode", AttributeValue.of(8))),
                    s.record("c", 0, Map.of(known, AttributeValue.of("x"), "otherCode", AttributeValue.of(7))));
            assertEquals(
                    List.of("a"),
                    s.ids(s.all()
                            .whereEqual(known, AttributeValue.of("x"))
                            .whereEqual("siteCode", AttributeValue.of(7))));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_records_of_other_types_are_not_found() {
        return eachType(s -> {
            s.insert(s.record("one"));
            assertEquals(
                    0,
                    s.storage()
                            .count(RecordQuery.of(
                                    StorageUnderTest.TENANT, s.all().type() + ".other")));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_count_is_the_number_of_records_on_all_pages() {
        return eachType(s -> {
            String attribute = s.attribute(AttributeType.LONG);
            for (int i = 0; i < 23; i++) {
                s.insert(s.recordWith("r" + i, AttributeValue.of(i)));
            }
            RecordQuery query = s.all()
                    .whereBetween(attribute, AttributeValue.of(3), AttributeValue.of(20))
                    .limitedTo(4);
            assertEquals(17, s.storage().count(query));
            assertEquals(17, s.ids(query).size());
        });
    }

    @TestFactory
    default Stream<DynamicTest> s08_a_limit_outside_one_to_ten_thousand_is_refused() {
        return eachType(s -> {
            assertThrows(IllegalArgumentException.class, () -> s.all().limitedTo(0));
            assertThrows(IllegalArgumentException.class, () -> s.all().limitedTo(10_001));
            s.insert(s.record("one"));
            assertEquals(List.of("one"), s.ids(s.all().limitedTo(RecordQuery.MAX_LIMIT)));
        });
    }

    private static AttributeValue decimal(String text) {
        return AttributeValue.of(new BigDecimal(text));
    }

    private static List<AttributeValue> insertSamples(StorageUnderTest s, AttributeType type) {
        List<AttributeValue> values = Samples.of(type);
        for (int i = 0; i < values.size(); i++) {
            s.insert(s.recordWith(id(type, i), values.get(i)));
        }
        return values;
    }

    private static String id(AttributeType type, int number) {
        return String.format("%s-%02d", type, number);
    }

    private static List<String> ids(AttributeType type, int from, int until) {
        return IntStream.range(from, until).mapToObj(i -> id(type, i)).toList();
    }
}

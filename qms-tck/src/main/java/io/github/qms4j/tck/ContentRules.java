package io.github.qms4j.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** S6, S7 and S10: what is read back is what was stored, character for character and digit for digit. */
interface ContentRules extends StorageHooks {
    /** Text that stores, drivers and template engines are known to change. */
    List<String> AWKWARD = List.of(
            "plain",
            "dots.and.$dollars.$oid",
            "O'Brien \"quoted\" `ticks` \\back\\slash\\n %s ?1 :name {0}",
            "Ünïcödé ß 中文 العربية",
            "emoji 👩‍🔬🇪🇺 and 𝒮𝓊𝓅𝓅𝓁𝑒𝓂𝑒𝓃𝓉",
            "combining e\u0301 is not \u00e9",
            "tab\tnewline\ncarriage\rbell\u0007escape\u001bdelete\u007f",
            "  spaces around  ",
            "line separator\u2028bom\ufeffzero\u200bwidth",
            "");

    @TestFactory
    default Stream<DynamicTest> s06_the_payload_comes_back_character_for_character() {
        return eachType(s -> {
            for (String payload : Stream.concat(
                            AWKWARD.stream(),
                            Stream.of(
                                    "{\"$oid\":\"507f1f77bcf86cd799439011\",\"amount\":1.10}",
                                    "{ \"b\":1, \"a\":2, \"a\":3 }  \n\n",
                                    "[1.10,1e400,\"\\u0000\"]",
                                    "not json {{{"))
                    .toList()) {
                StoredRecord record = new StoredRecord(s.key("p" + payload.hashCode()), 0, 1, Map.of(), payload);
                s.insert(record);
                s.assertStored(record);
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s06_an_updated_payload_replaces_the_old_one() {
        return eachType(s -> {
            s.insert(s.record("one"));
            StoredRecord next = new StoredRecord(s.key("one"), 1, 2, Map.of(), "{}");
            s.update(next);
            s.assertStored(next);
        });
    }

    @TestFactory
    default Stream<DynamicTest> s06_the_schema_version_of_the_payload_is_kept() {
        return eachType(s -> {
            StoredRecord record = new StoredRecord(s.key("one"), 0, Integer.MAX_VALUE, Map.of(), "{}");
            s.insert(record);
            s.assertStored(record);
        });
    }

    @TestFactory
    default Stream<DynamicTest> s07_attributes_of_every_type_come_back_as_they_were() {
        return eachType(s -> {
            for (AttributeType type : AttributeType.values()) {
                int number = 0;
                for (AttributeValue value : Samples.of(type)) {
                    StoredRecord record = s.recordWith(type + "-" + number++, value);
                    s.insert(record);
                    s.assertStored(record);
                }
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s07_a_record_can_have_attributes_of_all_types_and_lose_them_again() {
        return eachType(s -> {
            Map<String, AttributeValue> all = new HashMap<>();
            for (AttributeType type : AttributeType.values()) {
                all.put(s.attribute(type), Samples.of(type).get(1));
                all.put(
                        "custom" + type.name().charAt(0) + type.name().length(),
                        Samples.of(type).get(0));
            }
            s.insert(s.record("one", 0, all));
            s.assertStored(s.record("one", 0, all));
            s.update(s.record("one", 1, Map.of()));
            s.assertStored(s.record("one", 1, Map.of()));
            s.update(s.record("one", 2, all));
            s.assertStored(s.record("one", 2, all));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s07_a_decimal_keeps_its_scale() {
        return eachType(s -> {
            for (String text : List.of("1.1", "1.10", "1.100", "0.00", "-0.0010", "1E+3", "1000")) {
                StoredRecord record = s.recordWith("d" + text, AttributeValue.of(new BigDecimal(text)));
                s.insert(record);
                s.assertStored(record);
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s07_a_decimal_keeps_thirty_digits() {
        return eachType(s -> {
            StoredRecord record =
                    s.recordWith("long", AttributeValue.of(new BigDecimal("123456789012345678901234567.890")));
            s.insert(record);
            s.assertStored(record);
        });
    }

    @TestFactory
    default Stream<DynamicTest> s07_an_instant_keeps_each_millisecond() {
        return eachType(s -> {
            for (long millisecond : new long[] {-86_400_001, -1_000, -999, -1, 0, 1, 999, 1_774_747_800_001L}) {
                StoredRecord record =
                        s.recordWith("i" + millisecond, AttributeValue.of(Instant.ofEpochMilli(millisecond)));
                s.insert(record);
                s.assertStored(record);
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s07_an_empty_text_is_not_an_absent_one() {
        return eachType(s -> {
            s.insert(s.recordWith("empty", AttributeValue.of("")), s.record("absent", 0, Map.of()));
            s.assertStored(s.recordWith("empty", AttributeValue.of("")));
            s.assertStored(s.record("absent", 0, Map.of()));
            assertEquals(
                    List.of("empty"),
                    s.ids(s.all().whereEqual(s.attribute(AttributeType.TEXT), AttributeValue.of(""))));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s10_any_unicode_is_kept_and_found_in_a_text_attribute() {
        return eachType(s -> {
            int number = 0;
            for (String text : AWKWARD) {
                String id = "t" + number++;
                s.insert(s.recordWith(id, AttributeValue.of(text)));
                s.assertStored(s.recordWith(id, AttributeValue.of(text)));
                assertEquals(
                        List.of(id),
                        s.ids(s.all().whereEqual(s.attribute(AttributeType.TEXT), AttributeValue.of(text))));
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s10_any_unicode_is_legal_in_an_id() {
        return eachType(s -> {
            for (String id : AWKWARD) {
                s.insert(s.record(id));
            }
            for (String id : AWKWARD) {
                s.assertStored(s.record(id));
            }
            assertEquals(AWKWARD.size(), s.ids(s.all().limitedTo(3)).size());
        });
    }

    @TestFactory
    default Stream<DynamicTest> s10_any_unicode_is_legal_in_tenant_and_type() {
        return eachType(s -> {
            for (String part : AWKWARD) {
                RecordKey key = new RecordKey("tenant " + part, "vendor." + part, "id");
                StoredRecord record = new StoredRecord(key, 0, 1, Map.of(), "{}");
                s.insert(record);
                s.assertStored(record);
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s10_ids_that_differ_in_case_accent_or_trailing_space_are_different() {
        return eachType(s -> {
            List<String> alike = List.of("a", "A", "a ", " a", "\u00e1", "a\u0301");
            alike.forEach(id -> s.insert(s.record(id)));
            alike.forEach(id -> s.assertStored(s.record(id)));
            assertEquals(alike.size(), s.storage().count(s.all()));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s10_a_payload_of_one_mebibyte_is_kept() {
        return eachType(s -> {
            String line = "{\"$oid\":\"0123456789abcdef\",\"text\":\"line\"} \n";
            String payload = line.repeat((1 << 20) / line.length() + 1).substring(0, 1 << 20);
            StoredRecord record = new StoredRecord(s.key("large"), 0, 1, Map.of(), payload);
            s.insert(record);
            assertEquals(
                    payload,
                    Objects.requireNonNull(s.stored("large").orElse(null)).payload());
        });
    }
}

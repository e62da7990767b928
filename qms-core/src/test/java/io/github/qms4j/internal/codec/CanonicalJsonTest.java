package io.github.qms4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CanonicalJsonTest {
    private static String canonical(String json) {
        return CanonicalJson.write(PayloadCodec.tree(json));
    }

    /** The order of RFC 8785, 3.2.3, which is that of UTF-16 code units: an emoji sorts before U+FB33. */
    @Test
    void keys_are_sorted_by_utf16_code_unit() {
        String shuffled =
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";

        assertThat(canonical(shuffled))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Test
    void only_what_must_be_escaped_is_escaped() {
        assertThat(canonical("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\""))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    @Test
    void control_characters_take_their_short_form_where_there_is_one() {
        assertThat(canonical("\"\\u0000\\u0007\\u0008\\u0009\\u000a\\u000b\\u000c\\u000d\\u001f\\u007f\""))
                .isEqualTo("\"\\u0000\\u0007\\b\\t\\n\\u000b\\f\\r\\u001f\u007f\"");
    }

    @Test
    void space_between_tokens_is_dropped_and_literals_stay() {
        assertThat(canonical(" { \"b\" : [ true , false , null , { } , [ ] ] , \"a\" : \"\" } "))
                .isEqualTo("{\"a\":\"\",\"b\":[true,false,null,{},[]]}");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-0,0", "-17,-17", "9223372036854775808,9223372036854775808"})
    void whole_numbers_are_plain_digits(String json, String expected) {
        assertThat(canonical(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "[0.1]", "{\"a\":1e3}"})
    void floating_point_has_no_canonical_form(String json) {
        assertThatThrownBy(() -> canonical(json))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BigDecimal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d"})
    void half_a_surrogate_pair_is_refused(String text) {
        assertThatThrownBy(() -> CanonicalJson.string(text, new StringBuilder()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void a_value_has_one_text_whatever_the_order_it_was_written_in() {
        Random random = new Random(8785);
        for (int round = 0; round < 200; round++) {
            JsonNode tree = RandomTrees.next(random, 3);
            String canonical = CanonicalJson.write(tree);

            assertThat(canonical(shuffled(tree, random))).isEqualTo(canonical);
            assertThat(canonical(canonical)).isEqualTo(canonical);
        }
    }

    private static String shuffled(JsonNode tree, Random random) {
        List<String> parts = new ArrayList<>();
        if (tree.isObject()) {
            tree.properties().forEach(e -> {
                StringBuilder name = new StringBuilder();
                CanonicalJson.string(e.getKey(), name);
                parts.add(name + " : " + shuffled(e.getValue(), random));
            });
            Collections.shuffle(parts, random);
            return "{ " + String.join(" , ", parts) + " }";
        }
        if (tree.isArray()) {
            tree.forEach(e -> parts.add(shuffled(e, random)));
            return "[ " + String.join(" , ", parts) + " ]";
        }
        return CanonicalJson.write(tree);
    }
}

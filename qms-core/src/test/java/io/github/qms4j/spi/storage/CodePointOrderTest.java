package io.github.qms4j.spi.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointOrderTest {
    /** Ends of the ranges in which code points and UTF-16 units are ordered differently, halves of pairs included. */
    private static final List<String> ALPHABET = List.of(
            "\0", "a", "b", "\ud7ff", "\ud83d", "\ude00", "\ue000", "\uff08", "\uffff", "\ud800\udc00", "\ud83d\ude00");

    @Test
    void text_is_ordered_by_code_point_whatever_its_surrogates() {
        Random random = new Random(20261201);
        for (int i = 0; i < 20_000; i++) {
            String a = text(random);
            String b = text(random);
            assertThat(Integer.signum(CodePointOrder.compare(a, b)))
                    .as("%s and %s", escaped(a), escaped(b))
                    .isEqualTo(Integer.signum(Arrays.compare(
                            a.codePoints().toArray(), b.codePoints().toArray())));
        }
    }

    @Test
    void a_character_beyond_the_first_plane_comes_behind_every_character_of_it() {
        List<String> sorted = new ArrayList<>(List.of("😀", "（", "\ufffd", "z", "中", ""));
        sorted.sort(CodePointOrder.COMPARATOR);
        assertThat(sorted).containsExactly("", "z", "中", "（", "\ufffd", "😀");
        assertThat("😀".compareTo("（")).as("as String orders them").isNegative();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            text.append(ALPHABET.get(random.nextInt(ALPHABET.size())));
        }
        return text.toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
        return escaped.toString();
    }
}

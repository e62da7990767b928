package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.spi.storage.CodePointOrder;
import io.github.qms4j.spi.support.CodePointOrderedText;
import io.github.qms4j.spi.support.StorableText;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Text as each database keeps it: nothing is lost, and it sorts there by the code points of what it stands for. */
class OrderedTextTest {
    private static final List<String> ALPHABET = List.of(
            "\0",
            "\u0001",
            "\u0002",
            "a",
            "\ud7fe",
            "\ud7ff",
            "\ud800",
            "\ud83d",
            "\ude00",
            "\ue000",
            "\ue03d",
            "\uff08",
            "\ufffe",
            "\uffff",
            "\ud800\udc00",
            "\ud83d\ude00");

    @Test
    void what_h2_keeps_is_ordered_by_code_point_though_h2_compares_code_units() {
        assertOrdered(CodePointOrderedText::encode, CodePointOrderedText::decode, Comparator.naturalOrder());
    }

    @Test
    void what_postgresql_keeps_is_ordered_by_code_point() {
        assertOrdered(StorableText::escape, StorableText::unescape, CodePointOrder.COMPARATOR);
    }

    @Test
    void text_of_the_first_plane_stands_in_h2_as_it_is() {
        assertThat(CodePointOrderedText.encode("Grüße （中文）")).isEqualTo("Grüße （中文）");
        assertThat(CodePointOrderedText.encode("ok 😀")).isEqualTo("ok \uffff😀");
    }

    private static void assertOrdered(
            UnaryOperator<String> kept, UnaryOperator<String> read, Comparator<String> orderOfDatabase) {
        Random random = new Random(20261201);
        for (int i = 0; i < 50_000; i++) {
            String a = text(random);
            String b = text(random);
            assertThat(read.apply(kept.apply(a))).isEqualTo(a);
            assertThat(Integer.signum(orderOfDatabase.compare(kept.apply(a), kept.apply(b))))
                    .as(
                            "%s and %s",
                            a.chars().boxed().toList(), b.chars().boxed().toList())
                    .isEqualTo(Integer.signum(CodePointOrder.compare(a, b)));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            text.append(ALPHABET.get(random.nextInt(ALPHABET.size())));
        }
        return text.toString();
    }
}

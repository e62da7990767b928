package io.github.qms4j.statistics.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected draws and hashes were computed from the description of the algorithm, in another language. */
@Verifies("AUD-10")
class SampleDrawTest {
    private static final Population CAPAS = Population.of(IntStream.rangeClosed(1, 100)
            .mapToObj(i -> String.format("CAPA-2026-%04d", i))
            .toList());

    private static byte[] seed(long number) {
        return ByteBuffer.allocate(32).putLong(number).array();
    }

    private static byte[] ascending() {
        byte[] seed = new byte[32];
        for (int i = 0; i < 32; i++) {
            seed[i] = (byte) i;
        }
        return seed;
    }

    @Test
    void another_language_draws_the_same_records() {
        assertThat(CAPAS.hash()).isEqualTo("5eadf41c2f91bdcddc36590dd1f4e84e22e8ab79b40df0fe0fd7f27db6de9375");
        assertThat(SampleDraw.of(CAPAS, ascending(), 1).first(8))
                .containsExactly(
                        "CAPA-2026-0004",
                        "CAPA-2026-0097",
                        "CAPA-2026-0018",
                        "CAPA-2026-0069",
                        "CAPA-2026-0001",
                        "CAPA-2026-0041",
                        "CAPA-2026-0026",
                        "CAPA-2026-0089");
        assertThat(SampleDraw.of(CAPAS, ascending(), 2).first(8))
                .containsExactly(
                        "CAPA-2026-0093",
                        "CAPA-2026-0087",
                        "CAPA-2026-0036",
                        "CAPA-2026-0074",
                        "CAPA-2026-0010",
                        "CAPA-2026-0009",
                        "CAPA-2026-0047",
                        "CAPA-2026-0034");
    }

    /** By UTF-16 units the character beyond the basic plane would come before U+FFEE. */
    @Test
    void ids_are_ordered_by_the_bytes_of_their_utf_8_form() {
        Population rare = Population.of(List.of("a", "\uffee", "\ud800\udc00", "\u00e9", "Z"));

        assertThat(rare.ids()).containsExactly("Z", "a", "\u00e9", "\uffee", "\ud800\udc00");
        assertThat(rare.hash()).isEqualTo("f1fe45516968faf7408b4176eecf01fea428fa6d488d49a6a42863d48ea059a0");
        assertThat(SampleDraw.of(rare, ascending(), 1).first(5))
                .containsExactly("\uffee", "\u00e9", "a", "Z", "\ud800\udc00");
    }

    @Test
    void the_order_in_which_records_are_given_is_of_no_account() {
        List<String> shuffled = new ArrayList<>(CAPAS.ids());
        Collections.shuffle(shuffled, new Random(4));
        Population again = Population.of(shuffled);

        assertThat(again).isEqualTo(CAPAS).hasSameHashCodeAs(CAPAS);
        assertThat(SampleDraw.of(again, ascending(), 1)).isEqualTo(SampleDraw.of(CAPAS, ascending(), 1));
        assertThat(SampleDraw.of(again, ascending(), 1).first(20))
                .isEqualTo(SampleDraw.of(CAPAS, ascending(), 1).first(20));
    }

    @Test
    void a_smaller_sample_is_the_beginning_of_a_larger_one() {
        SampleDraw draw = SampleDraw.of(CAPAS, seed(7), 1);
        List<String> all = draw.first(100);

        for (int size = 0; size <= 100; size++) {
            assertThat(draw.first(size)).isEqualTo(all.subList(0, size));
        }
        assertThat(all).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(CAPAS.ids());
    }

    @Test
    void another_seed_another_population_or_another_number_is_another_draw() {
        Population fewer = Population.of(CAPAS.ids().subList(0, 99));
        SampleDraw draw = SampleDraw.of(CAPAS, seed(7), 1);

        assertThat(SampleDraw.of(CAPAS, seed(8), 1)).isNotEqualTo(draw);
        assertThat(SampleDraw.of(CAPAS, seed(8), 1).first(20)).isNotEqualTo(draw.first(20));
        assertThat(SampleDraw.of(CAPAS, seed(7), 2).first(20)).isNotEqualTo(draw.first(20));
        assertThat(SampleDraw.of(fewer, seed(7), 1).first(20)).isNotEqualTo(draw.first(20));
    }

    /** Chi-squared over the ten pairs of five, with the seeds 0 to 9,999: 27.88 is exceeded with a probability of 0.001. */
    @Test
    void every_set_of_records_is_as_probable() {
        Population five = Population.of(List.of("a", "b", "c", "d", "e"));
        Map<String, Integer> counts = new HashMap<>();
        int draws = 10_000;
        for (int number = 0; number < draws; number++) {
            List<String> pair = SampleDraw.of(five, seed(number), 1).first(2).stream()
                    .sorted()
                    .toList();
            counts.merge(String.join("", pair), 1, Integer::sum);
        }
        double expected = draws / 10.0;
        double chiSquared = counts.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();

        assertThat(counts).hasSize(10);
        assertThat(chiSquared).isLessThan(27.88);
    }

    @Test
    void an_id_is_named_once_and_can_be_written() {
        assertThatThrownBy(() -> Population.of(List.of("a", "b", "a")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ids 'a': is there twice");
        assertThatThrownBy(() -> Population.of(List.of("a", " "))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Population.of(List.of("\ud800"))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_seed_is_long_and_a_sample_within_its_population() {
        SampleDraw draw = SampleDraw.of(CAPAS, seed(7), 1);

        assertThatThrownBy(() -> SampleDraw.of(CAPAS, new byte[15], 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("bytes of the seed '15'");
        assertThatThrownBy(() -> SampleDraw.of(CAPAS, seed(7), 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> draw.first(101))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not 0 to 100");
        assertThatThrownBy(() -> draw.first(-1)).isInstanceOf(InvalidInputException.class);
        assertThat(SampleDraw.of(Population.of(List.of()), seed(7), 1).first(0)).isEmpty();
    }

    @Test
    void a_draw_does_not_change_with_the_array_of_its_seed() {
        byte[] seed = seed(7);
        SampleDraw draw = SampleDraw.of(CAPAS, seed, 1);
        List<String> first = draw.first(5);
        seed[0] = 1;
        draw.seed()[0] = 1;

        assertThat(draw.first(5)).isEqualTo(first);
        assertThat(draw.seed()).isEqualTo(seed(7));
    }
}

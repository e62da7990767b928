package io.github.qms4j.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("X-8")
class QuantityTest {
    @Test
    void a_quantity_is_a_decimal_with_its_unit() {
        Quantity quantity = Quantity.of("12.50", "h");

        assertThat(quantity.value()).isEqualTo(new BigDecimal("12.50"));
        assertThat(quantity.unit()).isEqualTo("h");
        assertThat(quantity).hasToString("12.50 h");
    }

    @Test
    void a_plain_count_prints_without_a_unit() {
        assertThat(Quantity.of(12, "1")).hasToString("12");
    }

    @Test
    void a_large_number_prints_in_digits() {
        assertThat(Quantity.of("1e7", "1")).hasToString("10000000");
    }

    @Test
    void quantities_compare_by_value_whatever_their_scale() {
        assertThat(Quantity.of("1.10", "%").compareWith(Quantity.of("1.1", "%")))
                .isZero();
        assertThat(Quantity.of("-0.1", "%").compareWith(Quantity.of(0, "%"))).isNegative();
    }

    @Test
    void tenths_add_up_to_what_a_person_expects() {
        BigDecimal sum =
                Quantity.of("0.1", "h").value().add(Quantity.of("0.2", "h").value());

        assertThat(new Quantity(sum, "h").compareWith(Quantity.of("0.3", "h"))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"h, min", "%, 1", "h, H"})
    void quantities_of_different_units_are_not_compared(String unit, String other) {
        assertThatThrownBy(() -> Quantity.of(60, unit).compareWith(Quantity.of(1, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("units differ")
                .hasMessageContaining(Quantity.of(60, unit).toString());
    }

    @Test
    void zero_of_one_unit_is_not_zero_of_another() {
        assertThatThrownBy(() -> Quantity.of(0, "h").compareWith(Quantity.of(0, "min")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Quantity.of(0, "h")).isNotEqualTo(Quantity.of(0, "min"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void a_quantity_needs_a_unit(String blank) {
        assertThatThrownBy(() -> Quantity.of(1, blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NaN", "Infinity", "-∞", "n/a", "12,5", "12 h", "0x1F", "1.2.3", "--1", "null"})
    void what_is_no_number_is_no_quantity(String text) {
        assertThatThrownBy(() -> Quantity.of(text, "h"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("12.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e101"})
    void a_number_that_no_measurement_can_have_is_refused(String text) {
        assertThatThrownBy(() -> Quantity.of(text, "h"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("100 digits");
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, false, true, true",
        "MORE_THAN, false, false, true",
        "AT_MOST, true, true, false",
        "LESS_THAN, true, false, false",
        "EQUAL_TO, false, true, false"
    })
    void a_bound_holds_as_its_comparator_says(Comparator comparator, boolean below, boolean at, boolean above) {
        Bound bound = new Bound(comparator, Quantity.of("95.0", "%"));

        assertThat(bound.isMetBy(Quantity.of("94.999", "%"))).isEqualTo(below);
        assertThat(bound.isMetBy(Quantity.of("95", "%"))).isEqualTo(at);
        assertThat(bound.isMetBy(Quantity.of("95.001", "%"))).isEqualTo(above);
    }

    @Test
    void a_bound_in_one_unit_says_nothing_of_another() {
        Bound bound = new Bound(Comparator.AT_MOST, Quantity.of(4, "h"));

        assertThatThrownBy(() -> bound.isMetBy(Quantity.of(3, "min"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_bound_prints_its_sign() {
        assertThat(new Bound(Comparator.AT_LEAST, Quantity.of(95, "%"))).hasToString("≥ 95 %");
        assertThat(List.of(Comparator.values()))
                .extracting(Comparator::symbol)
                .containsExactly("≥", ">", "≤", "<", "=");
    }

    @Test
    void of_a_bound_and_its_opposite_exactly_one_holds() {
        Random random = new Random(8);
        for (int round = 0; round < 2_000; round++) {
            Quantity limit = new Quantity(BigDecimal.valueOf(random.nextInt(200), random.nextInt(3)), "h");
            Quantity value = new Quantity(BigDecimal.valueOf(random.nextInt(200), random.nextInt(3)), "h");

            assertThat(new Bound(Comparator.AT_LEAST, limit).isMetBy(value))
                    .isNotEqualTo(new Bound(Comparator.LESS_THAN, limit).isMetBy(value));
            assertThat(new Bound(Comparator.AT_MOST, limit).isMetBy(value))
                    .isNotEqualTo(new Bound(Comparator.MORE_THAN, limit).isMetBy(value));
            assertThat(new Bound(Comparator.EQUAL_TO, limit).isMetBy(value))
                    .isEqualTo(new Bound(Comparator.AT_LEAST, limit).isMetBy(value)
                            && new Bound(Comparator.AT_MOST, limit).isMetBy(value));
        }
    }
}

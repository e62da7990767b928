package io.github.qms4j.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.CodePointOrder;
import io.github.qms4j.spi.storage.Condition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortKeyTest {
    private final Random random = new Random(20261201);

    @ParameterizedTest
    @EnumSource
    void keys_are_ordered_as_the_values_are_and_give_them_back(AttributeType type) {
        for (int i = 0; i < 20_000; i++) {
            AttributeValue a = value(type);
            AttributeValue b = value(type);
            assertThat(Integer.signum(CodePointOrder.compare(SortKey.of(a), SortKey.of(b))))
                    .as("%s and %s", a, b)
                    .isEqualTo(Integer.signum(AttributeValue.compare(a, b)));
            AttributeValue read = SortKey.value(SortKey.of(a));
            assertThat(AttributeValue.compare(read, a))
                    .as("%s read as %s", a, read)
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"7, L01:7", "42, L02:42", "0, L01:0", "-42, L-97-57"})
    void a_whole_number_has_the_count_of_its_digits_in_front(long number, String key) {
        assertThat(SortKey.of(AttributeValue.of(number))).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"25, E101:1.25", "25.00, E101:1.25", "0.00, E0", "2.5E+1, E101:1.25", "-25, E-98-8.74~"})
    void decimals_of_one_value_have_one_key_whatever_their_scale(String number, String key) {
        assertThat(SortKey.of(AttributeValue.of(new BigDecimal(number)))).isEqualTo(key);
    }

    @Test
    void text_dates_and_instants_stand_in_their_keys_as_a_person_reads_them() {
        assertThat(SortKey.of(AttributeValue.of("late （中文）"))).isEqualTo("Tlate （中文）");
        assertThat(SortKey.of(AttributeValue.of(LocalDate.of(2026, 3, 29)))).isEqualTo("D2026-03-29");
        assertThat(SortKey.of(AttributeValue.of(Instant.parse("2026-03-29T01:30:00.120Z"))))
                .isEqualTo("I2026-03-29T01:30:00.120Z");
        assertThat(SortKey.of(AttributeValue.of(true))).isEqualTo("B1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X1", "B2", "L1:42", "L02:042", "E101:1.250", "D2026-02-30", "I2026-03-29", "I2026"})
    void text_that_is_no_key_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortKey.value(text))
                .withMessageContaining(text);
    }

    @Test
    void a_range_covers_the_keys_of_its_type_alone() {
        AttributeValue seven = AttributeValue.of(7);
        assertThat(SortKey.Interval.of(new Condition.Range("n", seven, null)))
                .isEqualTo(new SortKey.Interval("L01:7", "M"));
        assertThat(SortKey.Interval.of(new Condition.Range("n", null, seven)))
                .isEqualTo(new SortKey.Interval("L", "L01:7"));
        assertThat(SortKey.Interval.of(new Condition.Range("n", seven, AttributeValue.of(12))))
                .isEqualTo(new SortKey.Interval("L01:7", "L02:12"));
    }

    private AttributeValue value(AttributeType type) {
        int bits = 1 + random.nextInt(63);
        long whole = (random.nextLong() >>> (64 - bits)) * (random.nextBoolean() ? 1 : -1);
        return switch (type) {
            case BOOLEAN -> AttributeValue.of(random.nextBoolean());
            case LONG -> AttributeValue.of(bits == 63 ? random.nextLong() : whole);
            case DECIMAL -> AttributeValue.of(decimal());
            case DATE -> AttributeValue.of(LocalDate.ofEpochDay(whole % LocalDate.MAX.toEpochDay()));
            case INSTANT -> AttributeValue.of(Instant.ofEpochMilli(whole));
            case TEXT -> AttributeValue.of(text());
        };
    }

    private BigDecimal decimal() {
        BigInteger digits = new BigInteger(1 + random.nextInt(90), random);
        int scale = random.nextInt(5) == 0 ? random.nextInt(2_000) - 1_000 : random.nextInt(7) - 3;
        BigDecimal decimal = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale);
        return random.nextInt(3) == 0 ? decimal.remainder(BigDecimal.TEN).setScale(1, RoundingMode.DOWN) : decimal;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            text.appendCodePoint(new int[] {0, 'a', 'b', '~', 0xff08, 0x1f600}[random.nextInt(6)]);
        }
        return text.toString();
    }
}

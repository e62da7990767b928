package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as text that is compared byte by byte. */
@Verifies("X-9")
class SqliteTextTest {
    private static final int DRAWN = 2_000;
    private static final long SEED = 20_261_130;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:30:00.250Z, 2026-03-02T09:30:00.250Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
        "+10000-01-01T17:59:59.999Z, A10000-01-01T17:59:59.999Z",
        "+100000-12-31T23:59:59.999Z, B100000-12-31T23:59:59.999Z",
        "-4000-01-01T00:00:00.001Z, -999996000-01-01T00:00:00.001Z"
    })
    void a_moment_is_written_in_utc_to_the_millisecond(Instant moment, String text) {
        assertThat(SqliteText.of(moment.atOffset(ZoneOffset.ofHours(5)))).isEqualTo(text);
        assertThat(SqliteText.moment(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "0, p0001 0",
        "123.45, p0003 123.45",
        "123.4500, p0003 123.45",
        "1E+3, p0004 1000",
        "0.050, p0001 0.05",
        "-1.25, n9998 8.74~",
        "-1000, n9995 8999~"
    })
    void a_decimal_is_written_by_its_value(BigDecimal value, String text) {
        assertThat(SqliteText.of(value)).isEqualTo(text);
        assertThat(SqliteText.decimal(text)).isEqualByComparingTo(value);
    }

    @Test
    void decimals_are_in_order() {
        List<BigDecimal> drawn = Stream.concat(
                        IntStream.range(0, DRAWN)
                                .mapToObj(i -> new BigDecimal(
                                        new BigInteger(1 + random.nextInt(90), random), random.nextInt(40) - 15)),
                        Stream.of("0", "1", "-1", "0.1", "-0.1", "9", "10", "-9", "-10", "1.1", "1.11", "-1.1", "-1.11")
                                .map(BigDecimal::new))
                .flatMap(value -> Stream.of(value, value.negate()))
                .toList();
        assertInOrder(drawn, SqliteText::of, SqliteText::decimal);
    }

    @Test
    void moments_are_in_order() {
        List<Instant> drawn = LongStream.concat(
                        random.longs(DRAWN, -62_167_219_200_000L, 253_402_300_800_000L),
                        random.longs(DRAWN, Long.MIN_VALUE, Long.MAX_VALUE))
                .mapToObj(Instant::ofEpochMilli)
                .toList();
        assertInOrder(drawn, moment -> SqliteText.of(moment.atOffset(ZoneOffset.UTC)), SqliteText::moment);
    }

    @Test
    void dates_are_in_order() {
        List<LocalDate> drawn = LongStream.concat(
                        random.longs(DRAWN, -800_000, 3_000_000),
                        random.longs(DRAWN, LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay()))
                .mapToObj(LocalDate::ofEpochDay)
                .toList();
        assertInOrder(
                Stream.concat(drawn.stream(), Stream.of(LocalDate.MIN, LocalDate.MAX))
                        .toList(),
                SqliteText::of,
                SqliteText::date);
    }

    private static <T extends Comparable<? super T>> void assertInOrder(
            List<T> drawn, Function<T, String> written, Function<String, T> read) {
        List<T> ordered = drawn.stream().sorted().toList();
        assertThat(ordered.stream().map(written)).as("seed " + SEED).isSorted();
        for (int i = 1; i < ordered.size(); i++) {
            T value = ordered.get(i);
            String text = written.apply(value);
            assertThat(read.apply(text)).usingComparator(Comparable::compareTo).isEqualTo(value);
            assertThat(text.equals(written.apply(ordered.get(i - 1))))
                    .isEqualTo(value.compareTo(ordered.get(i - 1)) == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+9999", "-1E+9999", "1E-10000"})
    void a_number_of_ten_thousand_digits_is_refused(BigDecimal value) {
        assertThatThrownBy(() -> SqliteText.of(value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("9999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "p0003 123.450",
                "p0004 123.45",
                "p003 123.45",
                "p0003 0123",
                "q0003 123",
                "n9998 8.74",
                "n9998 8.74~~",
                "p0001 1e0",
                "p0001 +1",
                "p0001 -1",
                "p0001  1"
            })
    void a_decimal_that_was_altered_is_refused(String text) {
        assertThatThrownBy(() -> SqliteText.decimal(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-02",
                "2026-03-02 09:30:00.250Z",
                "2026-03-02T09:30:00.250",
                "2026-03-02T09:30:00.25Z",
                "2026-03-02T09:30:00.250+00:00",
                "2026-02-30T09:30:00.250Z",
                "2026-03-02T24:30:00.250Z",
                "A2026-03-02T09:30:00.250Z",
                "2026-03-02T09:30:00.250Zx",
                "+026-03-02T09:30:00.250Z"
            })
    void a_moment_that_was_altered_is_refused(String text) {
        assertThatThrownBy(() -> SqliteText.moment(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-3-02", "2026-02-30", "2026-03-02x", "20260302", "26-03-02", "B10000-03-02"})
    void a_date_that_was_altered_is_refused(String text) {
        assertThatThrownBy(() -> SqliteText.date(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

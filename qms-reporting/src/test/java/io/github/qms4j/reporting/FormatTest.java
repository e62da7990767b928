package io.github.qms4j.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "PT0.25S, 0.25 s",
        "PT45M, 45 min",
        "PT4H5M, 4 h 05 min",
        "PT76H, 76 h 00 min",
        "PT1H2S, 1 h 2 s",
        "PT-90M, −1 h 30 min",
        "PT12345H, 12 345 h 00 min"
    })
    void a_duration_reads_in_hours_minutes_and_seconds_never_days(String given, String read) {
        Duration duration = given.equals("0") ? Duration.ZERO : Duration.parse(given);
        assertThat(shown(Format.duration(), Cell.duration(duration))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "1234, 0, 1234",
        "12345.678, 1, 12 345.7",
        "-1234567, 0, −1 234 567",
        "-0.04, 1, 0.0",
        "1E+20, 0, 100 000 000 000 000 000 000"
    })
    void a_number_reads_in_groups_and_never_in_scientific_notation(String given, int decimals, String read) {
        assertThat(shown(Format.number(decimals), Cell.number(new BigDecimal(given))))
                .isEqualTo(read);
    }

    @Test
    void a_ratio_reads_as_a_percentage() {
        assertThat(shown(Format.percent(1), Cell.share(2, 3, "none"))).isEqualTo("66.7 %");
    }

    @Test
    void a_share_of_nothing_is_no_data_and_not_zero() {
        assertThat(shown(Format.percent(1), Cell.share(0, 0, "no tickets"))).isEqualTo("no data: no tickets");
    }

    @Test
    void an_instant_shows_which_of_two_equal_wall_clock_times_it_was() {
        ZoneId zurich = ZoneId.of("Europe/Zurich");
        assertThat(Format.instant(Instant.parse("2026-10-25T00:30:00Z"), zurich))
                .isEqualTo("2026-10-25 02:30:00 +02:00");
        assertThat(Format.instant(Instant.parse("2026-10-25T01:30:00Z"), zurich))
                .isEqualTo("2026-10-25 02:30:00 +01:00");
    }

    @Test
    void a_number_that_is_none_is_refused() {
        assertThatThrownBy(() -> Cell.number(Double.NaN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Cell.noData");
    }

    @Test
    void a_number_too_long_to_print_is_refused() {
        assertThatThrownBy(() -> Cell.number(new BigDecimal("1E+1000000"))).isInstanceOf(InvalidInputException.class);
    }

    private static String shown(Format format, Cell cell) {
        return format.display(cell, ZoneOffset.UTC).replace('\u202f', ' ');
    }
}

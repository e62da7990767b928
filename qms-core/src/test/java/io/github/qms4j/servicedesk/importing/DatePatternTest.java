package io.github.qms4j.servicedesk.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates are what java.time says they are, however fast. */
@Verifies("SD-5")
class DatePatternTest {
    private static final String CHARACTERS = "0123456789/-:. TZ+";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d/M/uuuu H:mm",
                "uuuu-MM-dd HH:mm:ss",
                "uuuu-MM-dd'T'HH:mm:ss.SSSZ",
                "uuuu-MM-dd'T'HH:mm:ssXXX",
                "uuuu-MM-dd HH:mmXX",
                "dd.MM.uuuu",
                "uuuu/M/d H:m:s.SSSSSS",
                "d-M-uuuu H:m",
                "uuuuMMddHHmmss",
                "dd/MMM/uu h:mm a",
                "uuuu-MM-dd'T'HH:mm[:ss][XXX]",
                "ISO_INSTANT",
                "ISO_OFFSET_DATE_TIME",
                "ISO_LOCAL_DATE_TIME",
                "ISO_LOCAL_DATE"
            })
    void a_pattern_reads_what_java_time_reads(String name) {
        DatePattern pattern = DatePattern.of(name, Locale.ENGLISH);
        ZoneOffsets zone = new ZoneOffsets(ZoneId.of("America/Sao_Paulo"));
        DateTimeFormatter writer =
                DateTimeFormatter.ofPattern(name.startsWith("ISO") ? "uuuu-MM-dd'T'HH:mm:ssXXX" : name, Locale.ENGLISH);
        Random random = new Random(498);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(-70_000_000_000_000L, 250_000_000_000_000L));
            String text = writer.format(instant.atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-1080, 1081) * 60)));
            String mutated = i % 3 == 0 ? text : mutate(text, random);
            assertThat(pattern.parse(mutated, zone)).as(mutated).isEqualTo(pattern.parseByFormatter(mutated, zone));
        }
    }

    private static String mutate(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int n = random.nextInt(1, 3); n > 0 && mutated.length() > 1; n--) {
            int at = random.nextInt(mutated.length());
            char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            switch (random.nextInt(3)) {
                case 0 -> mutated.setCharAt(at, c);
                case 1 -> mutated.insert(at, c);
                default -> mutated.deleteCharAt(at);
            }
        }
        return mutated.toString();
    }

    @Test
    void a_date_of_plain_numbers_is_compiled() {
        assertThat(List.of("d/M/uuuu H:mm", "uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd'T'HH:mm:ss.SSSZ"))
                .allMatch(pattern -> NumericDatePattern.compile(pattern) != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Monrovia", "+05:45"})
    void local_times_become_the_instants_that_java_time_gives(String id) {
        ZoneId zone = ZoneId.of(id);
        ZoneOffsets offsets = new ZoneOffsets(zone);
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            long local = random.nextLong(-4_000_000_000L, 4_000_000_000L) * 1_000;
            LocalDateTime time = LocalDateTime.ofEpochSecond(local / 1_000, 0, ZoneOffset.UTC);
            assertThat(offsets.toInstant(local))
                    .isEqualTo(time.atZone(zone).toInstant().toEpochMilli());
        }
    }

    @Test
    void a_time_in_a_gap_moves_forward_and_one_in_an_overlap_is_the_earlier() {
        ZoneOffsets berlin = new ZoneOffsets(ZoneId.of("Europe/Berlin"));
        DatePattern pattern = DatePattern.of("uuuu-MM-dd HH:mm", Locale.ENGLISH);
        assertThat(Instant.ofEpochMilli(pattern.parse("2026-03-29 02:30", berlin)))
                .isEqualTo("2026-03-29T01:30:00Z");
        assertThat(Instant.ofEpochMilli(pattern.parse("2026-10-25 02:30", berlin)))
                .isEqualTo("2026-10-25T00:30:00Z");
    }

    private static ExportDates dates(Locale language, String... patterns) {
        return new ExportDates(
                "export",
                Stream.of(patterns)
                        .map(pattern -> DatePattern.of(pattern, language))
                        .toList(),
                ZoneOffset.UTC,
                ImportLimits.standard());
    }

    private static Instant read(ExportDates dates, String text) {
        return Instant.ofEpochMilli(dates.parse(text, 2));
    }

    @Test
    void a_text_of_one_pattern_alone_is_read_by_that() {
        ExportDates dates = dates(Locale.ENGLISH, "d/M/uuuu", "uuuu-MM-dd", "uuuu-MM-dd'T'HH:mm");
        assertThat(read(dates, "3/4/2024")).isEqualTo("2024-04-03T00:00:00Z");
        assertThat(read(dates, "2024-04-03")).isEqualTo("2024-04-03T00:00:00Z");
        assertThat(read(dates, "2024-04-03T10:00")).isEqualTo("2024-04-03T10:00:00Z");
    }

    @Test
    void a_text_that_two_patterns_read_as_different_dates_is_refused_with_both() {
        ExportDates dates = dates(Locale.ENGLISH, "dd/MM/uuuu", "MM/dd/uuuu");
        assertThat(read(dates, "13/02/2026")).isEqualTo("2026-02-13T00:00:00Z");
        assertThat(read(dates, "03/03/2026")).isEqualTo("2026-03-03T00:00:00Z");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> dates.parse("03/02/2026", 7))
                .withMessageContaining("line 7 '03/02/2026'")
                .withMessageContaining("3 February 2026 by dd/MM/uuuu and 2 March 2026 by MM/dd/uuuu")
                .withMessageContaining("dateOrder")
                .withMessageContaining("line 2 has '13/02/2026' with the day first");
    }

    @Test
    void dates_that_can_only_have_the_day_first_and_others_only_the_month_are_refused_with_both_rows() {
        ExportDates dates = dates(Locale.ENGLISH, "dd/MM/uuuu", "MM/dd/uuuu");
        dates.parse("13/02/2026", 5);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> dates.parse("02/14/2026", 9))
                .withMessageContaining("line 9 '02/14/2026'")
                .withMessageContaining("line 5 has '13/02/2026'");
    }

    @Test
    void a_date_that_contradicts_the_order_of_the_mapping_is_refused_with_one_that_was_read_so() {
        ExportDates dates = dates(Locale.ENGLISH, "d/M/uuuu H:mm");
        dates.parse("3/2/2026 8:00", 5);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> dates.parse("2/13/2026 8:00", 9))
                .withMessageContaining("line 9 '2/13/2026 8:00'")
                .withMessageContaining("line 5 has '3/2/2026 8:00'")
                .withMessageContaining("dateOrder month-first");
        ExportDates backwards = dates(Locale.ENGLISH, "d/M/uuuu H:mm");
        assertThat(backwards.parse("2/13/2026 8:00", 5)).isEqualTo(DatePattern.NO_DATE);
        assertThat(backwards.fault()).contains("would be one with the month first");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> backwards.parse("3/2/2026 8:00", 9))
                .withMessageContaining("line 5 has '2/13/2026 8:00'");
    }

    @Test
    void two_patterns_that_differ_otherwise_are_told_apart_too() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> dates(Locale.ENGLISH, "uuMMdd", "ddMMuu").parse("010203", 4))
                .withMessageContaining("leaving one of the patterns out");
    }

    @ParameterizedTest
    @CsvSource({
        "d/M/uuuu, DAY_FIRST",
        "MM-dd-uuuu HH:mm, MONTH_FIRST",
        "M/d/uu h:mm a, MONTH_FIRST",
        "uuuu-MM-dd, ",
        "uuuuMMdd, ",
        "d MMM uuuu, ",
        "'d'MM/dd/uuuu, MONTH_FIRST",
        "ISO_LOCAL_DATE, ",
        "EXCEL_SERIAL, "
    })
    void the_order_of_a_pattern_is_that_of_day_and_month_in_numbers(String pattern, @Nullable DateOrder order) {
        assertThat(DatePattern.of(pattern, Locale.ENGLISH).order()).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3/2/26 9:05 pm",
                "3/2/26 9:05 PM",
                "3/2/26 9:05\u202fPM",
                "3/2/26\u00a09:05 p.m.",
                "3/2/26 9:05 P.M."
            })
    void the_halves_of_the_day_are_read_however_they_are_written(String text) {
        assertThat(read(dates(Locale.ENGLISH, "d/M/uu h:mm a"), text)).isEqualTo("2026-02-03T21:05:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "en, d MMM uuuu, 3 feb 2026",
        "de, d. MMMM uuuu, 3. Februar 2026",
        "de, d. MMM uuuu, 3. Feb. 2026",
        "de, d. MMM uuuu, 3. FEB 2026",
        "fr, d MMMM uuuu, 3 février 2026",
        "es, d 'de' MMMM 'de' uuuu, 3 de febrero de 2026"
    })
    void months_are_named_in_the_language_of_the_mapping(String language, String pattern, String text) {
        assertThat(read(dates(Locale.forLanguageTag(language), pattern), text)).isEqualTo("2026-02-03T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "46056, 2026-02-03T00:00:00Z",
        "46056.375, 2026-02-03T09:00:00Z",
        "'46056,3819444444', 2026-02-03T09:10:00Z",
        "61, 1900-03-01T00:00:00Z"
    })
    void a_serial_date_is_days_since_the_end_of_1899(String text, String instant) {
        assertThat(read(dates(Locale.ENGLISH, "EXCEL_SERIAL"), text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "-1", "2958466", "4,6.5", "46056.", "1E5", "", "99999999999999999999999999"})
    void a_number_that_is_no_serial_date_is_none(String text) {
        assertThat(dates(Locale.ENGLISH, "EXCEL_SERIAL").parse(text, 2)).isEqualTo(DatePattern.NO_DATE);
    }

    @Test
    void a_number_is_a_serial_date_only_where_the_mapping_says_so() {
        assertThat(dates(Locale.ENGLISH, "uuuu-MM-dd").parse("46056", 2)).isEqualTo(DatePattern.NO_DATE);
    }
}

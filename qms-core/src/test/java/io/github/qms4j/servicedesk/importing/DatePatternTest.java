package io.github.qms4j.servicedesk.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        DatePattern pattern = DatePattern.of(name);
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
        DatePattern pattern = DatePattern.of("uuuu-MM-dd HH:mm");
        assertThat(Instant.ofEpochMilli(pattern.parse("2026-03-29 02:30", berlin)))
                .isEqualTo("2026-03-29T01:30:00Z");
        assertThat(Instant.ofEpochMilli(pattern.parse("2026-10-25 02:30", berlin)))
                .isEqualTo("2026-10-25T00:30:00Z");
    }

    @Test
    void patterns_are_tried_in_their_order() {
        ExportDates dates =
                new ExportDates(List.of(DatePattern.of("d/M/uuuu"), DatePattern.of("M/d/uuuu")), ZoneOffset.UTC);
        assertThat(Instant.ofEpochMilli(dates.parse("3/4/2024"))).isEqualTo("2024-04-03T00:00:00Z");
        assertThat(Instant.ofEpochMilli(dates.parse("3/14/2024"))).isEqualTo("2024-03-14T00:00:00Z");
    }
}

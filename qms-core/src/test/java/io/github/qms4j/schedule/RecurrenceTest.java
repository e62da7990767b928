package io.github.qms4j.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("X-7")
class RecurrenceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<String> local(Recurrence recurrence, String first, int count) {
        Instant start = LocalDateTime.parse(first).atZone(BERLIN).toInstant();
        return LongStream.range(0, count)
                .mapToObj(n -> recurrence
                        .occurrence(start, n)
                        .atZone(BERLIN)
                        .toLocalDateTime()
                        .toString())
                .toList();
    }

    @Test
    void monthly_from_the_last_of_january_does_not_drift() {
        assertThat(local(Recurrence.every(Period.ofMonths(1), BERLIN), "2026-01-31T09:00", 5))
                .containsExactly(
                        "2026-01-31T09:00",
                        "2026-02-28T09:00",
                        "2026-03-31T09:00",
                        "2026-04-30T09:00",
                        "2026-05-31T09:00");
    }

    @Test
    void yearly_from_a_leap_day_comes_back_to_it() {
        assertThat(local(Recurrence.every(Period.ofYears(1), BERLIN), "2024-02-29T09:00", 5))
                .containsExactly(
                        "2024-02-29T09:00",
                        "2025-02-28T09:00",
                        "2026-02-28T09:00",
                        "2027-02-28T09:00",
                        "2028-02-29T09:00");
    }

    @Test
    void the_local_time_stays_when_the_clocks_change() {
        Recurrence daily = Recurrence.every(Period.ofDays(1), BERLIN);
        Instant first = Instant.parse("2026-03-28T08:00:00Z");

        assertThat(daily.occurrence(first, 1)).isEqualTo(Instant.parse("2026-03-29T07:00:00Z"));
    }

    @Test
    void a_local_time_that_is_skipped_is_moved_on_once_and_not_for_good() {
        assertThat(local(Recurrence.every(Period.ofDays(1), BERLIN), "2026-03-28T02:30", 3))
                .containsExactly("2026-03-28T02:30", "2026-03-29T03:30", "2026-03-30T02:30");
    }

    @Test
    void elapsed_time_does_not_care_for_the_clocks() {
        assertThat(local(Recurrence.every(Duration.ofHours(24)), "2026-03-28T09:00", 2))
                .containsExactly("2026-03-28T09:00", "2026-03-29T10:00");
    }

    @Test
    void the_first_occurrence_is_the_first_also_in_the_hour_that_is_repeated() {
        Recurrence daily = Recurrence.every(Period.ofDays(1), BERLIN);

        assertThat(List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"))
                .allSatisfy(
                        t -> assertThat(daily.occurrence(Instant.parse(t), 0)).isEqualTo(Instant.parse(t)));
    }

    @Test
    void every_occurrence_is_later_than_the_one_before() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            Recurrence recurrence = random.nextBoolean()
                    ? Recurrence.every(Period.of(random.nextInt(2), random.nextInt(3), 1 + random.nextInt(40)), BERLIN)
                    : Recurrence.every(Period.ofMonths(1 + random.nextInt(14)), BERLIN);
            Instant first = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
            for (long n = 1; n < 40; n++) {
                assertThat(recurrence.occurrence(first, n)).isAfter(recurrence.occurrence(first, n - 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P-1D", "P1M-1D", "-P1M"})
    void a_period_that_does_not_lead_forward_is_refused(String step) {
        assertThatThrownBy(() -> Recurrence.every(Period.parse(step), BERLIN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("forward");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "PT0.999S"})
    void a_duration_below_a_second_is_refused(String step) {
        assertThatThrownBy(() -> Recurrence.every(Duration.parse(step))).isInstanceOf(InvalidInputException.class);
    }
}

package io.github.qms4j.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a compiled calendar knows of its range, and refuses beyond it. */
@Verifies("SD-3")
class CompiledCalendarTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 5);
    private static final LocalDate UNTIL = LocalDate.of(2026, 1, 10);
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-10T00:00:00Z");

    private final CompiledCalendar week = weekdays().compile(FROM, UNTIL);

    @Test
    void the_whole_range_can_be_measured() {
        assertThat(week.elapsed(START, END)).hasHours(40);
    }

    @Test
    void a_target_that_uses_up_the_range_is_reached() {
        assertThat(week.deadline(START, BusinessDuration.ofHours(40))).isEqualTo("2026-01-09T17:00:00Z");
    }

    @Test
    void a_span_from_before_the_range_is_refused() {
        assertRefused(
                () -> week.elapsed(START.minusNanos(1), END),
                "instant '2026-01-04T23:59:59.999999999Z': is outside the compiled range 2026-01-05 to 2026-01-10"
                        + " of calendar 'weekdays' in UTC (compile a range that holds it)");
    }

    @Test
    void a_span_to_after_the_range_is_refused() {
        assertRefused(() -> week.elapsed(START, END.plusNanos(1)), "'2026-01-10T00:00:00.000000001Z': is outside");
    }

    @Test
    void a_span_of_milliseconds_beyond_the_range_is_refused() {
        assertRefused(
                () -> week.elapsedMillis(START.toEpochMilli(), END.toEpochMilli() + 1),
                "'2026-01-10T00:00:00.001Z': is outside");
    }

    @Test
    void a_start_outside_the_range_is_refused() {
        assertRefused(
                () -> week.deadline(END.plusSeconds(1), BusinessDuration.ofHours(1)),
                "'2026-01-10T00:00:01Z': is outside");
    }

    @Test
    void a_deadline_beyond_the_range_is_refused() {
        assertRefused(
                () -> week.deadline(START, BusinessDuration.ofHours(41)),
                "target 'PT41H of business time from 2026-01-05T00:00:00Z': is not reached within the compiled range");
    }

    @Test
    void a_deadline_a_nanosecond_beyond_the_range_is_refused() {
        assertRefused(
                () -> week.deadline(
                        START, BusinessDuration.of(Duration.ofHours(40).plusNanos(1))),
                "is not reached within");
    }

    @Test
    void a_target_longer_than_any_calendar_is_refused() {
        assertRefused(() -> week.deadline(START, BusinessDuration.ofSeconds(Long.MAX_VALUE)), "is not reached within");
    }

    @Test
    void a_target_of_milliseconds_longer_than_any_calendar_is_refused() {
        assertRefused(() -> week.deadlineEpochMilli(START.toEpochMilli(), Long.MAX_VALUE), "is not reached within");
    }

    @Test
    void a_negative_target_of_milliseconds_is_refused() {
        assertRefused(() -> week.deadlineEpochMilli(START.toEpochMilli(), -1), "target '-1 ms': is negative");
    }

    @Test
    void a_working_day_beyond_the_range_is_refused() {
        assertRefused(
                () -> week.deadline(START, BusinessDays.endOfDay(5)),
                "target '5 business days to the end of the day from 2026-01-05T00:00:00Z': is not reached");
    }

    @Test
    void whether_the_end_of_the_range_is_open_is_refused() {
        assertRefused(() -> week.isOpen(END), "is outside");
    }

    @Test
    void an_opening_beyond_the_range_is_refused() {
        assertRefused(() -> week.nextOpening(Instant.parse("2026-01-09T17:00:00Z")), "is not reached within");
    }

    @Test
    void after_its_last_exception_a_calendar_without_weekly_hours_has_no_opening() {
        CompiledCalendar once = BusinessCalendar.builder("once", "UTC")
                .exception(FROM, List.of(OpeningWindow.parse("09:00-10:00")))
                .build()
                .compile(FROM, UNTIL);
        assertThat(once.nextOpening(Instant.parse("2026-01-05T10:00:00Z"))).isEmpty();
    }

    @Test
    void the_end_of_a_window_is_closed() {
        assertThat(week.isOpen(Instant.parse("2026-01-05T17:00:00Z"))).isFalse();
    }

    @Test
    void the_start_of_a_window_is_open() {
        assertThat(week.isOpen(Instant.parse("2026-01-05T09:00:00Z"))).isTrue();
    }

    @Test
    void an_empty_range_is_refused() {
        assertRefused(() -> weekdays().compile(FROM, FROM), "range '2026-01-05 to 2026-01-05': is empty");
    }

    @Test
    void a_range_beyond_the_year_2399_is_refused() {
        assertRefused(
                () -> weekdays().compile(FROM, LocalDate.of(2400, 1, 2)), "reaches beyond the years 1900 to 2399");
    }

    @Test
    void openings_crowded_into_one_month_of_a_century_are_found() {
        BusinessCalendar.Builder crowded = BusinessCalendar.builder("crowded", "UTC");
        for (int day = 0; day < 28; day++) {
            crowded.exception(FROM.plusDays(day), List.of(OpeningWindow.parse("09:00-10:00")));
        }
        crowded.exception(LocalDate.of(2099, 1, 1), List.of(OpeningWindow.parse("09:00-10:00")));
        CompiledCalendar century = crowded.build().compile(LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));
        assertThat(century.deadline(START, BusinessDuration.ofMinutes(27 * 60 + 30)))
                .isEqualTo("2026-02-01T09:30:00Z");
    }

    private static BusinessCalendar weekdays() {
        return BusinessCalendar.builder("weekdays", "UTC")
                .open(MONDAY, FRIDAY, OpeningWindow.parse("09:00-17:00"))
                .build();
    }

    private static void assertRefused(ThrowingCallable question, String message) {
        assertThatThrownBy(question).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }
}

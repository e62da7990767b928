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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A clock compiles what it is asked for, forwards and backwards, and gives up where there is no answer. */
@Verifies("SD-3")
class BusinessClockTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final BusinessClock clock = weekdays().clock();

    @Test
    void a_span_over_a_century_is_measured() {
        assertThat(clock.elapsed(Instant.parse("1950-01-02T00:00:00Z"), Instant.parse("2050-01-03T00:00:00Z")))
                .isEqualTo(Duration.ofHours(8L * 5 * 5_218));
    }

    @Test
    void an_earlier_question_after_a_later_one_is_answered() {
        clock.elapsed(START, START.plus(Duration.ofDays(7)));
        Instant monday = Instant.parse("2001-01-01T00:00:00Z");
        assertThat(clock.elapsed(monday, monday.plus(Duration.ofDays(7)))).hasHours(40);
    }

    @Test
    void a_deadline_decades_ahead_is_found() {
        assertThat(clock.deadline(START, BusinessDuration.ofHours(8L * 5 * 52 * 50)))
                .isEqualTo("2075-11-01T17:00:00Z");
    }

    @Test
    void a_deadline_in_milliseconds_decades_ahead_is_found() {
        BusinessDuration target = BusinessDuration.ofHours(8L * 5 * 52 * 50);
        assertThat(clock.deadlineEpochMilli(
                        START.toEpochMilli(), target.length().toMillis()))
                .isEqualTo(clock.deadline(START, target).toEpochMilli());
    }

    @Test
    void working_days_decades_ahead_are_counted() {
        assertThat(clock.deadline(START, BusinessDays.endOfDay(5 * 52 * 50)))
                .isEqualTo(clock.deadline(START, BusinessDuration.ofHours(8L * (5 * 52 * 50 + 1))));
    }

    @Test
    void the_end_of_a_compiled_year_is_as_open_as_any_instant() {
        BusinessClock always =
                BusinessCalendar.alwaysOpen("24x7", ZoneId.of("UTC")).clock();
        always.isOpen(Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(always.isOpen(Instant.parse("2028-01-01T00:00:00Z"))).isTrue();
    }

    @Test
    void the_next_opening_is_found_beyond_what_is_compiled() {
        BusinessClock late = BusinessCalendar.builder("late", "UTC")
                .exception(LocalDate.of(2060, 5, 4), List.of(OpeningWindow.parse("09:00-10:00")))
                .build()
                .clock();
        assertThat(late.nextOpening(START)).contains(Instant.parse("2060-05-04T09:00:00Z"));
    }

    @Test
    void a_calendar_without_hours_has_no_next_opening() {
        assertThat(neverOpen().nextOpening(START)).isEmpty();
    }

    @Test
    void a_calendar_without_hours_has_no_elapsed_time() {
        assertThat(neverOpen().elapsed(START, START.plus(Duration.ofDays(9)))).isZero();
    }

    @Test
    void a_zero_target_on_a_calendar_without_hours_ends_at_its_start() {
        assertThat(neverOpen().deadline(START, BusinessDuration.ZERO)).isEqualTo(START);
    }

    @Test
    void a_deadline_on_a_calendar_without_hours_is_refused() {
        assertRefused(
                () -> neverOpen().deadline(START, BusinessDuration.ofHours(1)),
                "target 'PT1H of business time from 2026-01-05T00:00:00Z': is never reached, since calendar 'closed'"
                        + " has no opening on or after 2028-01-01 (give the calendar weekly opening hours)");
    }

    @Test
    void a_deadline_in_milliseconds_on_a_calendar_without_hours_is_refused() {
        assertRefused(() -> neverOpen().deadlineEpochMilli(START.toEpochMilli(), 1), "is never reached");
    }

    @Test
    void working_days_on_a_calendar_without_hours_are_refused() {
        assertRefused(() -> neverOpen().deadline(START, BusinessDays.endOfDay(1)), "is never reached");
    }

    @Test
    void a_deadline_beyond_the_year_2399_is_refused() {
        assertRefused(
                () -> clock.deadline(START, BusinessDuration.ofHours(10_000_000)),
                "is not reached within the compiled range 2026-01-01 to 2400-01-01 of calendar 'weekdays' in UTC"
                        + " (give a nearer target)");
    }

    @Test
    void the_end_of_all_time_is_refused_as_an_instant() {
        assertRefused(() -> clock.elapsed(START, Instant.MAX), "is outside the years 1900 to 2399");
    }

    @Test
    void a_date_that_stands_for_no_date_is_refused() {
        assertRefused(
                () -> clock.isOpen(Instant.parse("0001-01-01T00:00:00Z")),
                "instant '0001-01-01T00:00:00Z': is outside the years 1900 to 2399 of calendar 'weekdays' in UTC"
                        + " (check the date, or leave it out where it stands for no date)");
    }

    @Test
    void a_negative_target_of_milliseconds_is_refused() {
        assertRefused(() -> clock.deadlineEpochMilli(0, -1), "target '-1 ms': is negative");
    }

    @Test
    void threads_that_extend_one_clock_together_get_the_answers_of_a_compiled_calendar() throws Exception {
        CompiledCalendar compiled = weekdays().compile(LocalDate.of(1960, 1, 1), LocalDate.of(2100, 1, 1));
        int threads = 4;
        CountDownLatch together = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                RandomYears years = new RandomYears(thread);
                answers.add(pool.submit((Callable<Boolean>) () -> {
                    together.countDown();
                    together.await();
                    return years.agree(clock, compiled);
                }));
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
    }

    private record RandomYears(long seed) {
        boolean agree(BusinessClock clock, CompiledCalendar compiled) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 500; i++) {
                Instant from = START.plusSeconds(random.nextLong(-2_000_000_000L, 2_000_000_000L));
                Instant until = from.plusSeconds(random.nextInt(100_000_000));
                if (!clock.elapsed(from, until).equals(compiled.elapsed(from, until))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static BusinessClock neverOpen() {
        return BusinessCalendar.builder("closed", "UTC").build().clock();
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

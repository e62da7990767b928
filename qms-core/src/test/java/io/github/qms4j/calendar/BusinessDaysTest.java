package io.github.qms4j.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Targets in working days; "Monday" and the like are those of GLPI's case, November 2018. */
@Verifies("SD-3")
class BusinessDaysTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String FRIDAY_16 = "2018-11-16";
    private static final String SATURDAY_17 = "2018-11-17";
    private static final String MONDAY_19 = "2018-11-19";
    private static final String TUESDAY_20 = "2018-11-20";

    private final BusinessClock office = weekdays("08:00-20:00").build().clock();

    @Test
    void glpi_seven_days_from_monday_at_ten_end_on_wednesday_of_next_week_at_ten() {
        assertThat(office.deadline(at(MONDAY_19, "10:00"), BusinessDays.atSameTime(7)))
                .isEqualTo(at("2018-11-28", "10:00"));
    }

    @Test
    void glpi_seven_days_to_the_end_of_the_day_end_at_closing() {
        assertThat(office.deadline(at(MONDAY_19, "10:00"), BusinessDays.endOfDay(7)))
                .isEqualTo(at("2018-11-28", "20:00"));
    }

    @Test
    void glpi_seven_days_to_the_end_of_a_day_that_never_closes_end_at_midnight() {
        BusinessClock aroundTheClock = weekdays("00:00-24:00").build().clock();
        assertThat(aroundTheClock.deadline(at(MONDAY_19, "10:00"), BusinessDays.endOfDay(7)))
                .isEqualTo(at("2018-11-29", "00:00"));
    }

    @Test
    void a_holiday_is_not_counted() {
        BusinessClock clock = weekdays("08:00-20:00")
                .holiday(LocalDate.parse(TUESDAY_20), "day off")
                .build()
                .clock();
        assertThat(clock.deadline(at(MONDAY_19, "10:00"), BusinessDays.atSameTime(1)))
                .isEqualTo(at("2018-11-21", "10:00"));
    }

    @Test
    void a_closed_day_with_hours_by_exception_is_counted() {
        BusinessClock clock = weekdays("08:00-20:00")
                .exception(LocalDate.parse(SATURDAY_17), List.of(OpeningWindow.parse("10:00-12:00")))
                .build()
                .clock();
        assertThat(clock.deadline(at(FRIDAY_16, "11:00"), BusinessDays.atSameTime(1)))
                .isEqualTo(at(SATURDAY_17, "11:00"));
    }

    @Test
    void one_day_from_saturday_to_the_end_of_the_day_is_monday_at_closing() {
        BusinessClock nineToFive = weekdays("09:00-17:00").build().clock();
        assertThat(nineToFive.deadline(at(SATURDAY_17, "15:00"), BusinessDays.endOfDay(1)))
                .isEqualTo(at(MONDAY_19, "17:00"));
    }

    @Test
    void one_day_from_a_holiday_is_the_next_working_day() {
        BusinessClock clock = weekdays("08:00-20:00")
                .holiday(LocalDate.parse(MONDAY_19), "day off")
                .build()
                .clock();
        assertThat(clock.deadline(at(MONDAY_19, "10:00"), BusinessDays.endOfDay(1)))
                .isEqualTo(at(TUESDAY_20, "20:00"));
    }

    @Test
    void the_same_time_from_a_closed_day_is_closing() {
        assertThat(office.deadline(at(SATURDAY_17, "15:00"), BusinessDays.atSameTime(1)))
                .isEqualTo(at(MONDAY_19, "20:00"));
    }

    @Test
    void zero_days_from_a_closed_day_to_the_end_of_the_day_end_at_the_next_closing() {
        assertThat(office.deadline(at(SATURDAY_17, "15:00"), BusinessDays.endOfDay(0)))
                .isEqualTo(at(MONDAY_19, "20:00"));
    }

    @Test
    void a_start_before_opening_counts_as_one_at_the_opening() {
        assertThat(office.deadline(at(MONDAY_19, "05:00"), BusinessDays.atSameTime(1)))
                .isEqualTo(at(TUESDAY_20, "08:00"));
    }

    @Test
    void a_start_after_closing_still_belongs_to_its_day() {
        assertThat(office.deadline(at(MONDAY_19, "22:00"), BusinessDays.endOfDay(1)))
                .isEqualTo(at(TUESDAY_20, "20:00"));
    }

    @Test
    void the_same_time_after_closing_moves_back_to_closing() {
        assertThat(office.deadline(at(MONDAY_19, "22:00"), BusinessDays.atSameTime(1)))
                .isEqualTo(at(TUESDAY_20, "20:00"));
    }

    @Test
    void the_same_time_before_opening_moves_to_the_opening() {
        BusinessClock clock = withTuesday("10:00-14:00");
        assertThat(clock.deadline(at(MONDAY_19, "09:00"), BusinessDays.atSameTime(1)))
                .isEqualTo(at(TUESDAY_20, "10:00"));
    }

    @Test
    void the_same_time_in_a_break_moves_to_the_end_of_the_break() {
        BusinessClock clock = withTuesday("08:00-12:00", "13:00-18:00");
        assertThat(clock.deadline(at(MONDAY_19, "12:30"), BusinessDays.atSameTime(1)))
                .isEqualTo(at(TUESDAY_20, "13:00"));
    }

    @Test
    void the_same_time_at_the_beginning_of_a_break_stays() {
        BusinessClock clock = withTuesday("08:00-12:00", "13:00-18:00");
        assertThat(clock.deadline(at(MONDAY_19, "12:00"), BusinessDays.atSameTime(1)))
                .isEqualTo(at(TUESDAY_20, "12:00"));
    }

    @Test
    void the_same_time_is_local_time_also_over_a_change_of_the_clocks() {
        BusinessClock clock = BusinessCalendar.builder("daily", BERLIN)
                .open(MONDAY, SUNDAY, OpeningWindow.parse("08:00-18:00"))
                .build()
                .clock();
        assertThat(clock.deadline(at("2026-03-28", "10:00"), BusinessDays.atSameTime(1)))
                .isEqualTo("2026-03-29T08:00:00Z");
    }

    @Test
    void the_same_time_in_a_gap_is_later_by_the_gap() {
        BusinessClock clock = BusinessCalendar.alwaysOpen("24x7", BERLIN).clock();
        assertThat(clock.deadline(at("2026-03-28", "02:30"), BusinessDays.atSameTime(1)))
                .isEqualTo(at("2026-03-29", "03:30"));
    }

    @Test
    void a_day_whose_only_window_vanishes_is_no_working_day() {
        BusinessClock clock = BusinessCalendar.builder("nights", BERLIN)
                .open(SUNDAY, "02:00", "03:00")
                .build()
                .clock();
        assertThat(clock.deadline(at("2026-03-22", "02:15"), BusinessDays.endOfDay(1)))
                .isEqualTo(at("2026-04-05", "03:00"));
    }

    @Test
    void zero_days_at_the_same_time_end_at_the_start() {
        assertThat(office.deadline(at(SATURDAY_17, "15:00"), BusinessDays.atSameTime(0)))
                .isEqualTo(at(SATURDAY_17, "15:00"));
    }

    @Test
    void zero_days_to_the_end_of_the_day_end_at_closing() {
        assertThat(office.deadline(at(MONDAY_19, "10:00"), BusinessDays.endOfDay(0)))
                .isEqualTo(at(MONDAY_19, "20:00"));
    }

    @Test
    void zero_days_to_the_end_of_a_day_that_is_over_end_on_the_next() {
        assertThat(office.deadline(at(MONDAY_19, "20:00"), BusinessDays.endOfDay(0)))
                .isEqualTo(at(TUESDAY_20, "20:00"));
    }

    @Test
    void a_target_keeps_the_fraction_of_a_second_of_its_start() {
        assertThat(office.deadline(at(MONDAY_19, "10:00").plusNanos(7), BusinessDays.atSameTime(1)))
                .isEqualTo(at(TUESDAY_20, "10:00").plusNanos(7));
    }

    @Test
    void a_negative_number_of_days_is_refused() {
        assertThatThrownBy(() -> BusinessDays.endOfDay(-1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'-1': is negative");
    }

    @Test
    void a_negative_duration_is_refused() {
        assertThatThrownBy(() -> BusinessDuration.ofMinutes(-5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'PT-5M': is negative");
    }

    private static BusinessCalendar.Builder weekdays(String window) {
        return BusinessCalendar.builder("weekdays", BERLIN).open(MONDAY, FRIDAY, OpeningWindow.parse(window));
    }

    private static BusinessClock withTuesday(String... windows) {
        List<OpeningWindow> hours =
                List.of(windows).stream().map(OpeningWindow::parse).toList();
        return weekdays("08:00-20:00")
                .exception(LocalDate.parse(TUESDAY_20), hours)
                .build()
                .clock();
    }

    private static Instant at(String date, String time) {
        return LocalDateTime.parse(date + "T" + time).atZone(BERLIN).toInstant();
    }
}

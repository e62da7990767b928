package io.github.qms4j.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Verifies("SD-3")
class BusinessCalendarTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final OpeningWindow MORNING = OpeningWindow.parse("08:00-12:00");

    @Test
    void touching_windows_become_one() {
        BusinessCalendar calendar = berlin().open(MONDAY, "12:00", "18:00")
                .open(MONDAY, "08:00", "12:00")
                .build();
        assertThat(calendar.weeklyOpenings().get(MONDAY)).containsExactly(OpeningWindow.parse("08:00-18:00"));
    }

    @Test
    void an_overnight_window_is_split_at_midnight() {
        BusinessCalendar calendar = berlin().open(SUNDAY, "22:00", "06:00").build();
        assertThat(calendar)
                .isEqualTo(berlin().open(SUNDAY, "22:00", "24:00")
                        .open(MONDAY, "00:00", "06:00")
                        .build());
    }

    @Test
    void a_range_of_days_may_run_past_sunday() {
        BusinessCalendar calendar = berlin().open(SATURDAY, MONDAY, MORNING).build();
        assertThat(calendar)
                .isEqualTo(
                        berlin().open(Set.of(MONDAY, SATURDAY, SUNDAY), MORNING).build());
    }

    @Test
    void calendars_with_the_same_hours_have_the_same_hash() {
        assertThat(berlin().open(MONDAY, MORNING).open(FRIDAY, MORNING).build())
                .hasSameHashCodeAs(
                        berlin().open(FRIDAY, MORNING).open(MONDAY, MORNING).build());
    }

    @Test
    void a_calendar_that_never_closes_has_whole_days() {
        assertThat(BusinessCalendar.alwaysOpen("24x7", ZoneId.of("UTC")).weeklyOpenings())
                .hasSize(7)
                .allSatisfy((day, windows) -> assertThat(windows).containsExactly(OpeningWindow.ALL_DAY));
    }

    @Test
    void utc_as_an_offset_and_as_a_region_are_the_same_zone() {
        assertThat(BusinessCalendar.alwaysOpen("24x7", ZoneOffset.UTC))
                .isEqualTo(BusinessCalendar.alwaysOpen("24x7", ZoneId.of("UTC")));
    }

    @Test
    void the_builder_of_a_calendar_makes_an_equal_calendar() {
        BusinessCalendar calendar = full();
        assertThat(calendar.toBuilder().build()).isEqualTo(calendar);
    }

    @Test
    void a_calendar_can_be_made_again_from_what_it_tells() {
        BusinessCalendar calendar = full();
        BusinessCalendar.Builder builder =
                BusinessCalendar.builder(calendar.name(), calendar.zone().getId());
        calendar.weeklyOpenings()
                .forEach((day, windows) ->
                        windows.forEach(window -> builder.open(day, OpeningWindow.parse(window.toString()))));
        calendar.holidays().forEach(builder::holiday);
        calendar.yearlyHolidays().forEach(builder::yearlyHoliday);
        calendar.exceptions().forEach(builder::exception);
        assertThat(builder.build()).isEqualTo(calendar);
    }

    @Test
    void a_builder_that_goes_on_leaves_its_earlier_calendar_alone() {
        BusinessCalendar.Builder builder = berlin().open(MONDAY, MORNING);
        BusinessCalendar calendar = builder.build();
        builder.open(MONDAY, "14:00", "16:00");
        assertThat(calendar.weeklyOpenings().get(MONDAY)).containsExactly(MORNING);
    }

    @Test
    void what_a_calendar_tells_cannot_be_changed() {
        assertThatThrownBy(() -> full().holidays().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_holiday_has_no_hours() {
        assertThat(berlin().open(NEW_YEAR.getDayOfWeek(), MORNING)
                        .holiday(NEW_YEAR, "Neujahr")
                        .build()
                        .openingsOn(NEW_YEAR))
                .isEmpty();
    }

    @Test
    void the_same_holiday_may_be_named_twice() {
        assertThat(berlin().holiday(NEW_YEAR, "Neujahr")
                        .holiday(NEW_YEAR, "Neujahr")
                        .build()
                        .holidays())
                .containsExactly(Map.entry(NEW_YEAR, "Neujahr"));
    }

    @Test
    void two_holidays_on_one_date_are_one_closed_date_with_both_names() {
        BusinessCalendar calendar = berlin().holiday(NEW_YEAR, "Neujahr")
                .holiday(NEW_YEAR, "Betriebsruhe")
                .build();
        assertThat(calendar.holidays()).containsExactly(Map.entry(NEW_YEAR, "Betriebsruhe / Neujahr"));
        assertThat(calendar.toBuilder().holiday(NEW_YEAR, "Neujahr").build()).isEqualTo(calendar);
    }

    @Test
    void a_yearly_holiday_closes_its_day_in_every_year() {
        BusinessCalendar calendar = berlin().open(MONDAY, SUNDAY, MORNING)
                .yearlyHoliday(MonthDay.of(12, 25), "Weihnachten")
                .build();
        assertThat(List.of(
                        calendar.openingsOn(LocalDate.of(2025, 12, 25)),
                        calendar.openingsOn(LocalDate.of(2031, 12, 25)),
                        calendar.openingsOn(LocalDate.of(2031, 12, 26))))
                .containsExactly(List.of(), List.of(), List.of(MORNING));
    }

    @Test
    void a_yearly_holiday_on_29_february_is_one_of_leap_years() {
        BusinessCalendar calendar = berlin().open(MONDAY, SUNDAY, MORNING)
                .yearlyHoliday(MonthDay.of(2, 29), "leap day")
                .build();
        assertThat(calendar.openingsOn(LocalDate.of(2028, 2, 29))).isEmpty();
        assertThat(calendar.openingsOn(LocalDate.of(2027, 2, 28))).containsExactly(MORNING);
    }

    @Test
    void a_date_with_hours_of_its_own_keeps_them_on_a_yearly_holiday() {
        BusinessCalendar calendar = berlin().yearlyHoliday(MonthDay.of(1, 1), "Neujahr")
                .exception(NEW_YEAR, List.of(MORNING))
                .build();
        assertThat(calendar.openingsOn(NEW_YEAR)).containsExactly(MORNING);
    }

    @Test
    void holidays_and_exceptions_may_be_given_together() {
        BusinessCalendar.Builder one = berlin().holiday(NEW_YEAR, "Neujahr")
                .holiday(NEW_YEAR.plusDays(5), "Dreikönig")
                .yearlyHoliday(MonthDay.of(12, 25), "Weihnachten")
                .exception(NEW_YEAR.plusDays(1), List.of(MORNING));
        BusinessCalendar.Builder all = berlin().holidays(Map.of(NEW_YEAR, "Neujahr", NEW_YEAR.plusDays(5), "Dreikönig"))
                .yearlyHolidays(Map.of(MonthDay.of(12, 25), "Weihnachten"))
                .exceptions(Map.of(NEW_YEAR.plusDays(1), List.of(MORNING)));
        assertThat(all.build()).isEqualTo(one.build());
    }

    @Test
    void a_holiday_without_a_name_is_refused() {
        assertRefused(berlin().holiday(NEW_YEAR, " "), "holiday '2026-01-01': has a blank name");
    }

    @Test
    void an_exception_without_hours_is_refused() {
        assertRefused(
                berlin().exception(NEW_YEAR, List.of()),
                "exception '2026-01-01': has no opening (name the closed date as a holiday)");
    }

    @Test
    void an_exception_past_midnight_is_refused() {
        assertRefused(
                berlin().exception(NEW_YEAR, List.of(OpeningWindow.parse("22:00-06:00"))),
                "exception '2026-01-01': has the hours 22:00-06:00 past midnight"
                        + " (end them at 24:00 and give the morning as an exception of 2026-01-02)");
    }

    @Test
    void an_exception_with_two_sets_of_hours_is_refused() {
        assertRefused(
                berlin().exception(NEW_YEAR, List.of(MORNING))
                        .exception(NEW_YEAR, List.of(OpeningWindow.parse("09:00-12:00"))),
                "is given both [08:00-12:00] and [09:00-12:00]");
    }

    @Test
    void a_date_that_is_both_holiday_and_exception_is_refused() {
        assertRefused(
                berlin().exception(NEW_YEAR, List.of(MORNING)).holiday(NEW_YEAR, "Neujahr"),
                "exception '2026-01-01': is also the holiday 'Neujahr'");
    }

    @Test
    void a_blank_name_is_refused() {
        assertRefused(BusinessCalendar.builder(" ", "UTC"), "name ' ': is blank");
    }

    @Test
    void all_contradictions_are_told_at_once() {
        InvalidInputException refusal = catchThrowableOfType(
                InvalidInputException.class,
                () -> berlin().holiday(NEW_YEAR, "")
                        .exception(NEW_YEAR.plusDays(1), List.of())
                        .build());
        assertThat(refusal.violations()).hasSize(2);
    }

    @Test
    void an_unknown_zone_is_refused() {
        assertThatThrownBy(() -> BusinessCalendar.builder("office", "Europe/Atlantis"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'Europe/Atlantis': is not a region of the time zone database");
    }

    @Test
    void a_bare_offset_is_refused_as_a_zone() {
        assertThatThrownBy(() -> BusinessCalendar.builder("office", ZoneOffset.ofHours(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'+01:00': is not a region");
    }

    @Test
    void times_may_be_given_as_values() {
        assertThat(berlin().open(TUESDAY, LocalTime.of(8, 0), LocalTime.NOON).build())
                .isEqualTo(berlin().open(TUESDAY, MORNING).build());
    }

    private static BusinessCalendar full() {
        return berlin().open(MONDAY, FRIDAY, MORNING)
                .open(FRIDAY, "22:00", "06:00")
                .holiday(NEW_YEAR, "Neujahr")
                .yearlyHoliday(MonthDay.of(12, 25), "Weihnachten")
                .exception(NEW_YEAR.plusDays(1), List.of(OpeningWindow.parse("10:00-24:00")))
                .build();
    }

    private static BusinessCalendar.Builder berlin() {
        return BusinessCalendar.builder("office", "Europe/Berlin");
    }

    private static void assertRefused(BusinessCalendar.Builder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}

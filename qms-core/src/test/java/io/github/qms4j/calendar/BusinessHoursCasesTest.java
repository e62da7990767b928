package io.github.qms4j.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases with known answers: both switches of the clocks, and what the test suites of other tools expect. */
@Verifies("SD-3")
class BusinessHoursCasesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId UTC = ZoneOffset.UTC;

    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    @Test
    void a_spring_night_from_midnight_to_six_has_five_hours() {
        assertThat(openOn(SPRING, daily(BERLIN, "00:00-06:00"))).hasHours(5);
    }

    @Test
    void an_autumn_night_from_midnight_to_six_has_seven_hours() {
        assertThat(openOn(AUTUMN, daily(BERLIN, "00:00-06:00"))).hasHours(7);
    }

    @Test
    void day_hours_of_the_spring_switch_are_ten() {
        assertThat(openOn(SPRING, daily(BERLIN, "08:00-18:00"))).hasHours(10);
    }

    @Test
    void day_hours_of_the_autumn_switch_are_ten() {
        assertThat(openOn(AUTUMN, daily(BERLIN, "08:00-18:00"))).hasHours(10);
    }

    @Test
    void a_window_that_starts_in_the_gap_starts_later_by_the_gap() {
        assertThat(openOn(SPRING, sundays("02:30-04:00"))).hasMinutes(30);
    }

    @Test
    void a_window_that_starts_in_the_overlap_starts_at_the_earlier_offset() {
        assertThat(openOn(AUTUMN, sundays("02:30-04:00"))).hasMinutes(150);
    }

    @Test
    void a_window_that_fills_the_gap_vanishes() {
        assertThat(openOn(SPRING, sundays("02:00-03:00"))).isZero();
    }

    @Test
    void a_window_that_fills_the_overlap_counts_twice() {
        assertThat(openOn(AUTUMN, sundays("02:00-03:00"))).hasMinutes(120);
    }

    @Test
    void a_window_that_ends_in_the_overlap_ends_at_the_earlier_offset() {
        assertThat(openOn(AUTUMN, sundays("01:00-02:30"))).hasMinutes(90);
    }

    @Test
    void windows_that_a_gap_pushes_onto_each_other_count_once() {
        BusinessCalendar calendar = BusinessCalendar.builder("pushed", BERLIN)
                .open(SUNDAY, "01:00", "02:30")
                .open(SUNDAY, "03:00", "04:00")
                .build();
        assertThat(openOn(SPRING, calendar)).hasHours(2);
    }

    @Test
    void a_week_over_the_autumn_switch_has_thirty_four_hours() {
        assertThat(daily(BERLIN, "08:00-18:00")
                        .clock()
                        .elapsed(at(BERLIN, "2026-10-24T00:30"), at(BERLIN, "2026-10-27T12:00")))
                .hasHours(34);
    }

    @Test
    void a_week_over_the_spring_switch_has_twenty_four_hours() {
        assertThat(daily(BERLIN, "08:00-18:00")
                        .clock()
                        .elapsed(at(BERLIN, "2026-03-28T23:30"), at(BERLIN, "2026-03-31T12:00")))
                .hasHours(24);
    }

    @Test
    void four_hours_from_friday_afternoon_in_new_york_end_on_monday_in_summer_time() {
        assertThat(weekdays(NEW_YORK, "09:00-17:00")
                        .clock()
                        .deadline(at(NEW_YORK, "2026-03-06T16:00"), BusinessDuration.ofHours(4)))
                .isEqualTo("2026-03-09T16:00:00Z")
                .isEqualTo(at(NEW_YORK, "2026-03-09T12:00"));
    }

    @Test
    void around_the_clock_in_new_york_eight_hours_over_the_switch_end_at_five() {
        assertThat(BusinessCalendar.alwaysOpen("24x7", NEW_YORK)
                        .clock()
                        .deadline(at(NEW_YORK, "2026-03-07T20:00"), BusinessDuration.ofHours(8)))
                .isEqualTo(at(NEW_YORK, "2026-03-08T05:00"));
    }

    @Test
    void chatwoot_an_hour_from_half_past_four_on_friday_ends_half_past_nine_on_monday() {
        assertThat(weekdays(UTC, "09:00-17:00")
                        .clock()
                        .deadline(Instant.parse("2026-01-16T16:30:00Z"), BusinessDuration.ofHours(1)))
                .isEqualTo("2026-01-19T09:30:00Z");
    }

    @Test
    void glpi_four_hours_from_monday_at_five_end_on_tuesday_at_eleven() {
        assertThat(weekdays(UTC, "08:00-18:00")
                        .clock()
                        .deadline(Instant.parse("2026-01-12T17:00:00Z"), BusinessDuration.ofHours(4)))
                .isEqualTo("2026-01-13T11:00:00Z");
    }

    @Test
    void glpi_three_hours_from_monday_at_five_end_on_tuesday_at_ten() {
        assertThat(weekdays(UTC, "08:00-18:00")
                        .clock()
                        .deadline(Instant.parse("2026-01-12T17:00:00Z"), BusinessDuration.ofHours(3)))
                .isEqualTo("2026-01-13T10:00:00Z");
    }

    @Test
    void glpi_a_week_of_twelve_hour_days_has_sixty_hours() {
        assertThat(glpi().clock().elapsed(at(UTC, "2019-01-01T00:00"), at(UTC, "2019-01-08T00:00")))
                .hasHours(60);
    }

    @Test
    void glpi_from_an_hour_before_opening_to_an_hour_after_it_is_one_hour() {
        assertThat(glpi().clock().elapsed(at(UTC, "2019-01-01T07:00"), at(UTC, "2019-01-01T09:00")))
                .hasHours(1);
    }

    @Test
    void glpi_a_reversed_span_has_no_time() {
        assertThat(glpi().clock().elapsed(at(UTC, "2019-01-08T00:00"), at(UTC, "2019-01-01T00:00")))
                .isZero();
    }

    @Test
    void zammad_two_hours_from_a_holiday_end_on_the_next_morning() {
        assertThat(zammad().clock().deadline(Instant.parse("2016-11-01T13:56:21Z"), BusinessDuration.ofMinutes(120)))
                .isEqualTo("2016-11-02T09:00:00Z");
    }

    @Test
    void zammad_twenty_hours_from_a_holiday_end_on_the_day_after_next() {
        assertThat(zammad().clock().deadline(Instant.parse("2016-11-01T13:56:21Z"), BusinessDuration.ofMinutes(1200)))
                .isEqualTo("2016-11-03T15:00:00Z");
    }

    @Test
    void zammad_a_deadline_keeps_the_seconds_of_its_start() {
        assertThat(zammad().clock().deadline(Instant.parse("2016-11-07T13:26:36Z"), BusinessDuration.ofMinutes(1200)))
                .isEqualTo("2016-11-09T09:26:36Z");
    }

    @Test
    void zammad_the_open_half_hour_of_a_pending_ticket_is_thirty_minutes() {
        assertThat(daily(BERLIN, "09:00-18:00")
                        .clock()
                        .elapsed(Instant.parse("2013-06-04T10:30:00Z"), Instant.parse("2013-06-04T11:00:00Z")))
                .hasMinutes(30);
    }

    @Test
    void a_zero_target_on_a_closed_start_ends_at_the_start() {
        Instant saturday = Instant.parse("2026-01-17T12:00:00Z");
        assertThat(weekdays(UTC, "08:00-18:00").clock().deadline(saturday, BusinessDuration.ZERO))
                .isEqualTo(saturday);
    }

    @Test
    void a_target_that_uses_up_the_day_ends_at_closing() {
        assertThat(weekdays(UTC, "08:00-18:00")
                        .clock()
                        .deadline(Instant.parse("2026-01-12T10:00:00Z"), BusinessDuration.ofHours(8)))
                .isEqualTo("2026-01-12T18:00:00Z");
    }

    @Test
    void a_target_a_nanosecond_longer_than_the_day_ends_a_nanosecond_into_the_next() {
        assertThat(weekdays(UTC, "08:00-18:00")
                        .clock()
                        .deadline(
                                Instant.parse("2026-01-12T10:00:00Z"),
                                BusinessDuration.of(Duration.ofHours(8).plusNanos(1))))
                .isEqualTo("2026-01-13T08:00:00.000000001Z");
    }

    @Test
    void an_overnight_shift_belongs_to_both_of_its_dates() {
        BusinessCalendar nights = BusinessCalendar.builder("nights", BERLIN)
                .open(MONDAY, "22:00", "06:00")
                .holiday(LocalDate.of(2026, 1, 13), "Tuesday off")
                .build();
        assertThat(nights.clock().elapsed(at(BERLIN, "2026-01-12T12:00"), at(BERLIN, "2026-01-14T00:00")))
                .hasHours(2);
    }

    @Test
    void an_exception_replaces_the_hours_of_its_date() {
        LocalDate christmasEve = LocalDate.of(2026, 12, 24);
        BusinessCalendar calendar = weekdays(BERLIN, "08:00-18:00").toBuilder()
                .exception(christmasEve, List.of(OpeningWindow.parse("08:00-12:00")))
                .build();
        assertThat(openOn(christmasEve, calendar)).hasHours(4);
    }

    @Test
    void a_date_that_its_zone_left_out_has_no_hours() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        assertThat(weekdays(apia, "08:00-18:00")
                        .clock()
                        .elapsed(at(apia, "2011-12-29T18:00"), at(apia, "2012-01-02T08:00")))
                .isZero();
    }

    private static BusinessCalendar glpi() {
        return weekdays(UTC, "08:00-20:00");
    }

    private static BusinessCalendar zammad() {
        return weekdays(BERLIN, "08:00-20:00").toBuilder()
                .holiday(LocalDate.of(2016, 11, 1), "Allerheiligen")
                .build();
    }

    private static BusinessCalendar weekdays(ZoneId zone, String window) {
        return BusinessCalendar.builder("weekdays", zone)
                .open(MONDAY, FRIDAY, OpeningWindow.parse(window))
                .build();
    }

    private static BusinessCalendar daily(ZoneId zone, String window) {
        return BusinessCalendar.builder("daily", zone)
                .open(MONDAY, SUNDAY, OpeningWindow.parse(window))
                .build();
    }

    private static BusinessCalendar sundays(String window) {
        return BusinessCalendar.builder("sundays", BERLIN)
                .open(SUNDAY, OpeningWindow.parse(window))
                .build();
    }

    private static Duration openOn(LocalDate date, BusinessCalendar calendar) {
        return calendar.clock()
                .elapsed(
                        date.atStartOfDay(calendar.zone()).toInstant(),
                        date.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
    }

    private static Instant at(ZoneId zone, String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}

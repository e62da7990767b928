package io.github.qms4j.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.RefusedException.Ground;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Business calendars on record: defined, revised with a reason, retired, and read back as they were. */
@Verifies("SD-3")
class CalendarsTest {
    private static final Actor MANAGER = Actor.of("u-manager", Role.SERVICE_MANAGER);
    private static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_AGENT);
    private static final LocalDate HOLIDAY = LocalDate.of(2026, 5, 1);

    private static final BusinessCalendar OFFICE = BusinessCalendar.builder("office", "Europe/Berlin")
            .open(MONDAY, FRIDAY, OpeningWindow.of("09:00", "17:00"))
            .build();
    private static final BusinessCalendar WITH_HOLIDAY =
            OFFICE.toBuilder().holiday(HOLIDAY, "Labour Day").build();

    /** A break, a night, seconds, an end at 24:00, holidays, and exceptions with one and several windows. */
    private static final BusinessCalendar FULL = BusinessCalendar.builder("full", "America/New_York")
            .open(MONDAY, "08:00", "12:00")
            .open(MONDAY, "13:00", "18:30:15")
            .open(FRIDAY, "22:00", "06:00")
            .open(SUNDAY, "20:00", "24:00")
            .holiday(HOLIDAY, "Labour Day")
            .yearlyHoliday(MonthDay.of(12, 25), "Christmas")
            .exception(LocalDate.of(2026, 12, 24), List.of(OpeningWindow.of("08:00", "12:00")))
            .exception(
                    LocalDate.of(2026, 12, 31),
                    List.of(OpeningWindow.of("08:00", "10:00"), OpeningWindow.of("22:00", "24:00")))
            .build();

    private final SettableClock clock = new SettableClock("2026-01-01T00:00:00Z");
    private final Qms qms = Qms.builder().inMemory().clock(clock).build();
    private final Calendars calendars = qms.as(MANAGER).calendars();

    private Calendars because(String reason) {
        return qms.as(MANAGER, reason).calendars();
    }

    private static void assertRefused(ThrowingCallable attempt, String rule) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(attempt)
                .satisfies(
                        e -> assertThat(e.grounds()).extracting(Ground::ruleId).containsExactly(rule));
    }

    @Test
    void a_calendar_is_read_back_as_it_was_defined() {
        calendars.define(FULL);
        assertThat(calendars.find("full")).contains(FULL);
    }

    @Test
    void the_stored_form_says_all_of_a_calendar() {
        CalendarState state = CalendarState.of(FULL);
        assertThat(state.name()).isEqualTo("full");
        assertThat(state.zone()).isEqualTo("America/New_York");
        assertThat(state.weekly())
                .isEqualTo(Map.of(
                        MONDAY, List.of("08:00-12:00", "13:00-18:30:15"),
                        FRIDAY, List.of("22:00-24:00"),
                        SATURDAY, List.of("00:00-06:00"),
                        SUNDAY, List.of("20:00-24:00")));
        assertThat(state.holidays()).isEqualTo(Map.of(HOLIDAY, "Labour Day"));
        assertThat(state.yearlyHolidays()).isEqualTo(Map.of(MonthDay.of(12, 25), "Christmas"));
        assertThat(state.exceptions())
                .isEqualTo(Map.of(
                        LocalDate.of(2026, 12, 24), List.of("08:00-12:00"),
                        LocalDate.of(2026, 12, 31), List.of("08:00-10:00", "22:00-24:00")));
        assertThat(state.toCalendar()).isEqualTo(FULL);
    }

    @Test
    void any_calendar_survives_its_stored_form() {
        for (int seed = 0; seed < 100; seed++) {
            BusinessCalendar calendar = new RandomCalendars(seed).calendar();
            assertThat(CalendarState.of(calendar).toCalendar())
                    .as("seed %d", seed)
                    .isEqualTo(calendar);
        }
    }

    @Test
    void a_calendar_that_never_closes_and_one_that_never_opens_are_kept() {
        BusinessCalendar always = BusinessCalendar.alwaysOpen("24x7", ZoneId.of("UTC"));
        BusinessCalendar never = BusinessCalendar.builder("never", "UTC").build();
        calendars.define(always);
        calendars.define(never);
        assertThat(calendars.find("24x7")).contains(always);
        assertThat(calendars.find("never")).contains(never);
    }

    @Test
    void a_stored_form_does_not_change_with_what_it_was_made_from() {
        Map<DayOfWeek, List<String>> weekly = new java.util.EnumMap<>(DayOfWeek.class);
        weekly.put(MONDAY, List.of("09:00-17:00"));
        CalendarState state = new CalendarState("office", "UTC", weekly, Map.of(), Map.of(), Map.of());
        weekly.clear();
        assertThat(state.weekly()).containsOnlyKeys(MONDAY);
    }

    @Test
    void a_stored_form_with_a_wrong_value_is_refused() {
        assertNoCalendar(
                new CalendarState("office", "Europe/Atlantis", Map.of(), Map.of(), Map.of(), Map.of()),
                "Europe/Atlantis");
        assertNoCalendar(new CalendarState("office", "+02:00", Map.of(), Map.of(), Map.of(), Map.of()), "+02:00");
        assertNoCalendar(new CalendarState(" ", "UTC", Map.of(), Map.of(), Map.of(), Map.of()), "is blank");
        assertNoCalendar(
                new CalendarState(
                        "office", "UTC", Map.of(MONDAY, List.of("nine to five")), Map.of(), Map.of(), Map.of()),
                "nine to five");
        assertNoCalendar(
                new CalendarState(
                        "office", "UTC", Map.of(MONDAY, List.of("09:00-25:00")), Map.of(), Map.of(), Map.of()),
                "25:00");
        assertNoCalendar(
                new CalendarState(
                        "office",
                        "UTC",
                        Map.of(),
                        Map.of(HOLIDAY, "day off"),
                        Map.of(),
                        Map.of(HOLIDAY, List.of("09:00-12:00"))),
                "is also the holiday");
        assertNoCalendar(
                new CalendarState("office", "UTC", Map.of(), Map.of(), Map.of(), Map.of(HOLIDAY, List.of())),
                "has no opening");
    }

    private static void assertNoCalendar(CalendarState state, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(state::toCalendar)
                .withMessageContaining(message);
    }

    @Test
    void a_calendar_is_defined_once() {
        calendars.define(OFFICE);
        assertThatExceptionOfType(DuplicateException.class).isThrownBy(() -> calendars.define(WITH_HOLIDAY));
        assertThat(calendars.find("office")).contains(OFFICE);
    }

    @Test
    void there_is_no_calendar_of_an_unknown_name() {
        assertThat(calendars.find("unknown")).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> because("new").revise(OFFICE));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> because("old").retire("office"));
    }

    @Test
    @Verifies("X-5")
    void a_calendar_is_revised_with_a_reason_only() {
        calendars.define(OFFICE);
        assertRefused(() -> calendars.revise(WITH_HOLIDAY), "X-5");
        because("Labour Day").revise(WITH_HOLIDAY);
        assertThat(calendars.find("office")).contains(WITH_HOLIDAY);
    }

    @Test
    void every_version_of_a_calendar_can_still_be_read() {
        calendars.define(OFFICE);
        clock.set("2026-02-01T00:00:00Z");
        because("Labour Day").revise(WITH_HOLIDAY);
        clock.set("2026-03-01T00:00:00Z");
        because("moved").retire("office");
        assertThat(calendars.asOf("office", Instant.parse("2025-12-31T00:00:00Z")))
                .isEmpty();
        assertThat(calendars.asOf("office", Instant.parse("2026-01-31T00:00:00Z")))
                .contains(OFFICE);
        assertThat(calendars.asOf("office", Instant.parse("2026-02-01T00:00:00Z")))
                .contains(WITH_HOLIDAY);
        assertThat(calendars.asOf("office", Instant.parse("2026-04-01T00:00:00Z")))
                .contains(WITH_HOLIDAY);
    }

    @Test
    @Verifies({"X-1", "X-5"})
    void a_calendar_is_retired_with_a_reason_and_for_good() {
        calendars.define(OFFICE);
        assertRefused(() -> calendars.retire("office"), "X-5");
        because("moved").retire("office");
        assertThat(calendars.find("office")).isEmpty();
        assertRefused(() -> because("again").revise(WITH_HOLIDAY), "X-1");
        assertRefused(() -> because("again").retire("office"), "X-1");
        assertThatExceptionOfType(DuplicateException.class).isThrownBy(() -> calendars.define(OFFICE));
    }

    @Test
    @Verifies("X-2")
    void an_agent_defines_no_calendar() {
        assertRefused(() -> qms.as(AGENT).calendars().define(OFFICE), "X-2");
        calendars.define(OFFICE);
        assertRefused(() -> qms.as(AGENT, "closer").calendars().revise(WITH_HOLIDAY), "X-2");
        assertRefused(() -> qms.as(AGENT, "closer").calendars().retire("office"), "X-2");
    }
}

package io.github.qms4j.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Laws of business time, on seeded random calendars in zones with whole, half and no changes of the clocks. */
@Verifies("SD-3")
class BusinessTimeLawsTest {
    private static final int CALENDARS = 60;
    private static final int QUESTIONS = 100;

    @Test
    void elapsed_time_is_additive() {
        forCalendars(1, random -> {
            CompiledCalendar time = compiled(random.calendar());
            repeat(() -> {
                Instant a = random.instant(time.calendar().zone());
                Instant c = random.instant(time.calendar().zone());
                Instant b = random.instant(time.calendar().zone());
                List<Instant> sorted = sorted(a, b, c);
                assertThat(time.elapsed(sorted.get(0), sorted.get(1)).plus(time.elapsed(sorted.get(1), sorted.get(2))))
                        .isEqualTo(time.elapsed(sorted.get(0), sorted.get(2)));
            });
        });
    }

    @Test
    void the_time_elapsed_until_a_deadline_is_the_target() {
        forCalendars(2, random -> {
            CompiledCalendar time = compiled(random.calendar());
            repeat(() -> {
                Instant start = random.instant(time.calendar().zone());
                Duration target = random.target();
                assertThat(time.elapsed(start, time.deadline(start, BusinessDuration.of(target))))
                        .isEqualTo(target);
            });
        });
    }

    @Test
    void a_deadline_is_the_earliest_instant_by_which_the_target_has_elapsed() {
        forCalendars(3, random -> {
            CompiledCalendar time = compiled(random.calendar());
            repeat(() -> {
                Instant start = random.instant(time.calendar().zone());
                Duration target = random.target();
                Instant before =
                        time.deadline(start, BusinessDuration.of(target)).minusNanos(1);
                assertThat(time.elapsed(start, before)).isEqualTo(target.minusNanos(1));
            });
        });
    }

    @Test
    void a_later_start_never_has_an_earlier_deadline() {
        forCalendars(4, random -> {
            CompiledCalendar time = compiled(random.calendar());
            repeat(() -> {
                BusinessDuration target = BusinessDuration.of(random.target());
                List<Instant> starts = sorted(
                        random.instant(time.calendar().zone()),
                        random.instant(time.calendar().zone()));
                assertThat(time.deadline(starts.get(1), target)).isAfterOrEqualTo(time.deadline(starts.get(0), target));
            });
        });
    }

    @Test
    void a_longer_target_has_a_later_deadline() {
        forCalendars(5, random -> {
            CompiledCalendar time = compiled(random.calendar());
            repeat(() -> {
                Instant start = random.instant(time.calendar().zone());
                Duration target = random.target();
                Duration longer = target.plus(random.target());
                assertThat(time.deadline(start, BusinessDuration.of(longer)))
                        .isAfter(time.deadline(start, BusinessDuration.of(target)));
            });
        });
    }

    @Test
    void around_the_clock_a_deadline_is_the_start_plus_the_target() {
        for (ZoneId zone : RandomCalendars.ZONES) {
            CompiledCalendar time = compiled(BusinessCalendar.alwaysOpen("24x7", zone));
            RandomCalendars random = new RandomCalendars(6);
            repeat(() -> {
                Instant start = random.instant(zone);
                Duration target = random.target();
                assertThat(time.deadline(start, BusinessDuration.of(target))).isEqualTo(start.plus(target));
            });
        }
    }

    @Test
    void around_the_clock_elapsed_time_is_the_time_between() {
        for (ZoneId zone : RandomCalendars.ZONES) {
            CompiledCalendar time = compiled(BusinessCalendar.alwaysOpen("24x7", zone));
            RandomCalendars random = new RandomCalendars(7);
            repeat(() -> {
                List<Instant> span = sorted(random.instant(zone), random.instant(zone));
                assertThat(time.elapsed(span.get(0), span.get(1)))
                        .isEqualTo(Duration.between(span.get(0), span.get(1)));
            });
        }
    }

    @Test
    void splitting_overlapping_and_reordering_windows_changes_nothing() {
        forCalendars(8, random -> {
            BusinessCalendar calendar = random.calendar();
            assertThat(inPieces(calendar, random)).isEqualTo(calendar);
        });
    }

    @Test
    void the_time_zone_of_the_viewer_changes_nothing() {
        TimeZone before = TimeZone.getDefault();
        try {
            forCalendars(9, random -> {
                BusinessCalendar calendar = random.calendar();
                Instant start = random.instant(calendar.zone());
                BusinessDuration target = BusinessDuration.of(random.target());
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
                Instant inTokyo = compiled(calendar).deadline(start, target);
                TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
                assertThat(compiled(calendar).deadline(start, target)).isEqualTo(inTokyo);
            });
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void elapsed_time_agrees_with_walking_the_days() {
        forCalendars(10, random -> {
            CompiledCalendar time = compiled(random.calendar());
            DayWalkingCalendar walking = new DayWalkingCalendar(time.calendar());
            repeat(() -> {
                Instant from = random.instant(time.calendar().zone());
                Instant until = from.plus(random.target());
                assertThat(time.elapsed(from, until)).isEqualTo(walking.elapsed(from, until));
            });
        });
    }

    @Test
    void deadlines_agree_with_walking_the_days() {
        forCalendars(11, random -> {
            CompiledCalendar time = compiled(random.calendar());
            DayWalkingCalendar walking = new DayWalkingCalendar(time.calendar());
            repeat(() -> {
                Instant start = random.instant(time.calendar().zone());
                Duration target = random.target();
                assertThat(time.deadline(start, BusinessDuration.of(target)))
                        .isEqualTo(walking.deadline(start, target));
            });
        });
    }

    @Test
    void being_open_agrees_with_walking_the_days() {
        forCalendars(12, random -> {
            CompiledCalendar time = compiled(random.calendar());
            DayWalkingCalendar walking = new DayWalkingCalendar(time.calendar());
            repeat(() -> {
                Instant instant = random.instant(time.calendar().zone());
                assertThat(time.isOpen(instant)).isEqualTo(walking.isOpen(instant));
            });
        });
    }

    @Test
    void minutes_that_the_wall_clock_shows_as_open_add_up_to_the_elapsed_time() {
        for (String name : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")) {
            ZoneId zone = ZoneId.of(name);
            CompiledCalendar time = compiled(edgesAwayFromSwitches(zone));
            RandomCalendars random = new RandomCalendars(13);
            for (int i = 0; i < 40; i++) {
                Instant from = onTheMinute(random.instant(zone));
                Instant until = from.plus(Duration.ofMinutes(random.upTo(3_000)));
                assertThat(time.elapsed(from, until)).hasMinutes(openMinutesOnTheWall(time.calendar(), from, until));
            }
        }
    }

    @Test
    void the_next_opening_is_open_and_nothing_is_open_before_it() {
        forCalendars(14, random -> {
            CompiledCalendar time = compiled(random.calendar());
            repeat(() -> {
                Instant instant = random.instant(time.calendar().zone());
                Instant next = time.nextOpening(instant).orElseThrow();
                assertThat(time.isOpen(next)
                                && !next.isBefore(instant)
                                && time.elapsed(instant, next).isZero())
                        .isTrue();
            });
        });
    }

    @Test
    void milliseconds_agree_with_instants() {
        forCalendars(15, random -> {
            CompiledCalendar time = compiled(random.calendar());
            repeat(() -> {
                long start = random.instant(time.calendar().zone()).toEpochMilli();
                long target = random.target().toMillis();
                long deadline = time.deadlineEpochMilli(start, target);
                assertThat(Instant.ofEpochMilli(deadline))
                        .isEqualTo(time.deadline(
                                Instant.ofEpochMilli(start), BusinessDuration.of(Duration.ofMillis(target))));
                assertThat(time.elapsedMillis(start, deadline)).isEqualTo(target);
            });
        });
    }

    @Test
    void a_clock_agrees_with_the_compiled_calendar_for_durations() {
        forCalendars(16, random -> {
            CompiledCalendar time = compiled(random.calendar());
            BusinessClock clock = time.calendar().clock();
            repeat(() -> {
                Instant start = random.instant(time.calendar().zone());
                BusinessDuration target = BusinessDuration.of(random.target());
                assertThat(clock.deadline(start, target)).isEqualTo(time.deadline(start, target));
            });
        });
    }

    @Test
    void a_clock_agrees_with_the_compiled_calendar_for_milliseconds() {
        forCalendars(21, random -> {
            CompiledCalendar time = compiled(random.calendar());
            BusinessClock clock = time.calendar().clock();
            repeat(() -> {
                long a = random.instant(time.calendar().zone()).toEpochMilli();
                long b = random.instant(time.calendar().zone()).toEpochMilli();
                assertThat(clock.elapsedMillis(a, b)).isEqualTo(time.elapsedMillis(a, b));
            });
        });
    }

    @Test
    void a_clock_agrees_with_the_compiled_calendar_for_days() {
        forCalendars(17, random -> {
            CompiledCalendar time = compiled(random.calendar());
            BusinessClock clock = time.calendar().clock();
            repeat(() -> {
                Instant start = random.instant(time.calendar().zone());
                BusinessDays target = BusinessDays.endOfDay(random.upTo(50));
                assertThat(clock.deadline(start, target)).isEqualTo(time.deadline(start, target));
            });
        });
    }

    @Test
    void a_deadline_of_days_is_never_before_its_start() {
        forCalendars(18, random -> {
            CompiledCalendar time = compiled(random.calendar());
            repeat(() -> {
                Instant start = random.instant(time.calendar().zone());
                int days = random.upTo(5);
                assertThat(time.deadline(start, BusinessDays.atSameTime(days))).isAfterOrEqualTo(start);
                assertThat(time.deadline(start, BusinessDays.endOfDay(days))).isAfter(start);
            });
        });
    }

    @Test
    void more_days_never_have_an_earlier_deadline() {
        forCalendars(19, random -> {
            CompiledCalendar time = compiled(random.calendar());
            repeat(() -> {
                Instant start = random.instant(time.calendar().zone());
                int days = random.upTo(20);
                for (BusinessDays.Due due : BusinessDays.Due.values()) {
                    assertThat(time.deadline(start, new BusinessDays(days + 1, due)))
                            .isAfterOrEqualTo(time.deadline(start, new BusinessDays(days, due)));
                }
            });
        });
    }

    @Test
    void without_changes_of_the_clocks_a_later_start_never_has_an_earlier_deadline_of_days() {
        forCalendars(20, random -> {
            ZoneId zone = ZoneId.of("Asia/Kolkata");
            CompiledCalendar time = compiled(random.calendar(zone));
            repeat(() -> {
                Instant start = random.instant(zone);
                Instant later = start.plus(Duration.ofMinutes(random.upTo(4_000)));
                for (BusinessDays.Due due : BusinessDays.Due.values()) {
                    BusinessDays target = new BusinessDays(1 + random.upTo(9), due);
                    assertThat(time.deadline(later, target)).isAfterOrEqualTo(time.deadline(start, target));
                }
            });
        });
    }

    private static void forCalendars(int law, Consumer<RandomCalendars> check) {
        for (int i = 0; i < CALENDARS; i++) {
            long seed = 1_000L * law + i;
            try {
                check.accept(new RandomCalendars(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static void repeat(Runnable check) {
        for (int i = 0; i < QUESTIONS; i++) {
            check.run();
        }
    }

    private static CompiledCalendar compiled(BusinessCalendar calendar) {
        return calendar.compile(RandomCalendars.FROM, RandomCalendars.UNTIL);
    }

    private static List<Instant> sorted(Instant... instants) {
        return Arrays.stream(instants).sorted().toList();
    }

    /** The same hours given as overlapping and touching pieces, in random order, some of them overnight. */
    private static BusinessCalendar inPieces(BusinessCalendar calendar, RandomCalendars random) {
        record Piece(DayOfWeek day, OpeningWindow window) {}
        List<Piece> pieces = new ArrayList<>();
        calendar.weeklyOpenings()
                .forEach((day, windows) -> windows.forEach(window -> {
                    int length = window.endSecond() - window.startSecond();
                    int end = window.startSecond() + 1 + random.upTo(length);
                    int start = window.startSecond() + random.upTo(end - window.startSecond());
                    pieces.add(random.upTo(pieces.size() + 1), new Piece(day, between(window.startSecond(), end)));
                    pieces.add(random.upTo(pieces.size() + 1), new Piece(day, between(start, window.endSecond())));
                }));
        BusinessCalendar.Builder builder = BusinessCalendar.builder(calendar.name(), calendar.zone());
        calendar.exceptions().forEach(builder::exception);
        pieces.forEach(piece -> builder.open(piece.day, piece.window));
        builder.holidays(calendar.holidays()).yearlyHolidays(calendar.yearlyHolidays());
        return builder.build();
    }

    private static OpeningWindow between(int startSecond, int endSecond) {
        String end = endSecond == 86_400
                ? "24:00"
                : LocalTime.ofSecondOfDay(endSecond).toString();
        return OpeningWindow.of(LocalTime.ofSecondOfDay(startSecond).toString(), end);
    }

    private static BusinessCalendar edgesAwayFromSwitches(ZoneId zone) {
        return BusinessCalendar.builder("edges away from switches", zone)
                .open(DayOfWeek.SATURDAY, "22:00", "06:00")
                .open(DayOfWeek.SUNDAY, "08:00", "24:00")
                .open(DayOfWeek.MONDAY, OpeningWindow.ALL_DAY)
                .open(DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY, OpeningWindow.parse("09:15-17:45"))
                .build();
    }

    private static Instant onTheMinute(Instant instant) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), 60L) * 60);
    }

    private static long openMinutesOnTheWall(BusinessCalendar calendar, Instant from, Instant until) {
        long minutes = 0;
        for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
            ZonedDateTime wall = at.atZone(calendar.zone());
            LocalDate date = wall.toLocalDate();
            int second = wall.toLocalTime().toSecondOfDay();
            if (calendar.openingsOn(date).stream()
                    .anyMatch(window -> window.startSecond() <= second && second < window.endSecond())) {
                minutes++;
            }
        }
        return minutes;
    }
}

package io.github.qms4j.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded calendars, instants and targets, most of them close to a change of the clocks. */
final class RandomCalendars {
    static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Africa/Casablanca"),
            ZoneId.of("Pacific/Apia"));
    static final LocalDate FROM = LocalDate.of(2009, 1, 1);
    static final LocalDate UNTIL = LocalDate.of(2020, 1, 1);

    private static final Instant FIRST_START = Instant.parse("2010-01-01T00:00:00Z");
    private static final long MILLIS_OF_STARTS = Duration.ofDays(7 * 365).toMillis();

    private final SplittableRandom random;

    RandomCalendars(long seed) {
        this.random = new SplittableRandom(seed);
    }

    ZoneId zone() {
        return ZONES.get(random.nextInt(ZONES.size()));
    }

    BusinessCalendar calendar() {
        return calendar(zone());
    }

    /** Opens for at least two hours in every week. */
    BusinessCalendar calendar(ZoneId zone) {
        BusinessCalendar.Builder builder = BusinessCalendar.builder("random", zone);
        for (DayOfWeek day : DayOfWeek.values()) {
            int windows = random.nextInt(4);
            for (int i = 0; i < windows; i++) {
                builder.open(day, window());
            }
        }
        builder.open(DayOfWeek.WEDNESDAY, "12:00", "14:00");
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.yearlyHoliday(MonthDay.of(random.nextInt(1, 13), random.nextInt(1, 29)), "every year");
        }
        for (int i = 0; i < 20; i++) {
            LocalDate date = FROM.plusDays(random.nextInt(4_000));
            if (!isFree(builder, date)) {
                continue;
            }
            if (random.nextBoolean()) {
                builder.holiday(date, "holiday of " + date);
            } else {
                builder.exception(date, windowsOfOneDay());
            }
        }
        return builder.build();
    }

    /** Any window, among them overnight ones, ones to 24:00, and short ones at night when clocks change. */
    OpeningWindow window() {
        return switch (random.nextInt(6)) {
            case 0 -> OpeningWindow.ALL_DAY;
            case 1 -> between(random.nextInt(20 * 60, 24 * 60), random.nextInt(1, 7 * 60));
            case 2 -> between(random.nextInt(24 * 60), 0);
            case 3 -> nightly();
            default -> between(random.nextInt(6 * 60, 13 * 60), random.nextInt(13 * 60, 23 * 60));
        };
    }

    /** A millisecond or a nanosecond, half of them within a day of a change of the clocks. */
    Instant instant(ZoneId zone) {
        Instant any = FIRST_START.plusMillis(random.nextLong(MILLIS_OF_STARTS));
        ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        Instant at =
                change == null || change.getInstant().isAfter(any.plusMillis(MILLIS_OF_STARTS)) || random.nextBoolean()
                        ? any
                        : change.getInstant().plusMillis(random.nextLong(-86_400_000, 86_400_000));
        return switch (random.nextInt(3)) {
            case 0 -> at.plusNanos(random.nextInt(1_000_000));
            case 1 -> Instant.ofEpochSecond(at.getEpochSecond() / 60 * 60);
            default -> at;
        };
    }

    /** Up to a hundred hours, to the nanosecond, the second or the quarter of an hour. */
    Duration target() {
        return switch (random.nextInt(3)) {
            case 0 -> Duration.ofNanos(random.nextLong(1, 360_000_000_000_000L));
            case 1 -> Duration.ofSeconds(random.nextInt(1, 360_000));
            default -> Duration.ofMinutes(15L * random.nextInt(1, 400));
        };
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    private List<OpeningWindow> windowsOfOneDay() {
        List<OpeningWindow> windows = new ArrayList<>();
        do {
            OpeningWindow window = window();
            if (!window.spansMidnight()) {
                windows.add(window);
            }
        } while (windows.isEmpty());
        return windows;
    }

    private OpeningWindow nightly() {
        int start = random.nextInt(4 * 60);
        return between(start, start + random.nextInt(1, 100));
    }

    private static OpeningWindow between(int startMinute, int endMinute) {
        if (startMinute == endMinute % (24 * 60)) {
            return OpeningWindow.ALL_DAY;
        }
        return OpeningWindow.of(
                LocalTime.ofSecondOfDay(startMinute * 60L), LocalTime.ofSecondOfDay(endMinute % (24 * 60) * 60L));
    }

    private static boolean isFree(BusinessCalendar.Builder builder, LocalDate date) {
        BusinessCalendar sofar = builder.build();
        return !sofar.holidays().containsKey(date) && !sofar.exceptions().containsKey(date);
    }
}

package io.github.qms4j.example.benchmarks;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/** Business time as most programs count it: from day to day, looking each up in the week and the holidays. */
final class DayWalkingClock {
    private final ZoneId zone;
    private final LocalTime opens;
    private final LocalTime closes;
    private final Set<LocalDate> holidays;

    /** Open from Monday to Friday but on holidays. */
    DayWalkingClock(ZoneId zone, LocalTime opens, LocalTime closes, Set<LocalDate> holidays) {
        this.zone = zone;
        this.opens = opens;
        this.closes = closes;
        this.holidays = Set.copyOf(holidays);
    }

    long elapsedMillis(long from, long until) {
        long sum = 0;
        LocalDate last = date(until);
        for (LocalDate day = date(from); !day.isAfter(last); day = day.plusDays(1)) {
            if (isOpen(day)) {
                sum += Math.max(0, Math.min(until, millis(day, closes)) - Math.max(from, millis(day, opens)));
            }
        }
        return sum;
    }

    long deadline(long start, long target) {
        long rest = target;
        for (LocalDate day = date(start); ; day = day.plusDays(1)) {
            if (isOpen(day)) {
                long from = Math.max(start, millis(day, opens));
                long open = Math.max(0, millis(day, closes) - from);
                if (rest <= open) {
                    return from + rest;
                }
                rest -= open;
            }
        }
    }

    private boolean isOpen(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
    }

    private LocalDate date(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
    }

    private long millis(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, zone).toEpochSecond() * 1_000;
    }
}

package io.github.qms4j.reporting.chart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Labels of a time axis at the starts of hours, days, months or years of the zone, as many as fit. */
final class TimeTicks {
    /** A labelled instant. */
    record Tick(Instant at, String label) {}

    private record Step(int amount, ChronoUnit unit, DateTimeFormatter label) {}

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);
    private static final List<Step> STEPS = List.of(
            new Step(1, ChronoUnit.MINUTES, TIME),
            new Step(5, ChronoUnit.MINUTES, TIME),
            new Step(15, ChronoUnit.MINUTES, TIME),
            new Step(1, ChronoUnit.HOURS, TIME),
            new Step(3, ChronoUnit.HOURS, TIME),
            new Step(6, ChronoUnit.HOURS, TIME),
            new Step(12, ChronoUnit.HOURS, TIME),
            new Step(1, ChronoUnit.DAYS, DAY),
            new Step(2, ChronoUnit.DAYS, DAY),
            new Step(5, ChronoUnit.DAYS, DAY),
            new Step(10, ChronoUnit.DAYS, DAY),
            new Step(1, ChronoUnit.MONTHS, MONTH),
            new Step(2, ChronoUnit.MONTHS, MONTH),
            new Step(3, ChronoUnit.MONTHS, MONTH),
            new Step(6, ChronoUnit.MONTHS, MONTH),
            new Step(1, ChronoUnit.YEARS, YEAR),
            new Step(2, ChronoUnit.YEARS, YEAR),
            new Step(5, ChronoUnit.YEARS, YEAR),
            new Step(10, ChronoUnit.YEARS, YEAR),
            new Step(50, ChronoUnit.YEARS, YEAR));

    private TimeTicks() {}

    /** The finest ticks between two instants, both included, of which there are at most so many. */
    static List<Tick> between(Instant first, Instant last, ZoneId zone, int atMost) {
        double seconds = (double) last.getEpochSecond() - first.getEpochSecond();
        for (Step step : STEPS) {
            if (seconds / ((double) step.unit().getDuration().toSeconds() * step.amount()) <= atMost - 1) {
                List<Tick> ticks = ticks(first, last, zone, step);
                return ticks.isEmpty() ? ends(first, last, zone) : ticks;
            }
        }
        return ends(first, last, zone);
    }

    private static List<Tick> ends(Instant first, Instant last, ZoneId zone) {
        Tick start = new Tick(first, DAY.format(first.atZone(zone)));
        return first.equals(last) ? List.of(start) : List.of(start, new Tick(last, DAY.format(last.atZone(zone))));
    }

    private static List<Tick> ticks(Instant first, Instant last, ZoneId zone, Step step) {
        List<Tick> ticks = new ArrayList<>();
        LocalDateTime at = floor(first.atZone(zone).toLocalDateTime(), step);
        Instant before = Instant.MIN;
        while (true) {
            ZonedDateTime zoned = at.atZone(zone);
            Instant instant = zoned.toInstant();
            if (instant.isAfter(last)) {
                return ticks;
            }
            if (!instant.isBefore(first) && instant.isAfter(before)) {
                ticks.add(new Tick(instant, step.label().format(zoned)));
                before = instant;
            }
            at = next(at, step);
        }
    }

    private static LocalDateTime floor(LocalDateTime time, Step step) {
        return switch (step.unit()) {
            case MINUTES -> time.truncatedTo(ChronoUnit.MINUTES).minusMinutes(time.getMinute() % step.amount());
            case HOURS -> time.truncatedTo(ChronoUnit.HOURS).minusHours(time.getHour() % step.amount());
            case DAYS -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            case MONTHS -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
            default ->
                time.truncatedTo(ChronoUnit.DAYS)
                        .withDayOfYear(1)
                        .withYear(Math.floorDiv(time.getYear(), step.amount()) * step.amount());
        };
    }

    // Days count from the first of each month, and a short rest is left out, so that labels stay on round dates.
    private static LocalDateTime next(LocalDateTime at, Step step) {
        LocalDateTime next = at.plus(step.amount(), step.unit());
        if (step.unit() != ChronoUnit.DAYS || step.amount() == 1) {
            return next;
        }
        long left = at.with(ChronoField.DAY_OF_MONTH, 1).plusMonths(1).getLong(ChronoField.EPOCH_DAY)
                - next.getLong(ChronoField.EPOCH_DAY);
        return left < Math.max(2, step.amount() - 1)
                ? at.with(ChronoField.DAY_OF_MONTH, 1).plusMonths(1)
                : next;
    }
}

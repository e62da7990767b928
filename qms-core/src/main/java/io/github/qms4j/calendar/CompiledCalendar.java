package io.github.qms4j.calendar;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.calendar.BusinessDays.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A calendar worked out for a range of dates: all openings as merged intervals of the time line with running totals,
 * so that a question is a search or two and never a walk over days. It knows the instants from the local midnight that
 * starts the range to the one that ends it, both included.
 *
 * <p>Immutable. Obtained from {@link BusinessCalendar#compile}.
 */
public final class CompiledCalendar implements BusinessTime {
    static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    static final LocalDate LATEST = LocalDate.of(2400, 1, 1);

    private static final String SUBJECT = "Business time";
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final BusinessCalendar calendar;
    private final LocalDate from;
    private final LocalDate untilExclusive;
    private final long fromMilli;
    private final long untilMilli;
    private final OpenIntervals open;
    private final long[] workingDays;

    private CompiledCalendar(BusinessCalendar calendar, LocalDate from, LocalDate untilExclusive) {
        this.calendar = calendar;
        this.from = from;
        this.untilExclusive = untilExclusive;
        this.fromMilli = calendar.startOf(from);
        this.untilMilli = calendar.startOf(untilExclusive);

        List<Interval> intervals = new ArrayList<>();
        long[] days = new long[(int) ChronoUnit.DAYS.between(from, untilExclusive)];
        int dayCount = 0;
        // A gap at midnight can move hours to the next date, hence a day more on either side.
        LocalDate end = untilExclusive.plusDays(1);
        for (LocalDate date = from.minusDays(1); date.isBefore(end); date = date.plusDays(1)) {
            List<Interval> openings = calendar.intervalsOn(date);
            openings.forEach(opening -> addClipped(intervals, opening));
            if (!openings.isEmpty() && !date.isBefore(from) && date.isBefore(untilExclusive)) {
                days[dayCount++] = date.toEpochDay();
            }
        }
        this.open = new OpenIntervals(Interval.merge(intervals));
        this.workingDays = Arrays.copyOf(days, dayCount);
    }

    static CompiledCalendar of(BusinessCalendar calendar, LocalDate from, LocalDate untilExclusive) {
        String range = from + " to " + untilExclusive;
        if (!from.isBefore(untilExclusive)) {
            throw InvalidInputException.of(
                    SUBJECT, "range", range, "is empty", "end it at least a day after its first date");
        }
        if (from.isBefore(EARLIEST) || untilExclusive.isAfter(LATEST)) {
            throw InvalidInputException.of(
                    SUBJECT, "range", range, "reaches beyond the years 1900 to 2399", "ask for dates within them");
        }
        return new CompiledCalendar(calendar, from, untilExclusive);
    }

    private void addClipped(List<Interval> intervals, Interval opening) {
        long start = Math.max(opening.start(), fromMilli);
        long end = Math.min(opening.end(), untilMilli);
        if (start < end) {
            intervals.add(new Interval(start, end));
        }
    }

    @Override
    public BusinessCalendar calendar() {
        return calendar;
    }

    /** The first date of the range. */
    public LocalDate from() {
        return from;
    }

    /** The date after the last of the range. */
    public LocalDate untilExclusive() {
        return untilExclusive;
    }

    @Override
    public Duration elapsed(Instant from, Instant until) {
        if (!from.isBefore(until)) {
            return Duration.ZERO;
        }
        requireCovered(from);
        requireCovered(until);
        long milliFrom = from.toEpochMilli();
        long milliUntil = until.toEpochMilli();
        return Duration.ofMillis(open.openBefore(milliUntil) - open.openBefore(milliFrom))
                .plusNanos(openNanos(until, milliUntil) - openNanos(from, milliFrom));
    }

    @Override
    public long elapsedMillis(long fromEpochMilli, long untilEpochMilli) {
        if (fromEpochMilli >= untilEpochMilli) {
            return 0;
        }
        requireCovered(fromEpochMilli);
        requireCovered(untilEpochMilli);
        return open.openBefore(untilEpochMilli) - open.openBefore(fromEpochMilli);
    }

    @Override
    public Instant deadline(Instant start, BusinessDuration target) {
        if (target.isZero()) {
            return start;
        }
        requireCovered(start);
        return findDeadline(start, target).orElseThrow(() -> notReached(target, start));
    }

    @Override
    public long deadlineEpochMilli(long startEpochMilli, long targetMillis) {
        requireNotNegative(targetMillis);
        if (targetMillis == 0) {
            return startEpochMilli;
        }
        requireCovered(startEpochMilli);
        long deadline = findDeadline(startEpochMilli, targetMillis);
        if (deadline == OpenIntervals.NONE) {
            throw notReached(
                    BusinessDuration.of(Duration.ofMillis(targetMillis)), Instant.ofEpochMilli(startEpochMilli));
        }
        return deadline;
    }

    @Override
    public Instant deadline(Instant start, BusinessDays target) {
        if (target.count() == 0 && target.due() == Due.AT_SAME_TIME) {
            return start;
        }
        requireCovered(start);
        return findDeadline(start, target).orElseThrow(() -> notReached(target, start));
    }

    @Override
    public boolean isOpen(Instant instant) {
        requireCovered(instant);
        // The end of the range is covered as the end of a span only: whether it is open, the next date would say.
        if (instant.toEpochMilli() == untilMilli) {
            throw outside(instant);
        }
        return open.isOpen(instant.toEpochMilli());
    }

    @Override
    public Optional<Instant> nextOpening(Instant instant) {
        requireCovered(instant);
        Optional<Instant> next = findNextOpening(instant);
        if (next.isEmpty() && calendar.opensFrom(untilExclusive)) {
            throw notReached("the next opening", instant);
        }
        return next;
    }

    @Override
    public String toString() {
        return "CompiledCalendar " + calendar.name() + " from " + from + " until " + untilExclusive;
    }

    boolean covers(Instant instant) {
        long second = instant.getEpochSecond();
        // Both ends of the range are whole seconds.
        return second >= fromMilli / 1_000
                && (second < untilMilli / 1_000 || (second == untilMilli / 1_000 && instant.getNano() == 0));
    }

    boolean covers(long epochMilli) {
        return epochMilli >= fromMilli && epochMilli <= untilMilli;
    }

    /** The deadline of a target above zero from a covered start; empty if it is not reached within the range. */
    Optional<Instant> findDeadline(Instant start, BusinessDuration target) {
        Duration length = target.length();
        if (length.compareTo(Duration.ofMillis(untilMilli - fromMilli)) > 0) {
            return Optional.empty();
        }
        long startMilli = start.toEpochMilli();
        long nanos = openNanos(start, startMilli) + length.toNanosPart() % NANOS_PER_MILLI;
        long position = open.openBefore(startMilli) + length.toMillis() + nanos / NANOS_PER_MILLI;
        long rest = nanos % NANOS_PER_MILLI;
        long found = rest == 0 ? open.earliestAt(position) : open.openMilliAt(position);
        return found == OpenIntervals.NONE
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(found).plusNanos(rest));
    }

    /** As {@link #findDeadline(Instant, BusinessDuration)}; {@link OpenIntervals#NONE} for empty. */
    long findDeadline(long startEpochMilli, long targetMillis) {
        return targetMillis > untilMilli - fromMilli
                ? OpenIntervals.NONE
                : open.earliestAt(open.openBefore(startEpochMilli) + targetMillis);
    }

    /** The deadline of a target of days from a covered start; empty if it is not reached within the range. */
    Optional<Instant> findDeadline(Instant start, BusinessDays target) {
        ZonedDateTime local = start.atZone(calendar.zone());
        int first = firstWorkingDay(local.toLocalDate());
        boolean closedDay = first == workingDays.length
                || workingDays[first] != local.toLocalDate().toEpochDay();
        // Counting starts on the day after the start, and after a closed day that may be the first working day.
        long last = closedDay && target.count() > 0 ? first + target.count() - 1L : (long) first + target.count();
        if (last >= workingDays.length) {
            return Optional.empty();
        }
        LocalDate lastDay = LocalDate.ofEpochDay(workingDays[(int) last]);
        return switch (target.due()) {
            case AT_SAME_TIME ->
                Optional.of(closedDay ? closing(lastDay) : sameTime(lastDay, timeOfStart(local, first)));
            case END_OF_DAY -> {
                Instant closing = closing(lastDay);
                if (closing.isAfter(start)) {
                    yield Optional.of(closing);
                }
                yield last + 1 < workingDays.length
                        ? Optional.of(closing(LocalDate.ofEpochDay(workingDays[(int) last + 1])))
                        : Optional.empty();
            }
        };
    }

    /** Empty also if there is an opening beyond the range. */
    Optional<Instant> findNextOpening(Instant instant) {
        long milli = instant.toEpochMilli();
        long next = open.nextOpen(milli);
        if (next == OpenIntervals.NONE) {
            return Optional.empty();
        }
        return Optional.of(next == milli ? instant : Instant.ofEpochMilli(next));
    }

    static void requireNotNegative(long targetMillis) {
        if (targetMillis < 0) {
            throw InvalidInputException.of(SUBJECT, "target", targetMillis + " ms", "is negative", "give zero or more");
        }
    }

    /** Refuses what no compilation can answer, with the reason. */
    InvalidInputException notReached(Object target, Instant start) {
        String value = target + " from " + start;
        return calendar.opensFrom(untilExclusive)
                ? InvalidInputException.of(
                        SUBJECT,
                        "target",
                        value,
                        "is not reached within " + range(),
                        untilExclusive.isBefore(LATEST) ? "compile a longer range" : "give a nearer target")
                : InvalidInputException.of(
                        SUBJECT,
                        "target",
                        value,
                        "is never reached, since calendar '" + calendar.name() + "' has no opening on or after "
                                + untilExclusive,
                        "give the calendar weekly opening hours");
    }

    private int firstWorkingDay(LocalDate date) {
        int found = Arrays.binarySearch(workingDays, date.toEpochDay());
        return found >= 0 ? found : -found - 1;
    }

    /** The start's own time, or that of the first opening where it comes before its day's hours. */
    private LocalTime timeOfStart(ZonedDateTime start, int firstWorkingDay) {
        LocalDate day = LocalDate.ofEpochDay(workingDays[firstWorkingDay]);
        Instant opening = Instant.ofEpochMilli(
                Interval.merge(calendar.intervalsOn(day)).get(0).start());
        ZonedDateTime counted = start.toInstant().isBefore(opening) ? opening.atZone(calendar.zone()) : start;
        return counted.toLocalTime();
    }

    private Instant sameTime(LocalDate day, LocalTime time) {
        ZoneId zone = calendar.zone();
        Instant wanted = ZonedDateTime.of(day, time, zone).toInstant();
        for (Interval opening : Interval.merge(calendar.intervalsOn(day))) {
            Instant start = Instant.ofEpochMilli(opening.start());
            if (wanted.isBefore(start)) {
                return start;
            }
            if (!wanted.isAfter(Instant.ofEpochMilli(opening.end()))) {
                return wanted;
            }
        }
        return closing(day);
    }

    private Instant closing(LocalDate workingDay) {
        List<Interval> openings = Interval.merge(calendar.intervalsOn(workingDay));
        return Instant.ofEpochMilli(openings.get(openings.size() - 1).end());
    }

    // Openings start and end on whole seconds, so a millisecond is open as a whole or not at all.
    private long openNanos(Instant instant, long milli) {
        long nanos = instant.getLong(ChronoField.NANO_OF_SECOND) % NANOS_PER_MILLI;
        return nanos == 0 || !open.isOpen(milli) ? 0 : nanos;
    }

    private void requireCovered(Instant instant) {
        if (!covers(instant)) {
            throw outside(instant);
        }
    }

    private void requireCovered(long epochMilli) {
        if (!covers(epochMilli)) {
            throw outside(Instant.ofEpochMilli(epochMilli));
        }
    }

    private InvalidInputException outside(Instant instant) {
        return InvalidInputException.of(
                SUBJECT, "instant", instant, "is outside " + range(), "compile a range that holds it");
    }

    private String range() {
        return "the compiled range " + from + " to " + untilExclusive + " of calendar '" + calendar.name() + "' in "
                + calendar.zone();
    }
}

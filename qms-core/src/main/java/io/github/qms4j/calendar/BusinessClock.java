package io.github.qms4j.calendar;

import static io.github.qms4j.calendar.CompiledCalendar.EARLIEST;
import static io.github.qms4j.calendar.CompiledCalendar.LATEST;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.calendar.BusinessDays.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as a clock for any instant of the years 1900 to 2399. It compiles the calendar lazily, for the years that
 * questions fall into, and keeps the result: build it once for a calendar and share it. Obtained from
 * {@link BusinessCalendar#clock()}.
 *
 * <p>Safe for any number of threads. Compiled ranges are immutable and only ever replaced by longer ones; reading takes
 * no lock. The search for a deadline ends with the year 2399 and, for a calendar without weekly hours, after its last
 * date.
 */
public final class BusinessClock implements BusinessTime {
    private final BusinessCalendar calendar;

    private volatile @Nullable CompiledCalendar compiled;

    BusinessClock(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public BusinessCalendar calendar() {
        return calendar;
    }

    @Override
    public Duration elapsed(Instant from, Instant until) {
        if (!from.isBefore(until)) {
            return Duration.ZERO;
        }
        covering(from);
        return covering(until).elapsed(from, until);
    }

    @Override
    public long elapsedMillis(long fromEpochMilli, long untilEpochMilli) {
        if (fromEpochMilli >= untilEpochMilli) {
            return 0;
        }
        covering(fromEpochMilli);
        return covering(untilEpochMilli).elapsedMillis(fromEpochMilli, untilEpochMilli);
    }

    @Override
    public Instant deadline(Instant start, BusinessDuration target) {
        return target.isZero() ? start : search(start, target, range -> range.findDeadline(start, target));
    }

    @Override
    public long deadlineEpochMilli(long startEpochMilli, long targetMillis) {
        CompiledCalendar.requireNotNegative(targetMillis);
        if (targetMillis == 0) {
            return startEpochMilli;
        }
        long found = covering(startEpochMilli).findDeadline(startEpochMilli, targetMillis);
        return found != OpenIntervals.NONE
                ? found
                : deadline(Instant.ofEpochMilli(startEpochMilli), BusinessDuration.of(Duration.ofMillis(targetMillis)))
                        .toEpochMilli();
    }

    @Override
    public Instant deadline(Instant start, BusinessDays target) {
        boolean atStart = target.count() == 0 && target.due() == Due.AT_SAME_TIME;
        return atStart ? start : search(start, target, range -> range.findDeadline(start, target));
    }

    @Override
    public boolean isOpen(Instant instant) {
        covering(instant);
        // A range cannot tell whether its very end is open.
        return covering(instant.plusNanos(1)).isOpen(instant);
    }

    @Override
    public Optional<Instant> nextOpening(Instant instant) {
        CompiledCalendar range = covering(instant);
        Optional<Instant> found = range.findNextOpening(instant);
        if (found.isPresent() || !calendar.opensFrom(range.untilExclusive())) {
            return found;
        }
        return Optional.of(search(instant, "the next opening", later -> later.findNextOpening(instant)));
    }

    /** Asks longer and longer ranges until one has the answer or the calendar cannot have one. */
    private Instant search(Instant start, Object target, Function<CompiledCalendar, Optional<Instant>> question) {
        CompiledCalendar range = covering(start);
        Optional<Instant> found = question.apply(range);
        while (found.isEmpty()) {
            LocalDate end = range.untilExclusive();
            if (!calendar.opensFrom(end) || !end.isBefore(LATEST)) {
                throw range.notReached(target, start);
            }
            long days = Math.max(2 * 365, ChronoUnit.DAYS.between(range.from(), end));
            range = extend(range.from(), end.plusDays(days));
            found = question.apply(range);
        }
        return found.get();
    }

    private CompiledCalendar covering(Instant instant) {
        CompiledCalendar range = compiled;
        return range != null && range.covers(instant) ? range : extendTo(instant);
    }

    private CompiledCalendar covering(long epochMilli) {
        CompiledCalendar range = compiled;
        return range != null && range.covers(epochMilli) ? range : extendTo(Instant.ofEpochMilli(epochMilli));
    }

    private CompiledCalendar extendTo(Instant instant) {
        if (instant.isBefore(Instant.ofEpochMilli(calendar.startOf(EARLIEST)))
                || instant.isAfter(Instant.ofEpochMilli(calendar.startOf(LATEST)))) {
            throw InvalidInputException.of(
                    "Business time",
                    "instant",
                    instant,
                    "is outside the years 1900 to 2399 of calendar '" + calendar.name() + "' in " + calendar.zone(),
                    "check the date, or leave it out where it stands for no date");
        }
        LocalDate date = LocalDate.ofInstant(instant, calendar.zone());
        return extend(
                date.minusDays(1).withDayOfYear(1),
                date.plusDays(1).withDayOfYear(1).plusYears(2));
    }

    // Writers queue so that no thread compiles what another compiles already; a range is never replaced by a shorter.
    private synchronized CompiledCalendar extend(LocalDate from, LocalDate until) {
        CompiledCalendar known = compiled;
        LocalDate first = from.isBefore(EARLIEST) ? EARLIEST : from;
        LocalDate end = until.isAfter(LATEST) ? LATEST : until;
        if (known != null) {
            first = first.isBefore(known.from()) ? first : known.from();
            end = end.isAfter(known.untilExclusive()) ? end : known.untilExclusive();
            if (first.equals(known.from()) && end.equals(known.untilExclusive())) {
                return known;
            }
        }
        CompiledCalendar extended = calendar.compile(first, end);
        compiled = extended;
        return extended;
    }

    @Override
    public String toString() {
        return "BusinessClock of " + calendar.name();
    }
}

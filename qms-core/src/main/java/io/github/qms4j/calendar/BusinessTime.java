package io.github.qms4j.calendar;

import io.github.qms4j.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The questions that a service level asks of opening hours. Two answer them alike: {@link BusinessClock} for any
 * instant, {@link CompiledCalendar} for a range of dates fixed beforehand. Immutable to the caller and safe for any
 * number of threads; no argument may be null.
 *
 * <p>Exact to the nanosecond, in the methods on milliseconds to the millisecond. Every method throws
 * {@link InvalidInputException} when its answer depends on time outside the range, rather than guess.
 */
public sealed interface BusinessTime permits BusinessClock, CompiledCalendar {

    /** The calendar that is asked. */
    BusinessCalendar calendar();

    /** The open time in {@code [from, until)}; zero when {@code until} is not after {@code from}. */
    Duration elapsed(Instant from, Instant until);

    /** As {@link #elapsed(Instant, Instant)}, in milliseconds, without allocation: for loops over many rows. */
    long elapsedMillis(long fromEpochMilli, long untilEpochMilli);

    /**
     * The earliest instant by which the calendar has been open for so long since the start. A target that exactly uses
     * up a window ends with that window, not when the next one opens. A zero target ends at the start itself, open or
     * closed.
     *
     * @throws InvalidInputException also if the calendar never opens for so long
     */
    Instant deadline(Instant start, BusinessDuration target);

    /**
     * As {@link #deadline(Instant, BusinessDuration)}, in milliseconds, without allocation: for loops over many rows.
     *
     * @throws InvalidInputException also if the target is negative, or the calendar never opens for so long
     */
    long deadlineEpochMilli(long startEpochMilli, long targetMillis);

    /**
     * The end of the target by the rules of {@link BusinessDays}, never before the start.
     *
     * @throws InvalidInputException also if the calendar never opens on so many days
     */
    Instant deadline(Instant start, BusinessDays target);

    /** Whether this instant is inside opening hours. A window's end is outside. */
    boolean isOpen(Instant instant);

    /** The earliest open instant that is not before this one, itself when open; empty if it never opens again. */
    Optional<Instant> nextOpening(Instant instant);
}

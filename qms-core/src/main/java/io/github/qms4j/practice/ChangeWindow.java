package io.github.qms4j.practice;

import io.github.qms4j.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a change is carried out: from an instant up to, not including, another one. In UTC with milliseconds.
 *
 * @param from begin
 * @param until end, not included
 */
public record ChangeWindow(Instant from, Instant until) {
    /** The longest window; a longer piece of work is several changes. */
    public static final Duration MAX_LENGTH = Duration.ofDays(31);

    public ChangeWindow {
        from = from.truncatedTo(ChronoUnit.MILLIS);
        until = until.truncatedTo(ChronoUnit.MILLIS);
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(MAX_LENGTH) > 0) {
            throw InvalidInputException.of(
                    "change window",
                    "until",
                    until,
                    "is not after the begin at " + from + ", or more than " + MAX_LENGTH.toDays() + " days after it",
                    "give a later end, or plan several changes");
        }
    }

    /**
     * A window.
     *
     * @throws InvalidInputException when it has no length, or is longer than {@link #MAX_LENGTH}
     */
    public static ChangeWindow of(Instant from, Instant until) {
        return new ChangeWindow(from, until);
    }

    /** Whether an instant lies in it. */
    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** Whether both have an instant in common; one that begins when the other ends has none. */
    public boolean overlaps(ChangeWindow other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    @Override
    public String toString() {
        return from + " to " + until;
    }
}

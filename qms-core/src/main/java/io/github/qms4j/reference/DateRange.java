package io.github.qms4j.reference;

import io.github.qms4j.InvalidInputException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row, in the engine's zone.
 *
 * @param from the first day
 * @param until the last day; null when it has no end
 */
public record DateRange(LocalDate from, @Nullable LocalDate until) {
    /** @throws InvalidInputException when it would end before it begins */
    public DateRange {
        Objects.requireNonNull(from, "from");
        if (until != null && until.isBefore(from)) {
            throw InvalidInputException.of(
                    "date range", "until", until, "is before the first day, " + from, "give a last day on or after it");
        }
    }

    /** From a first to a last day, both included. */
    public static DateRange of(LocalDate from, LocalDate until) {
        return new DateRange(from, Objects.requireNonNull(until, "until"));
    }

    /** One day. */
    public static DateRange on(LocalDate day) {
        return of(day, day);
    }

    /** From a day on, without an end. */
    public static DateRange from(LocalDate day) {
        return new DateRange(day, null);
    }

    /** A calendar year. */
    public static DateRange year(int year) {
        return of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Whether they have a day in common. */
    public boolean overlaps(DateRange other) {
        return contains(other.from) || other.contains(from);
    }

    @Override
    public String toString() {
        return until == null ? "since " + from : from + " to " + until;
    }
}

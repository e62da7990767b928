package io.github.qms4j.calendar;

import io.github.qms4j.InvalidInputException;
import java.time.Duration;
import java.util.Objects;

/**
 * A target in open time: so many hours, minutes or seconds during which the calendar is open. Never converted to or
 * from {@link BusinessDays}: how long a working day is depends on the day.
 *
 * @param length zero or more, to the nanosecond
 */
public record BusinessDuration(Duration length) implements Comparable<BusinessDuration> {

    /** Nothing to wait for: its deadline is the start itself. */
    public static final BusinessDuration ZERO = new BusinessDuration(Duration.ZERO);

    /** @throws InvalidInputException if the length is negative */
    public BusinessDuration {
        Objects.requireNonNull(length, "length");
        if (length.isNegative()) {
            throw InvalidInputException.of("Business duration", "length", length, "is negative", "give zero or more");
        }
    }

    /** @throws InvalidInputException if the length is negative */
    public static BusinessDuration of(Duration length) {
        return new BusinessDuration(length);
    }

    /** @throws InvalidInputException if the number is negative */
    public static BusinessDuration ofHours(long hours) {
        return new BusinessDuration(Duration.ofHours(hours));
    }

    /** @throws InvalidInputException if the number is negative */
    public static BusinessDuration ofMinutes(long minutes) {
        return new BusinessDuration(Duration.ofMinutes(minutes));
    }

    /** @throws InvalidInputException if the number is negative */
    public static BusinessDuration ofSeconds(long seconds) {
        return new BusinessDuration(Duration.ofSeconds(seconds));
    }

    public boolean isZero() {
        return length.isZero();
    }

    @Override
    public int compareTo(BusinessDuration other) {
        return length.compareTo(other.length);
    }

    @Override
    public String toString() {
        return length + " of business time";
    }
}

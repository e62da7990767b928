package io.github.qms4j.calendar;

import io.github.qms4j.InvalidInputException;
import java.util.Objects;

/**
 * A target in working days: local dates of the calendar on which it opens at all, be it for a minute. Never converted
 * to or from hours.
 *
 * <p>Counting starts on the day after the start, as a contract's "within three working days" does. So seven days from
 * Monday 10:00, Monday to Friday, end on Wednesday of the next week, at 10:00 or at closing. A start on a working day
 * belongs to that day, also before its first opening and after closing. A start on a closed day is followed by the next
 * working day like any other: one day from Saturday ends on Monday. The time of day of a closed day means nothing to a
 * service that is closed, so that a target at the same time ends at closing, as it does from a start after closing.
 *
 * @param count the number of working days after the day of the start, zero or more
 * @param due at what time of the last day
 */
public record BusinessDays(int count, Due due) {

    /** At what time of the last working day the target ends. */
    public enum Due {
        /**
         * At the local time of the start, or of its day's first opening where that is later. A time at which the last day is
         * closed moves to that day's next opening, or, when it does not open again, back to its closing; a closing time
         * itself stays. From a closed day it is closing. Zero days end at the start.
         */
        AT_SAME_TIME,
        /**
         * At the end of that day's last opening. Zero days end at the closing of the day of the start, or, when that is
         * over, of the next working day: a deadline is never before its start.
         */
        END_OF_DAY
    }

    /** @throws InvalidInputException if the count is negative */
    public BusinessDays {
        Objects.requireNonNull(due, "due");
        if (count < 0) {
            throw InvalidInputException.of("Business days", "count", count, "is negative", "give zero or more");
        }
    }

    /** @throws InvalidInputException if the count is negative */
    public static BusinessDays atSameTime(int count) {
        return new BusinessDays(count, Due.AT_SAME_TIME);
    }

    /** @throws InvalidInputException if the count is negative */
    public static BusinessDays endOfDay(int count) {
        return new BusinessDays(count, Due.END_OF_DAY);
    }

    @Override
    public String toString() {
        return count + " business days " + (due == Due.END_OF_DAY ? "to the end of the day" : "to the same time");
    }
}

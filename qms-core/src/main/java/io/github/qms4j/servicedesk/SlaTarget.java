package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.calendar.BusinessDays;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** How long it may take. The four forms are never converted into each other. */
public sealed interface SlaTarget {
    /** What is longer is a slip of the pen. */
    Duration LONGEST = Duration.ofDays(3_653);

    /** Time in which the calendar is open. */
    record BusinessTime(Duration length) implements SlaTarget {
        public BusinessTime {
            positive(length);
        }
    }

    /** Time by the wall clock, whatever the calendar says. */
    record ElapsedTime(Duration length) implements SlaTarget {
        public ElapsedTime {
            positive(length);
        }
    }

    /**
     * Working days of the calendar. The business time that passes while the clock is paused moves the deadline by as
     * much.
     */
    record WorkingDays(int count, boolean untilEndOfDay) implements SlaTarget {
        public WorkingDays {
            if (count < 0) {
                throw InvalidInputException.of("SLA target", "days", count, "is negative", "give the number of days");
            }
        }

        BusinessDays days() {
            return untilEndOfDay ? BusinessDays.endOfDay(count) : BusinessDays.atSameTime(count);
        }
    }

    /** An instant that nothing moves, such as a regulatory date. */
    record FixedDeadline(Instant instant) implements SlaTarget {
        public FixedDeadline {
            Objects.requireNonNull(instant, "instant");
        }
    }

    private static void positive(Duration length) {
        if (length.isNegative()) {
            throw InvalidInputException.of(
                    "SLA target", "length", length, "is negative", "give a length of at least zero");
        }
    }
}

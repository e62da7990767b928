package io.github.qms4j.schedule;

import io.github.qms4j.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How often something recurs. Every occurrence is computed from the first one and never from the one before, so that
 * nothing drifts: monthly from 31 January is 28 February and then 31 March.
 */
public sealed interface Recurrence {
    /**
     * The instant of an occurrence; strictly later for each higher number.
     *
     * @param first the first occurrence
     * @param number 0 for the first one
     */
    Instant occurrence(Instant first, long number);

    /**
     * Steps of the calendar: the same local time in the zone, each time. A local time that a change of clocks skips is
     * moved on by the length of the gap; one that it repeats is taken at the offset of the first occurrence when that is
     * valid, else at the earlier one (see {@link java.time.ZonedDateTime}).
     *
     * @throws InvalidInputException when the step is not at least a day, or has a negative part
     */
    static Recurrence every(Period step, ZoneId zone) {
        return new Calendar(step, zone);
    }

    /**
     * Steps of elapsed time, whatever the calendar says.
     *
     * @throws InvalidInputException when the step is shorter than a second
     */
    static Recurrence every(Duration step) {
        return new Elapsed(step);
    }

    /**
     * Steps of the calendar.
     *
     * @param step years, months and days; none negative, not all zero
     * @param zone an IANA zone such as {@code Europe/Berlin}
     */
    record Calendar(Period step, ZoneId zone) implements Recurrence {
        public Calendar {
            if (step.isZero() || step.getYears() < 0 || step.getMonths() < 0 || step.getDays() < 0) {
                throw InvalidInputException.of(
                        "recurrence", "step", step, "does not lead forward", "give a positive period such as P1M");
            }
            Objects.requireNonNull(zone, "zone");
        }

        @Override
        public Instant occurrence(Instant first, long number) {
            return first.atZone(zone)
                    .plus(step.multipliedBy(Math.toIntExact(number)))
                    .toInstant();
        }
    }

    /**
     * Steps of elapsed time.
     *
     * @param step at least a second
     */
    record Elapsed(Duration step) implements Recurrence {
        public Elapsed {
            if (step.compareTo(Duration.ofSeconds(1)) < 0) {
                throw InvalidInputException.of(
                        "recurrence", "step", step, "is shorter than a second", "give a longer duration such as PT1H");
            }
        }

        @Override
        public Instant occurrence(Instant first, long number) {
            return first.plus(step.multipliedBy(number));
        }
    }
}

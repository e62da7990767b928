package io.github.qms4j.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The time for which somebody is let do what they could not do otherwise. It is never without an end.
 *
 * @param from when it begins
 * @param until when it is over, exclusive
 */
public record LimitedTime(Instant from, Instant until) {
    /** The longest there is; grant it anew for more. */
    public static final Duration LONGEST = Duration.ofDays(366);

    public LimitedTime {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
    }

    /** Whether an instant is in it. */
    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** What stands against granting it at an instant, in words; empty when nothing does. */
    public Optional<String> against(Instant at) {
        String period = "from " + from + " until " + until;
        if (!until.isAfter(from)) {
            return Optional.of(period + " is no time at all; let it end after it begins");
        }
        if (!until.isAfter(at)) {
            return Optional.of(period + " is over already; let it end in the future");
        }
        return Duration.between(from, until).compareTo(LONGEST) > 0
                ? Optional.of(
                        period + " is longer than " + LONGEST.toDays() + " days; grant another one when this one ends")
                : Optional.empty();
    }
}

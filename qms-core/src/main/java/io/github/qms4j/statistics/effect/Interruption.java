package io.github.qms4j.statistics.effect;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import java.util.OptionalInt;

/**
 * Where a series is interrupted, and what it does besides. Points are numbered from 0.
 *
 * @param at the first point after the change
 * @param until the first point of a third period, in which it shows whether the effect lasted; empty when there is none
 * @param period how many points a season's cycle has; 0 without season
 * @param harmonics how many pairs of sine and cosine describe the season; 0 without season
 */
public record Interruption(int at, OptionalInt until, int period, int harmonics) {
    private static final String SUBJECT = "Interruption";

    /**
     * Checks it.
     *
     * @throws InvalidInputException when periods do not follow each other, or the harmonics are more than half the period
     */
    public Interruption {
        Inputs.requireAtLeast(SUBJECT, "at", at, 1);
        if (until.isPresent() && until.getAsInt() <= at) {
            throw InvalidInputException.of(
                    SUBJECT, "until", until.getAsInt(), "is not after " + at, "give a later point, or none");
        }
        boolean none = period == 0 && harmonics == 0;
        if (!none && (period < 2 || harmonics < 1 || 2 * harmonics >= period)) {
            throw InvalidInputException.of(
                    SUBJECT,
                    "season",
                    harmonics + " harmonics of " + period,
                    "is no season",
                    "give a period such as 12 and one harmonic or more, fewer than half of it");
        }
    }

    /** After which the series may have another level and another slope. */
    public static Interruption at(int point) {
        return new Interruption(point, OptionalInt.empty(), 0, 0);
    }

    /** With a third period from a point on. */
    public Interruption until(int point) {
        return new Interruption(at, OptionalInt.of(point), period, harmonics);
    }

    /** With a season of a period, as a sum of harmonics. */
    public Interruption withSeason(int pointsInCycle, int pairs) {
        return new Interruption(at, until, pointsInCycle, pairs);
    }

    /** The same at another point, without a third period. */
    Interruption movedTo(int point) {
        return new Interruption(point, OptionalInt.empty(), period, harmonics);
    }
}

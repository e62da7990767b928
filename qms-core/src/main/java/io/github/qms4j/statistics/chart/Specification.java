package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a product or a service is to keep: a lower limit, an upper one or both, and a target between them.
 *
 * @param lower the lower specification limit; empty when there is none
 * @param upper the upper specification limit; empty when there is none
 * @param target the ideal value; empty when there is none
 */
public record Specification(OptionalDouble lower, OptionalDouble upper, OptionalDouble target) {
    private static final String SUBJECT = "Specification";

    /**
     * Checks it.
     *
     * @throws InvalidInputException when there is no limit, one is not finite, the lower is not below the upper, or the
     *     target is not within them
     */
    public Specification {
        Objects.requireNonNull(lower, "lower");
        Objects.requireNonNull(upper, "upper");
        Objects.requireNonNull(target, "target");
        if (lower.isEmpty() && upper.isEmpty()) {
            throw InvalidInputException.of(SUBJECT, "limits", "none", "are missing", "give at least one limit");
        }
        lower.ifPresent(limit -> Inputs.requireFinite(SUBJECT, "lower", limit));
        upper.ifPresent(limit -> Inputs.requireFinite(SUBJECT, "upper", limit));
        double least = lower.orElse(Double.NEGATIVE_INFINITY);
        double greatest = upper.orElse(Double.POSITIVE_INFINITY);
        if (!(least < greatest)) {
            throw InvalidInputException.of(
                    SUBJECT, "lower", least, "is not below the upper limit " + greatest, "give the lower one first");
        }
        target.ifPresent(ideal -> {
            if (!(ideal >= least && ideal <= greatest)) {
                throw InvalidInputException.of(
                        SUBJECT, "target", ideal, "is not within the limits", "give a value between them");
            }
        });
    }

    /** Two limits, with the target in the middle. */
    public static Specification between(double lower, double upper) {
        return new Specification(
                OptionalDouble.of(lower), OptionalDouble.of(upper), OptionalDouble.of(lower + (upper - lower) / 2));
    }

    /** A lower limit only. */
    public static Specification atLeast(double lower) {
        return new Specification(OptionalDouble.of(lower), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** An upper limit only. */
    public static Specification atMost(double upper) {
        return new Specification(OptionalDouble.empty(), OptionalDouble.of(upper), OptionalDouble.empty());
    }

    /** With another target. */
    public Specification withTarget(double ideal) {
        return new Specification(lower, upper, OptionalDouble.of(ideal));
    }
}

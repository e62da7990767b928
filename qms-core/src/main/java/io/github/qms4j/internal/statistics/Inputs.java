package io.github.qms4j.internal.statistics;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import java.util.ArrayList;
import java.util.List;

/** Checks of what a statistical method is given. */
public final class Inputs {
    /** So many wrong values are named one by one; who has more has a wrong column. */
    private static final int NAMED = 10;
    /** Squares of larger numbers, and sums of these over millions of points, would not be finite. */
    private static final double GREATEST = 1e150;

    private Inputs() {}

    /**
     * A copy of values that are all finite numbers up to 10¹⁵⁰; what is nearer to 0 than 10⁻¹⁵⁰ is 0, and no zero negative.
     *
     * @throws InvalidInputException that names the positions of values that are not finite, or larger
     */
    public static double[] finite(String subject, String place, double[] values) {
        double[] copy = new double[values.length];
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            copy[i] = Math.abs(values[i]) < 1 / GREATEST ? 0 : values[i];
            if (!isModerate(values[i]) && violations.size() < NAMED) {
                violations.add(new Violation(
                        place + "[" + i + "]",
                        Double.toString(values[i]),
                        Double.isFinite(values[i]) ? "is beyond 1e150" : "is not a finite number",
                        Double.isFinite(values[i])
                                ? "choose a larger unit"
                                : "leave out periods without data, or give the number"));
            }
        }
        refuse(subject, violations);
        return copy;
    }

    /**
     * A copy of counts, none of them negative.
     *
     * @throws InvalidInputException that names the positions of negative ones
     */
    public static long[] counts(String subject, String place, long[] counts) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < counts.length && violations.size() < NAMED; i++) {
            if (counts[i] < 0) {
                violations.add(new Violation(
                        place + "[" + i + "]", Long.toString(counts[i]), "is negative", "give a count of 0 or more"));
            }
        }
        refuse(subject, violations);
        return counts.clone();
    }

    /** Counts as floating point numbers; exact up to 2⁵³. */
    public static double[] toDoubles(long[] counts) {
        double[] numbers = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            numbers[i] = counts[i];
        }
        return numbers;
    }

    /**
     * Refuses a number that is not finite, or beyond 10¹⁵⁰.
     *
     * @throws InvalidInputException when it is not
     */
    public static double requireFinite(String subject, String place, double value) {
        if (!isModerate(value)) {
            throw InvalidInputException.of(
                    subject, place, value, "is not a finite number up to 1e150", "give the number, in a larger unit");
        }
        return value + 0.0;
    }

    /**
     * Refuses a number that is not above 0, or not between 10⁻¹⁵⁰ and 10¹⁵⁰.
     *
     * @throws InvalidInputException when it is not
     */
    public static double requirePositive(String subject, String place, double value) {
        if (!(value >= 1 / GREATEST && value <= GREATEST)) {
            throw InvalidInputException.of(
                    subject, place, value, "is not a number above 0", "give one from 1e-150 to 1e150");
        }
        return value;
    }

    /**
     * Refuses a number that is neither 0 nor between 10⁻¹⁵⁰ and 10¹⁵⁰.
     *
     * @throws InvalidInputException when it is not
     */
    public static double requireNotNegative(String subject, String place, double value) {
        return value == 0 ? 0 : requirePositive(subject, place, value);
    }

    /** Whether a number is finite, and so small that its square is too. */
    public static boolean isModerate(double value) {
        return Math.abs(value) <= GREATEST;
    }

    /**
     * Refuses a probability that is not between 0 and 1, both excluded.
     *
     * @throws InvalidInputException when it is not
     */
    public static double requireShare(String subject, String place, double value) {
        if (!(value > 0 && value < 1)) {
            throw InvalidInputException.of(
                    subject, place, value, "is not between 0 and 1", "give it as a fraction, such as 0.95");
        }
        return value;
    }

    /**
     * Refuses a number below the least that is meaningful.
     *
     * @throws InvalidInputException when it is
     */
    public static int requireAtLeast(String subject, String place, int value, int least) {
        if (value < least) {
            throw InvalidInputException.of(subject, place, value, "is below " + least, "give " + least + " or more");
        }
        return value;
    }

    /**
     * Refuses two series that belong together and are not of one length.
     *
     * @throws InvalidInputException when they are not
     */
    public static void requireSameLength(String subject, String place, int length, String other, int otherLength) {
        if (length != otherLength) {
            throw InvalidInputException.of(
                    subject,
                    place,
                    length + " values",
                    "are not as many as the " + otherLength + " of " + other,
                    "give one for each");
        }
    }

    /**
     * Throws the violations, if there are any.
     *
     * @throws InvalidInputException with all of them
     */
    public static void refuse(String subject, List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidInputException(subject, violations);
        }
    }
}

package io.github.qms4j.internal.statistics;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import java.util.ArrayList;
import java.util.List;

/** Checks of what a statistical method is given. */
public final class Inputs {
    /** So many wrong values are named one by one; who has more has a wrong column. */
    private static final int NAMED = 10;

    private Inputs() {}

    /**
     * A copy of values that are all finite numbers, with a negative zero as zero.
     *
     * @throws InvalidInputException that names the positions of values that are not finite
     */
    public static double[] finite(String subject, String place, double[] values) {
        double[] copy = new double[values.length];
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i] + 0.0;
            if (!Double.isFinite(values[i]) && violations.size() < NAMED) {
                violations.add(new Violation(
                        place + "[" + i + "]",
                        Double.toString(values[i]),
                        "is not a finite number",
                        "leave out periods without data, or give the number"));
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
     * Refuses a number that is not finite.
     *
     * @throws InvalidInputException when it is not
     */
    public static double requireFinite(String subject, String place, double value) {
        if (!Double.isFinite(value)) {
            throw InvalidInputException.of(subject, place, value, "is not a finite number", "give the number");
        }
        return value + 0.0;
    }

    /**
     * Refuses a number that is not finite and above 0.
     *
     * @throws InvalidInputException when it is not
     */
    public static double requirePositive(String subject, String place, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw InvalidInputException.of(subject, place, value, "is not a number above 0", "give one above 0");
        }
        return value;
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

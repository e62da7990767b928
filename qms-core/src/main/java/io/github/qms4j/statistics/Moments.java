package io.github.qms4j.statistics;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import java.util.OptionalDouble;

/**
 * Count, mean and variance of values in one pass (Welford 1962), mergeable across parts (Chan, Golub and LeVeque 1979).
 * Not safe for use by several threads; what they gather apart is merged.
 */
public final class Moments {
    private long count;
    private double mean;
    private double squares;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    public Moments() {}

    /**
     * Of all values of an array.
     *
     * @throws InvalidInputException when one is not finite
     */
    public static Moments of(double[] values) {
        Moments moments = new Moments();
        for (double value : values) {
            moments.add(value);
        }
        return moments;
    }

    /**
     * Takes a value.
     *
     * @throws InvalidInputException when it is not finite, or beyond 10¹⁵⁰; it is then not counted
     */
    public void add(double value) {
        if (!Inputs.isModerate(value)) {
            Inputs.requireFinite("Moments", "value " + count, value);
        }
        count++;
        double off = value - mean;
        mean += off / count;
        squares += off * (value - mean);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }

    /** Takes all that another has taken; the other stays as it is. */
    public void merge(Moments other) {
        if (other.count == 0) {
            return;
        }
        double off = other.mean - mean;
        double whole = (double) count + other.count;
        squares += other.squares + off * off * (count / whole * other.count);
        mean += off * (other.count / whole);
        count += other.count;
        least = Math.min(least, other.least);
        greatest = Math.max(greatest, other.greatest);
    }

    /** How many values there are. */
    public long count() {
        return count;
    }

    /** The arithmetic mean; empty without values. */
    public OptionalDouble mean() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }

    /** The sample variance, by n − 1; empty with fewer than two values. */
    public OptionalDouble variance() {
        return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(squares / (count - 1));
    }

    /** The sample standard deviation, by n − 1; empty with fewer than two values. */
    public OptionalDouble standardDeviation() {
        return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / (count - 1)));
    }

    /** The least value; empty without values. */
    public OptionalDouble least() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(least);
    }

    /** The greatest value; empty without values. */
    public OptionalDouble greatest() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(greatest);
    }
}

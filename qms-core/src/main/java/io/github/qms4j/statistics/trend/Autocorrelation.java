package io.github.qms4j.statistics.trend;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Sums;
import java.util.Optional;

/**
 * How much each value of a series depends on the one before. Trend tests suppose that it does not; monthly figures often
 * do, and then chance makes trends more often than the test says.
 *
 * @param lagOne the lag-1 autocorrelation, −1 to 1: the sum of the products of neighbours' distances from the mean, by
 *     the sum of the squares of all distances
 * @param residualLagOne the same of what a straight line leaves, so that a trend itself does not count
 * @param bound beyond which the residual one is more than chance, with a risk of 0.05: 1.96 / √n
 */
public record Autocorrelation(double lagOne, double residualLagOne, double bound) {
    private static final double TWO_SIDED_5_PERCENT = 1.959963984540054;
    private static final int LEAST = 3;

    /**
     * Of a series in the order of time.
     *
     * @return empty below three values, and when the values or what a line leaves of them do not vary
     * @throws InvalidInputException when a value is not finite
     */
    public static Optional<Autocorrelation> of(double[] values) {
        return ofFinite(Inputs.finite("Autocorrelation", "values", values));
    }

    static Optional<Autocorrelation> ofFinite(double[] values) {
        if (values.length < LEAST) {
            return Optional.empty();
        }
        double[] off = distances(values);
        double[] residuals = residuals(off);
        double squares = squares(off);
        double residualSquares = squares(residuals);
        // What rounding leaves of an exact line is no variation.
        if (!(residualSquares > 1e-24 * squares)) {
            return Optional.empty();
        }
        return Optional.of(new Autocorrelation(
                products(off) / squares,
                products(residuals) / residualSquares,
                TWO_SIDED_5_PERCENT / Math.sqrt(values.length)));
    }

    /** Whether tests that suppose independent values are to be doubted. */
    public boolean warns() {
        return Math.abs(residualLagOne) > bound;
    }

    private static double[] distances(double[] values) {
        double mean = Sums.mean(values);
        double[] off = new double[values.length];
        for (int i = 0; i < off.length; i++) {
            off[i] = values[i] - mean;
        }
        return off;
    }

    private static double[] residuals(double[] off) {
        double middle = (off.length - 1) / 2.0;
        double product = 0;
        double square = 0;
        for (int i = 0; i < off.length; i++) {
            product += off[i] * (i - middle);
            square += (i - middle) * (i - middle);
        }
        double slope = product / square;
        double[] residuals = new double[off.length];
        for (int i = 0; i < off.length; i++) {
            residuals[i] = off[i] - slope * (i - middle);
        }
        return residuals;
    }

    private static double squares(double[] off) {
        double sum = 0;
        for (double value : off) {
            sum += value * value;
        }
        return sum;
    }

    private static double products(double[] off) {
        double sum = 0;
        for (int i = 1; i < off.length; i++) {
            sum += off[i] * off[i - 1];
        }
        return sum;
    }
}

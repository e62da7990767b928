package io.github.qms4j.statistics;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.LeastSquares;
import io.github.qms4j.internal.statistics.Terms;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A straight line by ordinary least squares: {@code y = intercept + slope · x}. The verdict is the slope.
 *
 * @param intercept the value at x = 0, in the unit of y
 * @param interceptError its standard error
 * @param slope the change of y for a unit of x
 * @param slopeError its standard error
 * @param residualDeviation the standard deviation of what the line leaves, with n − 2 degrees of freedom
 * @param rSquared the share of the variation of y that the line accounts for, 0 to 1; 1 when y does not vary at all
 * @param count how many points there were
 */
public record LinearFit(
        double intercept,
        double interceptError,
        double slope,
        double slopeError,
        double residualDeviation,
        double rSquared,
        int count)
        implements Analysis<Double> {
    private static final String SUBJECT = "Linear fit";
    private static final int LEAST = 3;

    /** There is nothing to choose. */
    private enum Ordinary implements Policy {
        LEAST_SQUARES;

        @Override
        public Map<String, String> terms() {
            return Terms.start()
                    .term("method", "ordinary least squares")
                    .term("minimum sample", LEAST + " points")
                    .all();
        }
    }

    /**
     * The line through points.
     *
     * @return too few below three points; undefined when all points have one x
     * @throws InvalidInputException when a number is not finite, or there are not as many x as y
     */
    public static Outcome<LinearFit> of(double[] x, double[] y) {
        Inputs.requireSameLength(SUBJECT, "x", x.length, "y", y.length);
        double[] at = Inputs.finite(SUBJECT, "x", x);
        double[] values = Inputs.finite(SUBJECT, "y", y);
        if (at.length < LEAST) {
            return new Outcome.TooFew<>(Ordinary.LEAST_SQUARES, "points", at.length, LEAST);
        }
        double[] ones = new double[at.length];
        Arrays.fill(ones, 1);
        Optional<LeastSquares> fitted = LeastSquares.fit(new double[][] {ones, at}, values);
        return fitted.<Outcome<LinearFit>>map(fit -> new Outcome.Found<>(of(fit, values)))
                .orElseGet(() -> new Outcome.Undefined<>(
                        Ordinary.LEAST_SQUARES, "all points have one x, so that a line has no slope"));
    }

    private static LinearFit of(LeastSquares fit, double[] y) {
        double variance = fit.residualVariance();
        double[][] covariance = fit.covariance(variance);
        double total = Moments.of(y).variance().orElseThrow() * (y.length - 1);
        double explained = total == 0 ? 1 : Math.max(0, 1 - fit.residualSumOfSquares() / total);
        return new LinearFit(
                fit.coefficient(0),
                Math.sqrt(covariance[0][0]),
                fit.coefficient(1),
                Math.sqrt(covariance[1][1]),
                Math.sqrt(variance),
                explained,
                y.length);
    }

    /** The value of the line at an x. */
    public double at(double x) {
        return intercept + slope * x;
    }

    /** The interval for the slope at a confidence between 0 and 1, by the t distribution. */
    public Interval slopeInterval(double confidence) {
        Inputs.requireShare(SUBJECT, "confidence", confidence);
        double half = slopeError * Distributions.tQuantile((1 + confidence) / 2, count - 2.0);
        return new Interval(slope - half, slope + half, confidence);
    }

    @Override
    public Policy policy() {
        return Ordinary.LEAST_SQUARES;
    }

    @Override
    public Double verdict() {
        return slope;
    }
}

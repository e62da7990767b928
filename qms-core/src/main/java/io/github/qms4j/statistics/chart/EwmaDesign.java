package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;

/**
 * The design of an EWMA chart.
 *
 * @param lambda the weight of the latest value, above 0 and at most 1
 * @param width how many sigmas of the moving average a limit is from the target, above 0
 * @param startup how limits start
 */
public record EwmaDesign(double lambda, double width, Startup startup) {
    private static final String SUBJECT = "EWMA design";

    /** How limits start, while the moving average still rests on few values. */
    public enum Startup {
        /** As wide from the start as they become. */
        ASYMPTOTIC,
        /** Narrow at first, by the exact variance of the moving average. */
        EXACT
    }

    public EwmaDesign {
        Inputs.requirePositive(SUBJECT, "lambda", lambda);
        if (lambda > 1) {
            throw InvalidInputException.of(SUBJECT, "lambda", lambda, "is above 1", "give a weight such as 0.2");
        }
        Inputs.requirePositive(SUBJECT, "width", width);
    }

    /** With limits as wide from the start as they become. */
    public static EwmaDesign of(double lambda, double width) {
        return new EwmaDesign(lambda, width, Startup.ASYMPTOTIC);
    }

    /** Sigma of the moving average for each sigma of a value. */
    double sigmaScale(int valuesSoFar) {
        double whole = lambda / (2 - lambda);
        return Math.sqrt(startup == Startup.ASYMPTOTIC ? whole : whole * (1 - Math.pow(1 - lambda, 2.0 * valuesSoFar)));
    }

    String words() {
        return "lambda " + lambda + ", limits " + width + " sigma, "
                + (startup == Startup.ASYMPTOTIC ? "asymptotic" : "exact from the start");
    }
}

package io.github.qms4j.statistics.trend;

import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Terms;
import io.github.qms4j.statistics.Policy;
import java.util.Map;
import java.util.Objects;

/** How a forecast is made. */
public final class ForecastPolicy implements Policy {
    private static final String SUBJECT = "Forecast policy";

    private final Method method;
    private final double confidence;
    private final int minimumPoints;

    /** What is supposed to go on; formulas of Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 5. */
    public enum Method {
        /** A straight line by least squares, with its prediction interval. */
        LINE("straight line by least squares"),
        /** The mean, as if there were no trend. */
        LEVEL("mean of the series"),
        /** The last value and the mean step (random walk with drift); its interval widens fastest. */
        DRIFT("random walk with drift");

        private final String words;

        Method(String words) {
            this.words = words;
        }
    }

    private ForecastPolicy(Method method, double confidence, int minimumPoints) {
        this.method = Objects.requireNonNull(method, "method");
        this.confidence = confidence;
        this.minimumPoints = minimumPoints;
    }

    /** By a method, with an interval of 0.95, from 8 points on. */
    public static ForecastPolicy of(Method method) {
        return new ForecastPolicy(method, 0.95, 8);
    }

    /** How often intervals hold what comes; between 0 and 1. */
    public ForecastPolicy withConfidence(double share) {
        return new ForecastPolicy(method, Inputs.requireShare(SUBJECT, "confidence", share), minimumPoints);
    }

    /** With fewer points, nothing is forecast; 4 or more. */
    public ForecastPolicy withMinimumPoints(int points) {
        return new ForecastPolicy(method, confidence, Inputs.requireAtLeast(SUBJECT, "minimumPoints", points, 4));
    }

    public Method method() {
        return method;
    }

    public double confidence() {
        return confidence;
    }

    public int minimumPoints() {
        return minimumPoints;
    }

    @Override
    public Map<String, String> terms() {
        return Terms.start()
                .term("method", method.words)
                .term("interval", confidence + ", for a single value, t distribution")
                .term("minimum points", minimumPoints)
                .all();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ForecastPolicy that && terms().equals(that.terms());
    }

    @Override
    public int hashCode() {
        return terms().hashCode();
    }

    @Override
    public String toString() {
        return describe();
    }
}

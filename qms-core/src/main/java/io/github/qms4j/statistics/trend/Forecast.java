package io.github.qms4j.statistics.trend;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Sums;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Improvement;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Outcome;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a series would be at a later time, with an interval for the single value to come, if what the policy supposes goes
 * on. The verdict is the value; {@link #reach} reads it against a target.
 *
 * @param policy how it was made
 * @param steps how many steps after the last value
 * @param value what is to be expected, in the unit of the values
 * @param standardError of the value to come; 0 when the past shows no scatter
 * @param degreesOfFreedom of the t distribution of the error
 * @param autocorrelation of the series; where it warns, the interval of a line or a level is too narrow
 */
public record Forecast(
        ForecastPolicy policy,
        int steps,
        double value,
        double standardError,
        int degreesOfFreedom,
        Optional<Autocorrelation> autocorrelation)
        implements Analysis<Double> {
    private static final String SUBJECT = "Forecast";

    /** How a forecast stands to a target. */
    public enum Reach {
        /** The whole interval meets the target. */
        EXPECTED,
        /** The target is within the interval, or there is no interval. */
        UNCERTAIN,
        /** The whole interval misses the target. */
        NOT_EXPECTED
    }

    /**
     * Forecasts a series of equally spaced values.
     *
     * @param steps how many steps after the last value, such as months to a due date; 1 or more
     * @return too few below the policy's least number of points
     * @throws InvalidInputException when a value is not finite, or steps are below 1
     */
    public static Outcome<Forecast> of(double[] values, int steps, ForecastPolicy policy) {
        Inputs.requireAtLeast(SUBJECT, "steps", steps, 1);
        double[] finite = Inputs.finite(SUBJECT, "values", values);
        if (finite.length < policy.minimumPoints()) {
            return new Outcome.TooFew<>(policy, "points", finite.length, policy.minimumPoints());
        }
        Expected expected = switch (policy.method()) {
            case LINE -> Expected.byLine(finite, steps);
            case LEVEL -> Expected.byLevel(finite);
            case DRIFT -> Expected.byDrift(finite, steps);
        };
        return new Outcome.Found<>(new Forecast(
                policy,
                steps,
                expected.value(),
                expected.error(),
                expected.freedom(),
                Autocorrelation.ofFinite(finite)));
    }

    /** The interval for the value to come; empty when the past shows no scatter that it could come from. */
    public Optional<Interval> interval() {
        if (standardError == 0) {
            return Optional.empty();
        }
        double half = standardError * Distributions.tQuantile((1 + policy.confidence()) / 2, degreesOfFreedom);
        return Optional.of(new Interval(value - half, value + half, policy.confidence()));
    }

    /** How probable a value above a threshold is; empty when the past shows no scatter. */
    public OptionalDouble probabilityAbove(double threshold) {
        Inputs.requireFinite(SUBJECT, "threshold", threshold);
        return standardError == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Distributions.tAbove((threshold - value) / standardError, degreesOfFreedom));
    }

    /**
     * Whether a target is to be expected.
     *
     * @throws InvalidInputException when neither direction is better
     */
    public Reach reach(double target, Improvement better) {
        Inputs.requireFinite(SUBJECT, "target", target);
        if (better == Improvement.NEITHER) {
            throw InvalidInputException.of(
                    SUBJECT, "better", better, "gives a target no good side", "say which way is better");
        }
        Optional<Interval> interval = interval();
        if (interval.isEmpty() || interval.get().contains(target)) {
            return Reach.UNCERTAIN;
        }
        boolean above = interval.get().lower() > target;
        return above == (better == Improvement.UP) ? Reach.EXPECTED : Reach.NOT_EXPECTED;
    }

    @Override
    public Double verdict() {
        return value;
    }

    /** A value with the error of a single observation. */
    private record Expected(double value, double error, int freedom) {
        static Expected byLine(double[] values, int steps) {
            int n = values.length;
            double middle = (n - 1) / 2.0;
            double mean = Sums.mean(values);
            double products = 0;
            for (int i = 0; i < n; i++) {
                products += (i - middle) * (values[i] - mean);
            }
            double squares = n * ((double) n * n - 1) / 12;
            double slope = products / squares;
            double rest = 0;
            for (int i = 0; i < n; i++) {
                double residual = values[i] - mean - slope * (i - middle);
                rest += residual * residual;
            }
            double ahead = n - 1 + steps - middle;
            double variance = withoutRounding(rest, values, mean) / (n - 2);
            return new Expected(
                    mean + slope * ahead, Math.sqrt(variance * (1 + 1.0 / n + ahead * ahead / squares)), n - 2);
        }

        static Expected byLevel(double[] values) {
            int n = values.length;
            double mean = Sums.mean(values);
            double rest = 0;
            for (double value : values) {
                rest += (value - mean) * (value - mean);
            }
            double variance = withoutRounding(rest, values, mean) / (n - 1);
            return new Expected(mean, Math.sqrt(variance * (1 + 1.0 / n)), n - 1);
        }

        static Expected byDrift(double[] values, int steps) {
            int n = values.length;
            double drift = (values[n - 1] - values[0]) / (n - 1);
            double rest = 0;
            for (int i = 1; i < n; i++) {
                double residual = values[i] - values[i - 1] - drift;
                rest += residual * residual;
            }
            double variance = withoutRounding(rest, values, Sums.mean(values)) / (n - 2);
            return new Expected(
                    values[n - 1] + steps * drift, Math.sqrt(variance * steps * (1 + steps / (n - 1.0))), n - 2);
        }

        /** What rounding leaves of an exact line is no scatter. */
        private static double withoutRounding(double rest, double[] values, double mean) {
            double greatest = 0;
            for (double value : values) {
                greatest = Math.max(greatest, Math.max(Math.abs(value), Math.abs(value - mean)));
            }
            double rounding = 8 * Math.ulp(greatest);
            return rest <= values.length * rounding * rounding ? 0 : rest;
        }
    }
}

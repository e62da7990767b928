package io.github.qms4j.statistics.trend;

import io.github.qms4j.internal.statistics.Sums;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Outcome;
import java.util.Optional;

/** The values of a series by season: season j has those at j, j + period, and so on. */
final class Seasons {
    private final double[] values;
    private final int period;

    private Seasons(double[] values, int period) {
        this.values = values;
        this.period = period;
    }

    static Seasons of(double[] values, int period) {
        return new Seasons(values, period);
    }

    /** Two cycles at least, or no season has a pair to compare. */
    static <T extends Analysis<?>> Optional<Outcome<T>> tooFew(int count, int period, TrendPolicy policy) {
        long needed = Math.max(policy.minimumPoints(), 2L * period);
        return count >= needed
                ? Optional.empty()
                : Optional.of(
                        new Outcome.TooFew<>(policy, "points (cycles of " + period + ", two at least)", count, needed));
    }

    int count(int season) {
        return (values.length - season + period - 1) / period;
    }

    double[] values(int season) {
        double[] own = new double[count(season)];
        for (int cycle = 0; cycle < own.length; cycle++) {
            own[cycle] = values[cycle * period + season];
        }
        return own;
    }

    /** The series less the mean of each season. */
    double[] withoutMeans() {
        double[] rest = new double[values.length];
        for (int season = 0; season < period; season++) {
            double mean = Sums.mean(values(season));
            for (int i = season; i < values.length; i += period) {
                rest[i] = values[i] - mean;
            }
        }
        return rest;
    }
}

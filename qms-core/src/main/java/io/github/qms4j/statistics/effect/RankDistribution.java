package io.github.qms4j.statistics.effect;

import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.PairOrder;
import io.github.qms4j.statistics.Interval;
import java.util.Optional;

/** What chance does to a rank statistic that is symmetric between 0 and a greatest value. */
final class RankDistribution {
    private final double greatest;
    private final double deviation;
    private final double[] probabilities;

    private RankDistribution(double greatest, double deviation, double[] probabilities) {
        this.greatest = greatest;
        this.deviation = deviation;
        this.probabilities = probabilities;
    }

    /** By the normal approximation with continuity correction; chance does everything where the variance is 0. */
    static RankDistribution normal(double greatest, double variance) {
        return new RankDistribution(greatest, Math.sqrt(variance), new double[0]);
    }

    /**
     * Of the pairs in which one of {@code n} is above one of {@code m}: the greatest of all belongs to either with a
     * probability by their numbers (Mann and Whitney 1947).
     */
    static RankDistribution ofRankSums(int m, int n) {
        double[][] before = new double[n + 1][];
        for (int j = 0; j <= n; j++) {
            before[j] = new double[] {1};
        }
        for (int i = 1; i <= m; i++) {
            double[][] now = new double[n + 1][];
            now[0] = new double[] {1};
            for (int j = 1; j <= n; j++) {
                double[] next = new double[i * j + 1];
                // The greatest is one of m: no pair with it counts. Or one of n: it is above all i.
                for (int u = 0; u < before[j].length; u++) {
                    next[u] += before[j][u] * i / (i + j);
                }
                for (int u = 0; u < now[j - 1].length; u++) {
                    next[u + i] += now[j - 1][u] * j / (i + j);
                }
                now[j] = next;
            }
            before = now;
        }
        return new RankDistribution((double) m * n, 0, before[n]);
    }

    /** Of the sum of the ranks with a positive sign, when each of {@code n} has one with probability 1/2. */
    static RankDistribution ofSignedRanks(int n) {
        double[] probabilities = {1};
        for (int rank = 1; rank <= n; rank++) {
            double[] next = new double[probabilities.length + rank];
            for (int v = 0; v < probabilities.length; v++) {
                next[v] += probabilities[v] / 2;
                next[v + rank] += probabilities[v] / 2;
            }
            probabilities = next;
        }
        return new RankDistribution(n * (n + 1.0) / 2, 0, probabilities);
    }

    double atMost(double value) {
        if (probabilities.length == 0) {
            return deviation == 0 ? 1 : Distributions.normalAbove(-(value - greatest / 2 + 0.5) / deviation);
        }
        double sum = 0;
        for (int v = 0; v <= value; v++) {
            sum += probabilities[v];
        }
        return Math.min(1, sum);
    }

    double atLeast(double value) {
        return atMost(greatest - value);
    }

    /**
     * The order statistics of differences or means between which the effect is, with the confidence 1 − risk (Hollander
     * and Wolfe, Nonparametric Statistical Methods, 3.3 and 4.3).
     */
    Optional<Interval> interval(PairOrder pairs, double risk) {
        long rank = rankOfLowerEnd(risk);
        return rank < 1
                ? Optional.empty()
                : Optional.of(new Interval(pairs.rank(rank), pairs.rank(pairs.count() + 1 - rank), 1 - risk));
    }

    private long rankOfLowerEnd(double risk) {
        if (probabilities.length == 0) {
            double reach = Distributions.normalQuantile(1 - risk / 2) * deviation;
            return (long) Math.floor(greatest / 2 - reach);
        }
        double sum = 0;
        int value = -1;
        while (sum < risk / 2) {
            value++;
            sum += probabilities[value];
        }
        return value;
    }
}

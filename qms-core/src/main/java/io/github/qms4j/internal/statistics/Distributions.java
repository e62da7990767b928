package io.github.qms4j.internal.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Probabilities and quantiles, as Apache Commons Statistics computes them. */
public final class Distributions {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Distributions() {}

    /** The value below which a standard normal variable lies with the probability {@code p}. */
    public static double normalQuantile(double p) {
        return NORMAL.inverseCumulativeProbability(p);
    }

    /** The probability that a standard normal variable is greater than {@code z}. */
    public static double normalAbove(double z) {
        return NORMAL.survivalProbability(z);
    }

    /** The probability that a standard normal variable is at least as far from 0 as {@code z}. */
    public static double normalTwoSided(double z) {
        return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }

    /** The probability that a t variable is greater than {@code t}. */
    public static double tAbove(double t, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).survivalProbability(t);
    }

    /** The probability that a t variable is at least as far from 0 as {@code t}. */
    public static double tTwoSided(double t, double degreesOfFreedom) {
        return Math.min(1, 2 * tAbove(Math.abs(t), degreesOfFreedom));
    }

    /** The value below which a t variable lies with the probability {@code p}. */
    public static double tQuantile(double p, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(p);
    }

    /** The value below which a chi-squared variable lies with the probability {@code p}. */
    public static double chiSquaredQuantile(double p, double degreesOfFreedom) {
        return ChiSquaredDistribution.of(degreesOfFreedom).inverseCumulativeProbability(p);
    }

    /** The value below which a beta variable lies with the probability {@code p}. */
    public static double betaQuantile(double p, double alpha, double beta) {
        return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(p);
    }

    /** The probability of at most {@code count} successes in {@code trials}. */
    public static double binomialAtMost(int count, int trials, double share) {
        return BinomialDistribution.of(trials, share).cumulativeProbability(count);
    }

    /** The smallest count that is not exceeded with a probability of {@code p} or more. */
    public static int binomialQuantile(double p, int trials, double share) {
        return BinomialDistribution.of(trials, share).inverseCumulativeProbability(p);
    }

    /** The probability of at most {@code count} marked ones in a sample drawn without replacement. */
    public static double hypergeometricAtMost(int count, int population, int marked, int sample) {
        return HypergeometricDistribution.of(population, marked, sample).cumulativeProbability(count);
    }

    /** The probability of exactly {@code count} marked ones in a sample drawn without replacement. */
    public static double hypergeometric(int count, int population, int marked, int sample) {
        return HypergeometricDistribution.of(population, marked, sample).probability(count);
    }
}

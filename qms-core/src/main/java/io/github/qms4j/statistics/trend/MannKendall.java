package io.github.qms4j.statistics.trend;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.trend.TrendPolicy.Dependence;
import io.github.qms4j.statistics.trend.TrendPolicy.Significance;
import java.util.Optional;

/**
 * The Mann–Kendall test of a monotonic trend (Mann 1945, Kendall 1975), with ties corrected, and its seasonal variant
 * (Hirsch, Slack and Smith 1982). It supposes nothing of the distribution of values, but that they do not depend on each
 * other: {@link #dependenceWarning()}.
 *
 * @param policy how it was tested
 * @param count how many values there were
 * @param s pairs that rise less pairs that fall; within seasons, for the seasonal variant
 * @param variance of S when the order is chance; 0 when all values are equal
 * @param z S by its standard deviation; 0 when the variance is
 * @param pValue how probable an S as far from 0 is by chance, two-sided; 1 when all values are equal
 * @param tau Kendall's tau-b, −1 to 1; 0 when all values are equal
 * @param tiedGroups groups of equal values
 * @param autocorrelation of the series, less its seasonal means for the seasonal variant; empty when there is no
 *     variation for it
 */
public record MannKendall(
        TrendPolicy policy,
        int count,
        long s,
        double variance,
        double z,
        double pValue,
        double tau,
        int tiedGroups,
        Optional<Autocorrelation> autocorrelation)
        implements Analysis<TrendVerdict> {
    private static final String SUBJECT = "Mann–Kendall test";
    private static final int MOST_EXACT = 40;

    /**
     * Tests a series in the order of time.
     *
     * @return too few below the policy's least number of points
     * @throws InvalidInputException when a value is not finite
     */
    public static Outcome<MannKendall> of(double[] values, TrendPolicy policy) {
        double[] finite = Inputs.finite(SUBJECT, "values", values);
        if (finite.length < policy.minimumPoints()) {
            return new Outcome.TooFew<>(policy, "points", finite.length, policy.minimumPoints());
        }
        Concordance concordance = Concordance.of(finite);
        return new Outcome.Found<>(of(policy, finite.length, concordance, Autocorrelation.ofFinite(finite), true));
    }

    /**
     * Tests a series with seasons: only values of one season are compared, so that a season itself is no trend.
     *
     * @param values in the order of time, without gaps
     * @param period how many values a cycle has, such as 12 for months; 2 or more
     * @return too few below the policy's least number of points, or below two cycles
     * @throws InvalidInputException when a value is not finite, or the period is below 2
     */
    public static Outcome<MannKendall> seasonal(double[] values, int period, TrendPolicy policy) {
        Inputs.requireAtLeast(SUBJECT, "period", period, 2);
        double[] finite = Inputs.finite(SUBJECT, "values", values);
        Optional<Outcome<MannKendall>> few = Seasons.tooFew(finite.length, period, policy);
        if (few.isPresent()) {
            return few.get();
        }
        Seasons seasons = Seasons.of(finite, period);
        long s = 0;
        double variance = 0;
        long untied = 0;
        long pairs = 0;
        int tiedGroups = 0;
        for (int season = 0; season < period; season++) {
            Concordance one = Concordance.of(seasons.values(season));
            s += one.s();
            variance += one.variance();
            untied += one.untiedPairs();
            pairs += one.pairs();
            tiedGroups += one.tiedGroups();
        }
        Concordance all = new Concordance(s, variance, untied, pairs, tiedGroups);
        return new Outcome.Found<>(
                of(policy, finite.length, all, Autocorrelation.ofFinite(seasons.withoutMeans()), false));
    }

    private static MannKendall of(
            TrendPolicy policy,
            int count,
            Concordance concordance,
            Optional<Autocorrelation> autocorrelation,
            boolean canBeExact) {
        double variance = concordance.variance() * enlargement(policy, count, autocorrelation);
        double z = z(policy, concordance.s(), variance);
        boolean exact = canBeExact
                && policy.significance() == Significance.EXACT_WHEN_SMALL
                && policy.dependence() == Dependence.NONE
                && concordance.tiedGroups() == 0
                && count <= MOST_EXACT;
        return new MannKendall(
                policy,
                count,
                concordance.s(),
                variance,
                z,
                exact ? Concordance.exactTwoSided(count, concordance.s()) : Distributions.normalTwoSided(z),
                concordance.tau(),
                concordance.tiedGroups(),
                autocorrelation);
    }

    private static double z(TrendPolicy policy, long s, double variance) {
        if (variance == 0) {
            return 0;
        }
        double corrected = policy.significance() == Significance.NORMAL_UNCORRECTED ? s : s - (double) Long.signum(s);
        return corrected / Math.sqrt(variance);
    }

    /** How much more the variance is when each value depends on the one before. */
    static double enlargement(TrendPolicy policy, int count, Optional<Autocorrelation> autocorrelation) {
        double r = autocorrelation.map(Autocorrelation::residualLagOne).orElse(0.0);
        if (policy.dependence() == Dependence.NONE || r <= 0) {
            return 1;
        }
        double sum = 0;
        double power = 1;
        for (int k = 1; k < count && power > 1e-18; k++) {
            power *= r;
            sum += (1 - (double) k / count) * power;
        }
        return 1 + 2 * sum;
    }

    /**
     * Whether values depend on those before more than the test supposes, so that chance makes trends more often than it
     * says. The policy may correct for it: {@link Dependence#LAG_ONE}.
     */
    public boolean dependenceWarning() {
        return policy.dependence() == Dependence.NONE
                && autocorrelation.map(Autocorrelation::warns).orElse(false);
    }

    @Override
    public TrendVerdict verdict() {
        if (pValue >= policy.risk()) {
            return TrendVerdict.NO_EVIDENCE;
        }
        return s > 0 ? TrendVerdict.RISING : TrendVerdict.FALLING;
    }
}

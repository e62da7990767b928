package io.github.qms4j.statistics.effect;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.PairOrder;
import io.github.qms4j.internal.statistics.Ranks;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Outcome;
import java.util.Arrays;
import java.util.Optional;

/**
 * The signed rank test of pairs (Wilcoxon 1945), such as the same services before and after, with the pseudo-median.
 * Supposes differences that are symmetric and do not depend on each other. Pairs without a difference are left out.
 *
 * @param policy how it was judged
 * @param pairs how many pairs there were
 * @param withoutDifference how many of them were left out
 * @param v the sum of the ranks of the differences above 0
 * @param exact whether probabilities are exact, and not by the normal approximation
 * @param pValue two-sided
 * @param pGreater how probable a v as great is by chance
 * @param pLess how probable a v as small is by chance
 * @param effect the median of the means of two differences of after less before, each with itself included
 * @param interval for the effect, by the order statistics of these means
 */
public record SignedRankTest(
        EffectPolicy policy,
        int pairs,
        int withoutDifference,
        double v,
        boolean exact,
        double pValue,
        double pGreater,
        double pLess,
        double effect,
        Optional<Interval> interval)
        implements Comparison {
    private static final String SUBJECT = "Signed rank test";

    /**
     * Compares pairs; O(n log n).
     *
     * @param before one value of each pair
     * @param after the other, in the same order
     * @return too few when fewer pairs differ than the policy's least sample
     * @throws InvalidInputException when a value is not finite, or there are not as many before as after
     */
    public static Outcome<SignedRankTest> of(double[] before, double[] after, EffectPolicy policy) {
        Inputs.requireSameLength(SUBJECT, "before", before.length, "after", after.length);
        double[] x = Inputs.finite(SUBJECT, "before", before);
        double[] y = Inputs.finite(SUBJECT, "after", after);
        double[] differences = new double[x.length];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (y[i] != x[i]) {
                differences[count++] = y[i] - x[i];
            }
        }
        if (count < policy.minimumPerPeriod()) {
            return new Outcome.TooFew<>(policy, "pairs that differ", count, policy.minimumPerPeriod());
        }
        return new Outcome.Found<>(test(x.length, Arrays.copyOf(differences, count), policy));
    }

    private static SignedRankTest test(int pairs, double[] differences, EffectPolicy policy) {
        int n = differences.length;
        double[] sizes = new double[n];
        for (int i = 0; i < n; i++) {
            sizes[i] = Math.abs(differences[i]);
        }
        Ranks ranks = Ranks.of(sizes);
        double v = 0;
        for (double difference : differences) {
            v += difference > 0 ? ranks.rank(difference) : 0;
        }
        boolean exact = ranks.tiedGroups() == 0 && n <= policy.exactUpTo();
        double variance = n * (n + 1.0) * (2 * n + 1.0) / 24 - ranks.tieTerm() / 48;
        RankDistribution chance =
                exact ? RankDistribution.ofSignedRanks(n) : RankDistribution.normal(n * (n + 1.0) / 2, variance);
        PairOrder means = PairOrder.means(differences);
        double greater = chance.atLeast(v);
        double less = chance.atMost(v);
        return new SignedRankTest(
                policy,
                pairs,
                pairs - n,
                v,
                exact,
                Math.min(1, 2 * Math.min(greater, less)),
                greater,
                less,
                means.median(),
                chance.interval(means, policy.risk()));
    }

    @Override
    public Shift verdict() {
        return Shift.of(pLess - pGreater, pValue, policy.risk());
    }
}

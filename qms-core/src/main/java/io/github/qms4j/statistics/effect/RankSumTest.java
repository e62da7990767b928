package io.github.qms4j.statistics.effect;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.PairOrder;
import io.github.qms4j.internal.statistics.Ranks;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Outcome;
import java.util.Optional;

/**
 * The rank sum test of two periods (Wilcoxon 1945, Mann and Whitney 1947) with the Hodges–Lehmann shift. Supposes values
 * that do not depend on each other, and nothing of their distribution.
 *
 * @param policy how it was judged
 * @param before how many values there were before
 * @param after how many there were after
 * @param w in how many pairs of a value after and one before the one after is greater, ties counting half
 * @param exact whether probabilities are exact, and not by the normal approximation
 * @param pValue two-sided
 * @param pGreater how probable a w as great is by chance
 * @param pLess how probable a w as small is by chance
 * @param effect the median of all differences of a value after less one before
 * @param interval for the effect, by the order statistics of these differences
 */
public record RankSumTest(
        EffectPolicy policy,
        int before,
        int after,
        double w,
        boolean exact,
        double pValue,
        double pGreater,
        double pLess,
        double effect,
        Optional<Interval> interval)
        implements Comparison {
    private static final String SUBJECT = "Rank sum test";

    /**
     * Compares the values of two periods; O(n log n).
     *
     * @return too few below the policy's least sample in either period
     * @throws InvalidInputException when a value is not finite
     */
    public static Outcome<RankSumTest> of(double[] before, double[] after, EffectPolicy policy) {
        double[] x = Inputs.finite(SUBJECT, "before", before);
        double[] y = Inputs.finite(SUBJECT, "after", after);
        Optional<Outcome<RankSumTest>> few = BeforeAfter.tooFew("values", x.length, y.length, policy);
        return few.orElseGet(() -> new Outcome.Found<>(test(x, y, policy)));
    }

    private static RankSumTest test(double[] x, double[] y, EffectPolicy policy) {
        double[] both = new double[x.length + y.length];
        System.arraycopy(x, 0, both, 0, x.length);
        System.arraycopy(y, 0, both, x.length, y.length);
        Ranks ranks = Ranks.of(both);
        double sum = 0;
        for (double value : y) {
            sum += ranks.rank(value);
        }
        double w = sum - y.length * (y.length + 1.0) / 2;
        boolean exact = ranks.tiedGroups() == 0 && Math.max(x.length, y.length) <= policy.exactUpTo();
        RankDistribution chance = exact
                ? RankDistribution.ofRankSums(x.length, y.length)
                : RankDistribution.normal((double) x.length * y.length, variance(x.length, y.length, ranks));
        PairOrder differences = PairOrder.differences(y, x);
        double greater = chance.atLeast(w);
        double less = chance.atMost(w);
        return new RankSumTest(
                policy,
                x.length,
                y.length,
                w,
                exact,
                Math.min(1, 2 * Math.min(greater, less)),
                greater,
                less,
                differences.median(),
                chance.interval(differences, policy.risk()));
    }

    private static double variance(double x, double y, Ranks ranks) {
        double n = x + y;
        return x * y / 12 * (n + 1 - ranks.tieTerm() / (n * (n - 1)));
    }

    @Override
    public Shift verdict() {
        return Shift.of(pLess - pGreater, pValue, policy.risk());
    }
}

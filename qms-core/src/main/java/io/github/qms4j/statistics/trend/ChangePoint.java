package io.github.qms4j.statistics.trend;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Ranks;
import io.github.qms4j.internal.statistics.Sums;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Outcome;

/**
 * Where a level changed, if it changed once: the break that leaves the least squares around two means, and Pettitt's rank
 * test of whether there is one at all (Pettitt, Applied Statistics 28, 1979). Both suppose values that do not depend on
 * those before.
 *
 * @param policy how it was judged
 * @param count how many values there were
 * @param breakAfter how many values come before the break of least squares; the earliest of equally good ones
 * @param meanBefore their mean
 * @param meanAfter the mean of the others
 * @param squares the sum of the squared distances from the two means
 * @param squaresWithoutBreak the sum of the squared distances from the mean of all
 * @param pettittK the greatest |U| of Pettitt's test
 * @param pettittAfter how many values come before it; the earliest of equally great ones
 * @param pValue how probable such a K is by chance, approximately
 */
public record ChangePoint(
        ChangePointPolicy policy,
        int count,
        int breakAfter,
        double meanBefore,
        double meanAfter,
        double squares,
        double squaresWithoutBreak,
        double pettittK,
        int pettittAfter,
        double pValue)
        implements Analysis<TrendVerdict> {
    /**
     * Looks for one change in a series in the order of time; O(n log n).
     *
     * @return too few below two of the policy's least segments; undefined when values do not vary
     * @throws InvalidInputException when a value is not finite
     */
    public static Outcome<ChangePoint> of(double[] values, ChangePointPolicy policy) {
        double[] finite = Inputs.finite("Change point", "values", values);
        long needed = 2L * policy.minimumSegment();
        if (finite.length < needed) {
            return new Outcome.TooFew<>(policy, "points", finite.length, needed);
        }
        double mean = Sums.mean(finite);
        double squares = 0;
        for (double value : finite) {
            squares += (value - mean) * (value - mean);
        }
        if (!(squares > 0)) {
            return new Outcome.Undefined<>(policy, "the values do not vary, so that there is nothing to break");
        }
        Break best = Break.of(finite, mean, policy.minimumSegment());
        Pettitt pettitt = Pettitt.of(finite);
        double before = mean + best.offBefore() / best.after();
        double after = mean - best.offBefore() / (finite.length - best.after());
        return new Outcome.Found<>(new ChangePoint(
                policy,
                finite.length,
                best.after(),
                before,
                after,
                Math.max(0, squares - best.saved()),
                squares,
                pettitt.k(),
                pettitt.after(),
                pettitt.probability(finite.length)));
    }

    @Override
    public TrendVerdict verdict() {
        if (pValue >= policy.risk()) {
            return TrendVerdict.NO_EVIDENCE;
        }
        return meanAfter > meanBefore ? TrendVerdict.RISING : TrendVerdict.FALLING;
    }

    /**
     * The break that saves most squares.
     *
     * @param after how many values come before it
     * @param offBefore the sum of their distances from the mean of all
     * @param saved the squares that two means save
     */
    private record Break(int after, double offBefore, double saved) {
        static Break of(double[] values, double mean, int minimumSegment) {
            int n = values.length;
            Break best = new Break(0, 0, -1);
            Sums off = new Sums();
            for (int k = 1; k <= n - minimumSegment; k++) {
                off.add(values[k - 1] - mean);
                double saved = off.total() * off.total() * n / ((double) k * (n - k));
                if (k >= minimumSegment && saved > best.saved) {
                    best = new Break(k, off.total(), saved);
                }
            }
            return best;
        }
    }

    /**
     * The greatest distance of a sum of ranks from what chance would have.
     *
     * @param after how many values were summed
     */
    private record Pettitt(double k, int after) {
        static Pettitt of(double[] values) {
            int n = values.length;
            Ranks ranks = Ranks.of(values);
            double sum = 0;
            Pettitt greatest = new Pettitt(0, 1);
            for (int i = 1; i < n; i++) {
                sum += 2 * ranks.rank(values[i - 1]) - (n + 1.0);
                if (Math.abs(sum) > greatest.k) {
                    greatest = new Pettitt(Math.abs(sum), i);
                }
            }
            return greatest;
        }

        double probability(double n) {
            return Math.min(1, 2 * Math.exp(-6 * k * k / (n * n * n + n * n)));
        }
    }
}

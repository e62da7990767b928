package io.github.qms4j.statistics.effect;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Outcome;
import java.util.Optional;

/**
 * The difference of two shares, with Newcombe's hybrid score interval (Statistics in Medicine 17, 1998, method 10). Chance
 * is judged by the score test, and by Fisher's exact test where fewer than five are expected in a cell.
 *
 * @param policy how it was judged
 * @param countBefore how many before
 * @param sizeBefore of how many
 * @param countAfter how many after
 * @param sizeAfter of how many
 * @param exact whether the probability is Fisher's
 * @param pValue two-sided
 * @param difference interval for the effect
 */
public record ShareTest(
        EffectPolicy policy,
        long countBefore,
        long sizeBefore,
        long countAfter,
        long sizeAfter,
        boolean exact,
        double pValue,
        Interval difference)
        implements Comparison {
    private static final String SUBJECT = "Share test";
    private static final double LEAST_EXPECTED = 5;

    /**
     * Compares two shares.
     *
     * @return too few when a denominator is below the policy's least sample
     * @throws InvalidInputException when a count is not from 0 to its denominator
     */
    public static Outcome<ShareTest> of(
            long countBefore, long sizeBefore, long countAfter, long sizeAfter, EffectPolicy policy) {
        ShareInterval.requireCount(SUBJECT, "before", countBefore, sizeBefore);
        ShareInterval.requireCount(SUBJECT, "after", countAfter, sizeAfter);
        Optional<Outcome<ShareTest>> few = BeforeAfter.tooFew("items", sizeBefore, sizeAfter, policy);
        if (few.isPresent()) {
            return few.get();
        }
        double whole = (double) sizeBefore + sizeAfter;
        double share = (countBefore + (double) countAfter) / whole;
        double rarer = Math.min(share, 1 - share);
        boolean exact = rarer * Math.min(sizeBefore, sizeAfter) < LEAST_EXPECTED && whole <= Integer.MAX_VALUE;
        double p = exact
                ? fisher((int) countBefore, (int) sizeBefore, (int) countAfter, (int) sizeAfter)
                : score(countBefore, sizeBefore, countAfter, sizeAfter, share);
        return new Outcome.Found<>(new ShareTest(
                policy,
                countBefore,
                sizeBefore,
                countAfter,
                sizeAfter,
                exact,
                p,
                newcombe(countBefore, sizeBefore, countAfter, sizeAfter, 1 - policy.risk())));
    }

    private static double score(long countBefore, long sizeBefore, long countAfter, long sizeAfter, double share) {
        double variance = share * (1 - share) * (1.0 / sizeBefore + 1.0 / sizeAfter);
        double difference = share(countAfter, sizeAfter) - share(countBefore, sizeBefore);
        return variance == 0 ? 1 : Distributions.normalTwoSided(difference / Math.sqrt(variance));
    }

    private static double share(long count, long size) {
        return (double) count / size;
    }

    /** The sum over all tables with the same margins that are not more probable. */
    private static double fisher(int countBefore, int sizeBefore, int countAfter, int sizeAfter) {
        int whole = sizeBefore + sizeAfter;
        int marked = countBefore + countAfter;
        double own = Distributions.hypergeometric(countAfter, whole, marked, sizeAfter);
        double sum = 0;
        for (int k = Math.max(0, marked - sizeBefore); k <= Math.min(marked, sizeAfter); k++) {
            double other = Distributions.hypergeometric(k, whole, marked, sizeAfter);
            sum += other <= own * (1 + 1e-7) ? other : 0;
        }
        return Math.min(1, sum);
    }

    private static Interval newcombe(
            long countBefore, long sizeBefore, long countAfter, long sizeAfter, double confidence) {
        double before = share(countBefore, sizeBefore);
        double after = share(countAfter, sizeAfter);
        Interval ofBefore = ShareInterval.wilson(countBefore, sizeBefore, confidence);
        Interval ofAfter = ShareInterval.wilson(countAfter, sizeAfter, confidence);
        double difference = after - before;
        return new Interval(
                difference - Math.hypot(after - ofAfter.lower(), ofBefore.upper() - before),
                difference + Math.hypot(ofAfter.upper() - after, before - ofBefore.lower()),
                confidence);
    }

    /** The share after less the share before. */
    @Override
    public double effect() {
        return share(countAfter, sizeAfter) - share(countBefore, sizeBefore);
    }

    @Override
    public Optional<Interval> interval() {
        return Optional.of(difference);
    }

    @Override
    public Shift verdict() {
        return Shift.of(effect(), pValue, policy.risk());
    }
}

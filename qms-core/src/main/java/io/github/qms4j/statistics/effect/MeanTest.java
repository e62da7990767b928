package io.github.qms4j.statistics.effect;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Moments;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.effect.EffectPolicy.Method;
import java.util.Optional;

/**
 * The t test of two means, with a variance for each period (Welch, Biometrika 34, 1947) or one for both. Supposes means
 * that are about normal and values that do not depend on each other.
 *
 * @param policy how it was judged
 * @param before the summary of the values before
 * @param after the summary of the values after
 * @param t the difference by its standard error
 * @param degreesOfFreedom of t; by Welch and Satterthwaite, seldom a whole number
 * @param standardError of the difference of the means
 * @param pValue two-sided
 */
public record MeanTest(
        EffectPolicy policy,
        Summary before,
        Summary after,
        double t,
        double degreesOfFreedom,
        double standardError,
        double pValue)
        implements Comparison {
    private static final String SUBJECT = "Mean test";

    /**
     * What a test of means needs to know of a period.
     *
     * @param count how many values
     * @param mean their mean
     * @param deviation their sample standard deviation, 0 or more
     */
    public record Summary(long count, double mean, double deviation) {
        /**
         * Checks it.
         *
         * @throws InvalidInputException when a number is not finite, or the count or the deviation is negative
         */
        public Summary {
            Inputs.counts(SUBJECT, "count", new long[] {count});
            Inputs.requireFinite(SUBJECT, "mean", mean);
            Inputs.requireNotNegative(SUBJECT, "deviation", deviation);
        }

        private double variance() {
            return deviation * deviation;
        }
    }

    /**
     * Compares the values of two periods, pooled when the policy's method says so, by Welch otherwise; O(n).
     *
     * @return too few below the policy's least sample in either period; undefined when values vary in neither
     * @throws InvalidInputException when a value is not finite
     */
    public static Outcome<MeanTest> of(double[] before, double[] after, EffectPolicy policy) {
        double[] x = Inputs.finite(SUBJECT, "before", before);
        double[] y = Inputs.finite(SUBJECT, "after", after);
        Optional<Outcome<MeanTest>> few = BeforeAfter.tooFew("values", x.length, y.length, policy);
        return few.orElseGet(() -> of(summary(x), summary(y), policy));
    }

    private static Summary summary(double[] values) {
        Moments moments = Moments.of(values);
        return new Summary(
                moments.count(),
                moments.mean().orElseThrow(),
                moments.standardDeviation().orElseThrow());
    }

    /** Compares two periods of which only summaries are known; otherwise as with values. */
    public static Outcome<MeanTest> of(Summary before, Summary after, EffectPolicy policy) {
        Optional<Outcome<MeanTest>> few = BeforeAfter.tooFew("values", before.count(), after.count(), policy);
        if (few.isPresent()) {
            return few.get();
        }
        double ofBefore = before.variance() / before.count();
        double ofAfter = after.variance() / after.count();
        if (!(ofBefore + ofAfter > 0)) {
            return new Outcome.Undefined<>(
                    policy, "the values vary in neither period; compare them by ranks, which can be");
        }
        boolean pooled = policy.method() == Method.POOLED;
        double freedom = pooled
                ? before.count() + after.count() - 2.0
                : (ofBefore + ofAfter)
                        * (ofBefore + ofAfter)
                        / (ofBefore * ofBefore / (before.count() - 1) + ofAfter * ofAfter / (after.count() - 1));
        double error = pooled ? pooledError(before, after) : Math.sqrt(ofBefore + ofAfter);
        double t = (after.mean() - before.mean()) / error;
        return new Outcome.Found<>(
                new MeanTest(policy, before, after, t, freedom, error, Distributions.tTwoSided(t, freedom)));
    }

    private static double pooledError(Summary before, Summary after) {
        return pooledDeviation(before, after) * Math.sqrt(1.0 / before.count() + 1.0 / after.count());
    }

    private static double pooledDeviation(Summary before, Summary after) {
        double squares = (before.count() - 1) * before.variance() + (after.count() - 1) * after.variance();
        return Math.sqrt(squares / (before.count() + after.count() - 2.0));
    }

    /** The standard deviation of both periods together, each around its own mean. */
    public double pooledDeviation() {
        return pooledDeviation(before, after);
    }

    /** The mean after less the mean before. */
    @Override
    public double effect() {
        return after.mean() - before.mean();
    }

    @Override
    public Optional<Interval> interval() {
        double half = standardError * Distributions.tQuantile(1 - policy.risk() / 2, degreesOfFreedom);
        return Optional.of(new Interval(effect() - half, effect() + half, 1 - policy.risk()));
    }

    @Override
    public Shift verdict() {
        return Shift.of(effect(), pValue, policy.risk());
    }
}

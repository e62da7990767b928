package io.github.qms4j.statistics.effect;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Outcome;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two rates of events per exposure, such as findings per audit day. Given how many events there were in both periods, how
 * many fell after is binomial (Przyborowski and Wilenski 1940); chance is judged by it exactly, twice the smaller tail.
 * Supposes events that do not bring each other about.
 *
 * @param policy how it was judged
 * @param countBefore events before
 * @param exposureBefore how much there was to happen on before, above 0
 * @param countAfter events after
 * @param exposureAfter how much there was after, in the same unit
 * @param pValue two-sided
 */
public record RateTest(
        EffectPolicy policy,
        long countBefore,
        double exposureBefore,
        long countAfter,
        double exposureAfter,
        double pValue)
        implements Comparison {
    private static final String SUBJECT = "Rate test";

    /**
     * Compares two rates.
     *
     * @return too few when there were so few events that no way they could have fallen would be a signal at the policy's
     *     risk; undefined beyond two thousand million events
     * @throws InvalidInputException when a count is negative or an exposure is not above 0
     */
    public static Outcome<RateTest> of(
            long countBefore, double exposureBefore, long countAfter, double exposureAfter, EffectPolicy policy) {
        Inputs.counts(SUBJECT, "counts", new long[] {countBefore, countAfter});
        Inputs.requirePositive(SUBJECT, "exposureBefore", exposureBefore);
        Inputs.requirePositive(SUBJECT, "exposureAfter", exposureAfter);
        long events = countBefore + countAfter;
        if (events < 0 || events > Integer.MAX_VALUE) {
            return new Outcome.Undefined<>(policy, "there are too many events to count exactly; compare shares");
        }
        double share = exposureAfter / (exposureBefore + exposureAfter);
        long needed = fewestThatCanTell(share, policy.risk());
        if (events < needed) {
            return new Outcome.TooFew<>(policy, "events", events, needed);
        }
        double p = pValue((int) countAfter, (int) events, share);
        return new Outcome.Found<>(new RateTest(policy, countBefore, exposureBefore, countAfter, exposureAfter, p));
    }

    private static double pValue(int after, int events, double share) {
        double less = Distributions.binomialAtMost(after, events, share);
        double greater = Distributions.binomialAtMost(events - after, events, 1 - share);
        return Math.min(1, 2 * Math.min(less, greater));
    }

    /** So many events that all of them in the period where they are less likely are improbable enough. */
    private static long fewestThatCanTell(double share, double risk) {
        double rarer = Math.min(share, 1 - share);
        return Math.max(1, (long) Math.ceil(Math.log(risk / 2) / Math.log(rarer)));
    }

    /** The rate after less the rate before, per unit of exposure. */
    @Override
    public double effect() {
        return countAfter / exposureAfter - countBefore / exposureBefore;
    }

    /** Of the difference, from the exact intervals of both rates (Li, Tang and Wong 2008). */
    @Override
    public Optional<Interval> interval() {
        double confidence = 1 - policy.risk();
        Interval ofBefore = garwood(countBefore, exposureBefore, confidence);
        Interval ofAfter = garwood(countAfter, exposureAfter, confidence);
        double before = countBefore / exposureBefore;
        double after = countAfter / exposureAfter;
        return Optional.of(new Interval(
                effect() - Math.hypot(after - ofAfter.lower(), ofBefore.upper() - before),
                effect() + Math.hypot(ofAfter.upper() - after, before - ofBefore.lower()),
                confidence));
    }

    /** The exact interval of a Poisson rate (Garwood 1936). */
    private static Interval garwood(long count, double exposure, double confidence) {
        double tail = (1 - confidence) / 2;
        double lower = count == 0 ? 0 : Distributions.chiSquaredQuantile(tail, 2.0 * count) / 2;
        double upper = Distributions.chiSquaredQuantile(1 - tail, 2.0 * count + 2) / 2;
        return new Interval(lower / exposure, upper / exposure, confidence);
    }

    /** The rate after by the rate before; empty when there was no event before. */
    public OptionalDouble ratio() {
        return countBefore == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(countAfter / exposureAfter / (countBefore / exposureBefore));
    }

    /** The exact interval for the ratio; empty when there was no event in one of the periods. */
    public Optional<Interval> ratioInterval() {
        if (countBefore == 0 || countAfter == 0) {
            return Optional.empty();
        }
        Interval share = ShareInterval.clopperPearson(countAfter, countBefore + countAfter, 1 - policy.risk());
        double exposures = exposureBefore / exposureAfter;
        return Optional.of(new Interval(
                share.lower() / (1 - share.lower()) * exposures,
                share.upper() / (1 - share.upper()) * exposures,
                1 - policy.risk()));
    }

    @Override
    public Shift verdict() {
        return Shift.of(effect(), pValue, policy.risk());
    }
}

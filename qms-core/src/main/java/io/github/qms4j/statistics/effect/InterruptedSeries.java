package io.github.qms4j.statistics.effect;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.effect.InterruptionPolicy.Errors;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An interrupted time series by segmented regression (Wagner et al. 2002; Bernal, Cummins and Gasparrini 2017): a trend
 * before, another level and slope after a change, a season if there is one. The effect is where the series is after the
 * change beside where the trend before would have taken it. Values are fitted by least squares; counts by a quasi-Poisson
 * model of their logarithm with exposures, and their effects are logarithms of ratios.
 *
 * @param policy how it was judged
 * @param interruption what was fitted
 * @param count how many points there were
 * @param slopeBefore the trend before, for each point
 * @param step how much higher the first point after is than the trend before; the constant effect where only the level
 *     may change
 * @param slopeChange how much steeper the trend is after; empty where only the level may change
 * @param meanEffect the mean over the period after of how much higher the series is than the trend before
 * @param lastingEffect the same over the third period; empty when there is none
 * @param degreesOfFreedom of the residuals
 * @param dispersion by how much counts vary more than Poisson counts, 1 when as much; empty for values
 * @param residualLagOne the lag-1 autocorrelation of the residuals
 * @param autocorrelationBound beyond which that is more than chance, 1.96 / √n
 */
public record InterruptedSeries(
        InterruptionPolicy policy,
        Interruption interruption,
        int count,
        Effect slopeBefore,
        Effect step,
        Optional<Effect> slopeChange,
        Effect meanEffect,
        Optional<Effect> lastingEffect,
        int degreesOfFreedom,
        OptionalDouble dispersion,
        double residualLagOne,
        double autocorrelationBound)
        implements Comparison {
    private static final String SUBJECT = "Interrupted series";

    /**
     * An effect with its uncertainty.
     *
     * @param estimate in the unit of the values, or the logarithm of a ratio of counts
     * @param standardError above 0
     * @param pValue how probable an estimate as far from 0 is by chance, two-sided, by the t distribution
     * @param interval with the confidence 1 − risk
     */
    public record Effect(double estimate, double standardError, double pValue, Interval interval) {
        /** The estimate by its standard error. */
        public double t() {
            return estimate / standardError;
        }

        /** Of counts: by what factor they are higher. */
        public double ratio() {
            return Math.exp(estimate);
        }
    }

    /**
     * Fits values in the order of time, equally spaced.
     *
     * @return too few when a period is shorter than the policy's least, or there are fewer than two cycles of a season;
     *     undefined when the values lie exactly on the model, or cannot tell its parts from each other
     * @throws InvalidInputException when a value is not finite
     */
    public static Outcome<InterruptedSeries> ofValues(
            double[] values, Interruption interruption, InterruptionPolicy policy) {
        double[] finite = Inputs.finite(SUBJECT, "values", values);
        return tooFew(finite.length, interruption, policy)
                .orElseGet(() -> SegmentedModel.ofValues(finite, interruption, policy));
    }

    /**
     * Fits counts in the order of time, equally spaced.
     *
     * @param exposures how much there was to count on at each point, above 0
     * @return as for values; undefined also when there is a period without events, or no fit is found
     * @throws InvalidInputException when a count is negative, an exposure is not above 0, or there are not as many
     */
    public static Outcome<InterruptedSeries> ofCounts(
            long[] counts, double[] exposures, Interruption interruption, InterruptionPolicy policy) {
        Inputs.requireSameLength(SUBJECT, "counts", counts.length, "exposures", exposures.length);
        double[] numbers = Inputs.toDoubles(Inputs.counts(SUBJECT, "counts", counts));
        double[] positive = Inputs.finite(SUBJECT, "exposures", exposures);
        for (int i = 0; i < positive.length; i++) {
            Inputs.requirePositive(SUBJECT, "exposures[" + i + "]", positive[i]);
        }
        return tooFew(numbers.length, interruption, policy)
                .orElseGet(() -> SegmentedModel.ofCounts(numbers, positive, interruption, policy));
    }

    private static Optional<Outcome<InterruptedSeries>> tooFew(
            int count, Interruption interruption, InterruptionPolicy policy) {
        int third = Math.min(interruption.until().orElse(count), count);
        int least = policy.minimumPerPeriod();
        if (interruption.at() < least) {
            return few(policy, "points before", interruption.at(), least);
        } else if (third - interruption.at() < least) {
            return few(policy, "points after", Math.max(0, third - interruption.at()), least);
        } else if (interruption.until().isPresent() && count - third < least) {
            return few(policy, "points in the third period", count - third, least);
        } else if (count < 2L * interruption.period()) {
            return few(policy, "points for two cycles of the season", count, 2L * interruption.period());
        }
        return Optional.empty();
    }

    private static Optional<Outcome<InterruptedSeries>> few(
            InterruptionPolicy policy, String what, long have, long needed) {
        return Optional.of(new Outcome.TooFew<>(policy, what, have, needed));
    }

    /**
     * Whether the residuals depend on those before more than the policy supposes, so that intervals are too narrow; choose
     * {@link Errors#NEWEY_WEST}, or add the season.
     */
    public boolean dependenceWarning() {
        return policy.errors() == Errors.INDEPENDENT && Math.abs(residualLagOne) > autocorrelationBound;
    }

    /** The mean effect: a difference for values, the logarithm of a ratio for counts. */
    @Override
    public double effect() {
        return meanEffect.estimate();
    }

    @Override
    public Optional<Interval> interval() {
        return Optional.of(meanEffect.interval());
    }

    @Override
    public double pValue() {
        return meanEffect.pValue();
    }

    /** By the mean effect. */
    @Override
    public Shift verdict() {
        return Shift.of(effect(), pValue(), policy.risk());
    }

    /** By the effect in the third period: whether it lasted; empty when there is none. */
    public Optional<Shift> lastingVerdict() {
        return lastingEffect.map(effect -> Shift.of(effect.estimate(), effect.pValue(), policy.risk()));
    }
}

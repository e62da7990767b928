package io.github.qms4j.statistics.effect;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Outcome;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Would dates at which nothing was changed show as large an effect? The same model is fitted to the points before the
 * change with the interruption at every other date that leaves enough points on either side. If many of these placebo
 * effects are as far from none, the model finds effects anywhere, and the one in question says little.
 *
 * @param policy how each date was judged
 * @param statistic the mean effect in question by its standard error
 * @param dates how many placebo dates there were
 * @param asExtreme how many of them have a statistic as far from 0
 * @param pValue the share of dates, the one in question included, that have one as far from 0
 */
public record PlaceboDates(InterruptionPolicy policy, double statistic, int dates, int asExtreme, double pValue)
        implements Analysis<PlaceboDates.Verdict> {
    private static final String SUBJECT = "Placebo dates";

    /** What they come to. */
    public enum Verdict {
        /** The effect stands out among dates at which nothing was changed. */
        STANDS_OUT,
        /** Dates at which nothing was changed show as large effects. */
        LIKE_ANY_DATE
    }

    /**
     * Of values, as {@link InterruptedSeries#ofValues}.
     *
     * @return too few also when there are fewer placebo dates than it takes for a share of the policy's risk, 19 at 0.05
     * @throws InvalidInputException when a value is not finite
     */
    public static Outcome<PlaceboDates> ofValues(
            double[] values, Interruption interruption, InterruptionPolicy policy) {
        double[] before =
                Arrays.copyOf(Inputs.finite(SUBJECT, "values", values), Math.min(interruption.at(), values.length));
        return of(
                InterruptedSeries.ofValues(values, interruption, policy),
                date -> InterruptedSeries.ofValues(before, interruption.movedTo(date), policy),
                interruption,
                policy);
    }

    /**
     * Of counts, as {@link InterruptedSeries#ofCounts}.
     *
     * @return too few also when there are fewer placebo dates than it takes for a share of the policy's risk, 19 at 0.05
     * @throws InvalidInputException when a count or an exposure is out of range
     */
    public static Outcome<PlaceboDates> ofCounts(
            long[] counts, double[] exposures, Interruption interruption, InterruptionPolicy policy) {
        int until = Math.min(interruption.at(), counts.length);
        Outcome<InterruptedSeries> actual = InterruptedSeries.ofCounts(counts, exposures, interruption, policy);
        long[] countsBefore = Arrays.copyOf(counts, until);
        double[] exposuresBefore = Arrays.copyOf(exposures, until);
        return of(
                actual,
                date -> InterruptedSeries.ofCounts(countsBefore, exposuresBefore, interruption.movedTo(date), policy),
                interruption,
                policy);
    }

    private static Outcome<PlaceboDates> of(
            Outcome<InterruptedSeries> actual,
            IntFunction<Outcome<InterruptedSeries>> placebo,
            Interruption interruption,
            InterruptionPolicy policy) {
        if (actual.result().isEmpty()) {
            return actual.map(series -> new PlaceboDates(policy, 0, 0, 0, 1));
        }
        double statistic = actual.orElseThrow().meanEffect().t();
        int dates = 0;
        int asExtreme = 0;
        int last = interruption.at() - policy.minimumPerPeriod();
        for (int date = policy.minimumPerPeriod(); date <= last; date++) {
            Outcome<InterruptedSeries> fitted = placebo.apply(date);
            if (fitted.result().isPresent()) {
                dates++;
                double other = fitted.orElseThrow().meanEffect().t();
                asExtreme += Math.abs(other) >= Math.abs(statistic) ? 1 : 0;
            }
        }
        int needed = (int) Math.ceil(1 / policy.risk() - 1e-9) - 1;
        if (dates < needed) {
            return new Outcome.TooFew<>(policy, "placebo dates", dates, needed);
        }
        return new Outcome.Found<>(
                new PlaceboDates(policy, statistic, dates, asExtreme, (1.0 + asExtreme) / (1.0 + dates)));
    }

    @Override
    public Verdict verdict() {
        return pValue <= policy.risk() ? Verdict.STANDS_OUT : Verdict.LIKE_ANY_DATE;
    }
}

package io.github.qms4j.statistics.trend;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Ranks;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Outcome;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Sen's slope: the median of the slopes of all pairs of points (Theil 1950, Sen 1968), which a few wild values leave alone.
 * O(n log n) in the expected case.
 *
 * @param policy how it was computed
 * @param count how many points there were
 * @param pairs how many pairs; within seasons, for the seasonal variant
 * @param slope the median slope, in the unit of the values for each unit of time; for each cycle in the seasonal variant
 * @param interval for the slope, with the confidence 1 − risk: with N pairs and C the normal quantile times the standard
 *     deviation of Kendall's S, the slopes of the ranks (N − C) / 2 and (N + C) / 2 + 1, rounded half to even (Gilbert
 *     1987); empty when there are too few pairs for these ranks
 * @param intercept the median of the values less the slope times the median of the times (Conover 1980); other tools
 *     define it otherwise; empty for the seasonal variant
 */
public record SenSlope(
        TrendPolicy policy, int count, long pairs, double slope, Optional<Interval> interval, OptionalDouble intercept)
        implements Analysis<TrendVerdict> {
    private static final String SUBJECT = "Sen slope";

    /**
     * Of equally spaced values, at the times 0, 1, 2 and so on.
     *
     * @return too few below the policy's least number of points
     * @throws InvalidInputException when a value is not finite, or is beyond 10¹⁵⁰
     */
    public static Outcome<SenSlope> of(double[] values, TrendPolicy policy) {
        double[] times = new double[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i;
        }
        return of(times, values, policy);
    }

    /**
     * Of values at given times.
     *
     * @param times strictly ascending, in any unit
     * @return too few below the policy's least number of points
     * @throws InvalidInputException when a number is not finite, or is beyond 10¹⁵⁰, or times do not ascend
     */
    public static Outcome<SenSlope> of(double[] times, double[] values, TrendPolicy policy) {
        Inputs.requireSameLength(SUBJECT, "times", times.length, "values", values.length);
        double[] t = requireAscending(Inputs.finite(SUBJECT, "times", times));
        double[] x = Inputs.finite(SUBJECT, "values", values);
        if (x.length < policy.minimumPoints()) {
            return new Outcome.TooFew<>(policy, "points", x.length, policy.minimumPoints());
        }
        double variance =
                Concordance.of(x).variance() * MannKendall.enlargement(policy, x.length, Autocorrelation.ofFinite(x));
        PairSlopes slopes = new PairSlopes(t, x, new int[] {0, x.length});
        double[] found = medianAndEnds(slopes, variance, policy);
        double intercept = Ranks.of(x).median() - found[0] * Ranks.of(t).median();
        return new Outcome.Found<>(new SenSlope(
                policy, x.length, slopes.count(), found[0], interval(found, policy), OptionalDouble.of(intercept)));
    }

    /**
     * Of a series with seasons: only pairs of one season count, and the slope is for a cycle (Hirsch, Slack and Smith
     * 1982).
     *
     * @param values in the order of time, without gaps
     * @param period how many values a cycle has, 2 or more
     * @return too few below the policy's least number of points, or below two cycles
     * @throws InvalidInputException when a value is not finite, or is beyond 10¹⁵⁰, or the period is below 2
     */
    public static Outcome<SenSlope> seasonal(double[] values, int period, TrendPolicy policy) {
        Inputs.requireAtLeast(SUBJECT, "period", period, 2);
        double[] finite = Inputs.finite(SUBJECT, "values", values);
        Optional<Outcome<SenSlope>> few = Seasons.tooFew(finite.length, period, policy);
        if (few.isPresent()) {
            return few.get();
        }
        Seasons seasons = Seasons.of(finite, period);
        double[] t = new double[finite.length];
        double[] x = new double[finite.length];
        int[] starts = new int[period + 1];
        double variance = 0;
        for (int season = 0; season < period; season++) {
            double[] own = seasons.values(season);
            System.arraycopy(own, 0, x, starts[season], own.length);
            for (int cycle = 0; cycle < own.length; cycle++) {
                t[starts[season] + cycle] = cycle;
            }
            starts[season + 1] = starts[season] + own.length;
            variance += Concordance.of(own).variance();
        }
        variance *= MannKendall.enlargement(policy, finite.length, Autocorrelation.ofFinite(seasons.withoutMeans()));
        PairSlopes slopes = new PairSlopes(t, x, starts);
        double[] found = medianAndEnds(slopes, variance, policy);
        return new Outcome.Found<>(new SenSlope(
                policy, finite.length, slopes.count(), found[0], interval(found, policy), OptionalDouble.empty()));
    }

    /** The median, and the ends of the interval where their ranks exist. */
    private static double[] medianAndEnds(PairSlopes slopes, double variance, TrendPolicy policy) {
        long pairs = slopes.count();
        double reach = Distributions.normalQuantile(1 - policy.risk() / 2) * Math.sqrt(variance);
        long lower = (long) Math.rint((pairs - reach) / 2);
        long upper = (long) Math.rint((pairs + reach) / 2 + 1);
        long middle = (pairs + 1) / 2;
        boolean hasEnds = lower >= 1 && upper <= pairs;
        double[] found =
                hasEnds ? slopes.select(lower, middle, pairs / 2 + 1, upper) : slopes.select(middle, pairs / 2 + 1);
        int at = hasEnds ? 1 : 0;
        double median = found[at] + (found[at + 1] - found[at]) / 2;
        return hasEnds ? new double[] {median, found[0], found[3]} : new double[] {median};
    }

    private static Optional<Interval> interval(double[] found, TrendPolicy policy) {
        return found.length == 1 ? Optional.empty() : Optional.of(new Interval(found[1], found[2], 1 - policy.risk()));
    }

    private static double[] requireAscending(double[] times) {
        for (int i = 1; i < times.length; i++) {
            if (!(times[i] > times[i - 1])) {
                throw InvalidInputException.of(
                        SUBJECT,
                        "times[" + i + "]",
                        times[i],
                        "is not after the one before, " + times[i - 1],
                        "give times in order, and one value for each");
            }
        }
        return times;
    }

    /** By whether the interval lies on one side of 0. */
    @Override
    public TrendVerdict verdict() {
        if (interval.isEmpty() || interval.get().contains(0)) {
            return TrendVerdict.NO_EVIDENCE;
        }
        return interval.get().lower() > 0 ? TrendVerdict.RISING : TrendVerdict.FALLING;
    }
}

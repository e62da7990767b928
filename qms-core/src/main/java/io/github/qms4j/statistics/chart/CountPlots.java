package io.github.qms4j.statistics.chart;

import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.statistics.chart.Plot.Estimate;
import java.util.Arrays;
import java.util.BitSet;

/** Plots of counts, shares and rates. */
final class CountPlots {
    private static final String SUBJECT = "Control chart";
    private static final double NO_CEILING = Double.POSITIVE_INFINITY;

    private CountPlots() {}

    static Plot p(long[] counts, long[] sizes, ChartPolicy policy) {
        Rates rates = Rates.shares(counts, sizes);
        return new Plot(ChartKind.P, rates.rates(), binomial(rates))
                .sigmaScaledBy(rates.inverseRootsOfSizes())
                .between(0, 1)
                .leavingOut(rates.smallerThan(policy.minimumSample()));
    }

    static Plot np(long[] counts, long[] sizes, ChartPolicy policy) {
        Rates rates = Rates.shares(counts, sizes);
        return new Plot(ChartKind.NP, rates.counts(), binomial(rates))
                .centreScaledBy(rates.sizes())
                .sigmaScaledBy(rates.rootsOfSizes())
                .between(0, NO_CEILING)
                .leavingOut(rates.smallerThan(policy.minimumSample()));
    }

    static Plot c(long[] counts) {
        double[] exposures = new double[counts.length];
        Arrays.fill(exposures, 1);
        Rates rates = Rates.perExposure(counts, exposures);
        return new Plot(ChartKind.C, rates.counts(), poisson(rates)).between(0, NO_CEILING);
    }

    static Plot u(long[] counts, double[] exposures, ChartPolicy policy) {
        Rates rates = Rates.perExposure(counts, exposures);
        return new Plot(ChartKind.U, rates.rates(), poisson(rates))
                .sigmaScaledBy(rates.inverseRootsOfSizes())
                .between(0, NO_CEILING)
                .leavingOut(rates.smallerThan(policy.minimumSample()));
    }

    static Plot laneyP(long[] counts, long[] sizes, ChartPolicy policy) {
        Rates rates = Rates.shares(counts, sizes);
        return laney(ChartKind.LANEY_P, rates, binomial(rates), policy).between(0, 1);
    }

    static Plot laneyU(long[] counts, double[] exposures, ChartPolicy policy) {
        Rates rates = Rates.perExposure(counts, exposures);
        return laney(ChartKind.LANEY_U, rates, poisson(rates), policy).between(0, NO_CEILING);
    }

    private static Plot.Estimator binomial(Rates rates) {
        return (from, until, out) -> {
            double share = rates.overall(from, until, out);
            return Estimate.of(share, Math.sqrt(share * (1 - share)));
        };
    }

    private static Plot.Estimator poisson(Rates rates) {
        return (from, until, out) -> {
            double rate = rates.overall(from, until, out);
            return Estimate.of(rate, Math.sqrt(rate));
        };
    }

    private static Plot laney(ChartKind kind, Rates rates, Plot.Estimator within, ChartPolicy policy) {
        Plot.Estimator estimator = (from, until, out) -> {
            Estimate plain = within.of(from, until, out);
            if (!(plain.sigma() > 0)) {
                return plain;
            }
            double[] scores = rates.scores(plain.level(), plain.sigma(), from, until);
            BitSet outOfScores = out.get(from, Math.max(from, out.length()));
            MovingRanges ranges = MovingRanges.of(scores, 0, scores.length, outOfScores, policy);
            return new Estimate(plain.level(), plain.level(), plain.sigma() * ranges.sigma(), ranges.screened());
        };
        return new Plot(kind, rates.rates(), estimator)
                .sigmaScaledBy(rates.inverseRootsOfSizes())
                .leavingOut(rates.smallerThan(policy.minimumSample()));
    }

    static Plot casesBetween(long[] between) {
        double[] numbers = Inputs.toDoubles(Inputs.counts(SUBJECT, "between", between));
        Plot.Estimator estimator = (from, until, out) -> {
            double[] used = new double[until - from];
            int count = 0;
            double sum = 0;
            for (int i = from; i < until; i++) {
                if (!out.get(i)) {
                    used[count++] = numbers[i];
                    sum += numbers[i];
                }
            }
            Arrays.sort(used, 0, count);
            double median = count % 2 == 1 ? used[count / 2] : (used[count / 2 - 1] + used[count / 2]) / 2;
            double mean = sum / count;
            return new Estimate(median, mean, Math.sqrt(mean * (mean + 1)), 0);
        };
        return new Plot(ChartKind.G, numbers, estimator).between(0, NO_CEILING);
    }
}

package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Sums;
import io.github.qms4j.statistics.chart.Plot.Estimate;
import java.util.BitSet;
import java.util.function.IntToDoubleFunction;

/**
 * Plots of subgroups. Sigma is the mean of each subgroup's own estimate, R / d2 or S / c4, which for subgroups of one size
 * is the textbook's R̄ / d2 or S̄ / c4. Under rounded factors sigma stands for R̄ or S̄ itself, and the scales are the
 * factors.
 */
final class SubgroupPlots {
    private SubgroupPlots() {}

    static Plot means(Subgroups subgroups, SubgroupSpread spread, ChartPolicy policy) {
        Constants constants = requireFitting(policy, subgroups);
        boolean factors = constants == Constants.FACTORS;
        boolean byRange = spread == SubgroupSpread.RANGE;
        double[] spreads = spreads(subgroups, spread, constants);
        double[] scales = each(
                subgroups,
                n -> !factors
                        ? 1 / Math.sqrt(n)
                        : byRange ? constants.sigmaOfMeanPerRange(n) : constants.sigmaOfMeanPerDeviation(n));
        double[] means = new double[subgroups.count()];
        for (int g = 0; g < means.length; g++) {
            means[g] = subgroups.mean(g);
        }
        Plot.Estimator estimator = (from, until, out) -> {
            Sums sums = new Sums();
            long values = 0;
            for (int g = from; g < until; g++) {
                if (!out.get(g)) {
                    sums.add(subgroups.sum(g));
                    values += subgroups.size(g);
                }
            }
            return Estimate.of(sums.total() / values, meanOf(spreads, from, until, out));
        };
        return new Plot(byRange ? ChartKind.MEAN_BY_RANGE : ChartKind.MEAN_BY_DEVIATION, means, estimator)
                .sigmaScaledBy(scales);
    }

    static Plot ranges(Subgroups subgroups, ChartPolicy policy) {
        Constants constants = requireFitting(policy, subgroups);
        boolean factors = constants == Constants.FACTORS;
        double[] ranges = new double[subgroups.count()];
        for (int g = 0; g < ranges.length; g++) {
            ranges[g] = subgroups.range(g);
        }
        return spreadPlot(
                ChartKind.RANGE,
                ranges,
                spreads(subgroups, SubgroupSpread.RANGE, constants),
                each(subgroups, n -> factors ? 1 : constants.d2(n)),
                each(subgroups, n -> factors ? constants.sigmaOfRangePerRange(n) : constants.d3(n)));
    }

    static Plot deviations(Subgroups subgroups, ChartPolicy policy) {
        Constants constants = requireFitting(policy, subgroups);
        boolean factors = constants == Constants.FACTORS;
        double[] deviations = new double[subgroups.count()];
        for (int g = 0; g < deviations.length; g++) {
            deviations[g] = subgroups.deviation(g);
        }
        return spreadPlot(
                ChartKind.DEVIATION,
                deviations,
                spreads(subgroups, SubgroupSpread.DEVIATION, constants),
                each(subgroups, n -> factors ? 1 : constants.c4(n)),
                each(subgroups, n -> {
                    double perMean = constants.sigmaOfDeviationPerDeviation(n);
                    return factors ? perMean : perMean * constants.c4(n);
                }));
    }

    private static Plot spreadPlot(
            ChartKind kind, double[] shown, double[] spreads, double[] centreScales, double[] sigmaScales) {
        Plot.Estimator estimator = (from, until, out) -> {
            double sigma = meanOf(spreads, from, until, out);
            return Estimate.of(sigma, sigma);
        };
        return new Plot(kind, shown, estimator)
                .centreScaledBy(centreScales)
                .sigmaScaledBy(sigmaScales)
                .between(0, Double.POSITIVE_INFINITY);
    }

    /** What each subgroup says of sigma. */
    static double[] spreads(Subgroups subgroups, SubgroupSpread spread, Constants constants) {
        boolean factors = constants == Constants.FACTORS;
        double[] spreads = new double[subgroups.count()];
        for (int g = 0; g < spreads.length; g++) {
            int n = subgroups.size(g);
            spreads[g] = spread == SubgroupSpread.RANGE
                    ? subgroups.range(g) / (factors ? 1 : constants.d2(n))
                    : subgroups.deviation(g) / (factors ? 1 : constants.c4(n));
        }
        return spreads;
    }

    private static double meanOf(double[] spreads, int from, int until, BitSet out) {
        Sums sums = new Sums();
        int count = 0;
        for (int g = from; g < until; g++) {
            if (!out.get(g)) {
                sums.add(spreads[g]);
                count++;
            }
        }
        return sums.total() / count;
    }

    private static double[] each(Subgroups subgroups, IntToDoubleFunction scale) {
        double[] scales = new double[subgroups.count()];
        for (int g = 0; g < scales.length; g++) {
            scales[g] = scale.applyAsDouble(subgroups.size(g));
        }
        return scales;
    }

    private static Constants requireFitting(ChartPolicy policy, Subgroups subgroups) {
        if (policy.constants() == Constants.FACTORS && !subgroups.areOfOneSize()) {
            throw InvalidInputException.of(
                    "Control chart",
                    "subgroups",
                    "of several sizes",
                    "do not fit rounded factors, which hold for one size",
                    "choose EXACT or TABULATED constants");
        }
        return policy.constants();
    }
}

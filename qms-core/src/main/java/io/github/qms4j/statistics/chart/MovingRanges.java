package io.github.qms4j.statistics.chart;

import io.github.qms4j.internal.statistics.Sums;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Sigma from the moving ranges of a stretch of values, those to and from points left out being left out too.
 *
 * @param sigma by the policy's constants, spread and screening; 0 when neighbours never differ
 * @param screened how many ranges were left out by screening
 */
record MovingRanges(double sigma, int screened) {
    static MovingRanges of(double[] values, int from, int until, BitSet out, ChartPolicy policy) {
        double mean = mean(values, from, until, out, Double.POSITIVE_INFINITY).mean();
        double bound = Double.POSITIVE_INFINITY;
        int screened = 0;
        if (policy.screening() == Screening.ONCE && mean > 0) {
            bound = Screening.FACTOR * mean;
            Mean kept = mean(values, from, until, out, bound);
            mean = kept.mean();
            screened = kept.left();
        }
        Constants constants = policy.constants();
        double sigma = policy.spread() == Spread.MEAN_MOVING_RANGE
                ? mean * constants.sigmaPerMeanRange()
                : median(values, from, until, out, bound) * constants.sigmaPerMedianRange();
        return new MovingRanges(sigma, screened);
    }

    private static Mean mean(double[] values, int from, int until, BitSet out, double bound) {
        Sums sums = new Sums();
        int count = 0;
        int left = 0;
        boolean noneOut = out.isEmpty();
        for (int i = from + 1; i < until; i++) {
            if (noneOut || (!out.get(i) && !out.get(i - 1))) {
                double range = Math.abs(values[i] - values[i - 1]);
                if (range < bound) {
                    sums.add(range);
                    count++;
                } else {
                    left++;
                }
            }
        }
        return new Mean(count == 0 ? 0 : sums.total() / count, left);
    }

    private static double median(double[] values, int from, int until, BitSet out, double bound) {
        double[] ranges = new double[until - from];
        int count = 0;
        for (int i = from + 1; i < until; i++) {
            double range = Math.abs(values[i] - values[i - 1]);
            if (!out.get(i) && !out.get(i - 1) && range < bound) {
                ranges[count++] = range;
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(ranges, 0, count);
        double upper = ranges[count / 2];
        return count % 2 == 1 ? upper : (ranges[count / 2 - 1] + upper) / 2;
    }

    /**
     * A mean of the ranges below a bound.
     *
     * @param left how many were not below it
     */
    private record Mean(double mean, int left) {}
}

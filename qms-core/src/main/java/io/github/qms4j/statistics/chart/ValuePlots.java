package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Sums;
import io.github.qms4j.statistics.chart.Plot.Estimate;
import java.util.ArrayList;
import java.util.List;

/** Plots of individual values. */
final class ValuePlots {
    private static final String SUBJECT = "Control chart";
    private static final double NELSON_POWER = 3.6;

    private ValuePlots() {}

    static Plot individuals(double[] values, ChartPolicy policy) {
        double[] copy = Inputs.finite(SUBJECT, "values", values);
        return new Plot(ChartKind.INDIVIDUALS, copy, meanAndRanges(copy, policy));
    }

    static Plot movingRanges(double[] values, ChartPolicy policy) {
        double[] finite = Inputs.finite(SUBJECT, "values", values);
        double[] ranges = new double[Math.max(0, finite.length - 1)];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = Math.abs(finite[i + 1] - finite[i]);
        }
        double sigmaPerMean = policy.constants().sigmaOfRangePerRange(2);
        Plot.Estimator estimator = (from, until, out) -> {
            Sums sums = new Sums();
            int count = 0;
            for (int i = from; i < until; i++) {
                if (!out.get(i)) {
                    sums.add(ranges[i]);
                    count++;
                }
            }
            double mean = sums.total() / count;
            return Estimate.of(mean, mean * sigmaPerMean);
        };
        return new Plot(ChartKind.MOVING_RANGE, ranges, estimator).between(0, Double.POSITIVE_INFINITY);
    }

    static Plot timesBetween(double[] times, ChartPolicy policy) {
        double[] shown = Inputs.finite(SUBJECT, "times", times);
        double[] transformed = new double[shown.length];
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            transformed[i] = Math.pow(shown[i], 1 / NELSON_POWER);
            if (!(shown[i] > 0) && violations.isEmpty()) {
                violations.add(new Violation(
                        "times[" + i + "]",
                        Double.toString(shown[i]),
                        "is not above 0",
                        "measure time finely enough to tell two events apart"));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(SUBJECT, violations);
        }
        return new Plot(ChartKind.T, transformed, meanAndRanges(transformed, policy))
                .between(0, Double.POSITIVE_INFINITY)
                .shownAs(shown, NELSON_POWER);
    }

    private static Plot.Estimator meanAndRanges(double[] values, ChartPolicy policy) {
        return (from, until, out) -> {
            Sums sums = new Sums();
            int count = 0;
            for (int i = from; i < until; i++) {
                if (!out.get(i)) {
                    sums.add(values[i]);
                    count++;
                }
            }
            double mean = sums.total() / count;
            MovingRanges ranges = MovingRanges.of(values, from, until, out, policy);
            return new Estimate(mean, mean, ranges.sigma(), ranges.screened());
        };
    }
}

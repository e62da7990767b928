package io.github.qms4j.example.benchmarks;

import java.util.Arrays;
import java.util.List;

/** Trends as textbooks define them, by all pairs of points. */
final class AllPairs {
    /** The normal quantile of 0.975. */
    private static final double QUANTILE = 1.959963984540054;

    private AllPairs() {}

    /** Kendall's S: pairs that rise less pairs that fall. */
    static long s(double[] x) {
        long s = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                s += x[j] > x[i] ? 1 : x[j] < x[i] ? -1 : 0;
            }
        }
        return s;
    }

    /** The lower end, Sen's slope, and the upper end. */
    static List<Double> slopes(double[] x) {
        int n = x.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[count++] = (x[j] - x[i]) / (j - i) + 0.0;
            }
        }
        Arrays.sort(slopes);
        double reach = QUANTILE * Math.sqrt(variance(x));
        double lower = slopes[(int) Math.rint((count - reach) / 2) - 1];
        double upper = slopes[(int) Math.rint((count + reach) / 2 + 1) - 1];
        double middle = slopes[(count - 1) / 2];
        return List.of(lower, middle + (slopes[count / 2] - middle) / 2, upper);
    }

    private static double variance(double[] x) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double n = x.length;
        double sum = n * (n - 1) * (2 * n + 5);
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            double tied = to - from;
            sum -= tied * (tied - 1) * (2 * tied + 5);
            from = to;
        }
        return sum / 18;
    }
}

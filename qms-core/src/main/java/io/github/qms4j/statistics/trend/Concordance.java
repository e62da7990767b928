package io.github.qms4j.statistics.trend;

import io.github.qms4j.internal.statistics.Ranks;

/**
 * Kendall's S of a series: how many pairs rise less how many fall, by counting inversions while merging (Knight 1966), in
 * O(n log n).
 *
 * @param s pairs that rise less pairs that fall
 * @param variance of S when the order is chance, with ties corrected; 0 when all values are equal
 * @param untiedPairs pairs of different values
 * @param pairs all pairs
 * @param tiedGroups groups of equal values
 */
record Concordance(long s, double variance, long untiedPairs, long pairs, int tiedGroups) {
    static Concordance of(double[] values) {
        long n = values.length;
        long pairs = n * (n - 1) / 2;
        Ranks ranks = Ranks.of(values);
        long untied = pairs - ranks.tiedPairs();
        long falling = inversions(values);
        double size = n;
        double variance = (size * (size - 1) * (2 * size + 5) - ranks.kendallTieTerm()) / 18;
        return new Concordance(untied - 2 * falling, variance, untied, pairs, ranks.tiedGroups());
    }

    /** Tau-b: S by the geometric mean of the untied pairs of values and of times; 0 when all values are equal. */
    double tau() {
        return untiedPairs == 0 ? 0 : s / (Math.sqrt((double) untiedPairs) * Math.sqrt((double) pairs));
    }

    /** How many pairs have the greater value first. */
    private static long inversions(double[] values) {
        double[] from = values.clone();
        double[] into = new double[from.length];
        long count = 0;
        for (long width = 1; width < from.length; width *= 2) {
            for (long left = 0; left < from.length; left += 2 * width) {
                int middle = (int) Math.min(left + width, from.length);
                int end = (int) Math.min(middle + width, from.length);
                count += merge(from, into, (int) left, middle, end);
            }
            double[] swapped = from;
            from = into;
            into = swapped;
        }
        return count;
    }

    private static long merge(double[] from, double[] into, int left, int middle, int end) {
        long count = 0;
        int l = left;
        int r = middle;
        for (int i = left; i < end; i++) {
            if (r == end || (l < middle && from[l] <= from[r])) {
                into[i] = from[l++];
            } else {
                into[i] = from[r++];
                count += middle - l;
            }
        }
        return count;
    }

    /**
     * The probability that |S| of n different values in a random order is at least this. Each further value puts 0 to m − 1
     * inversions, all equally probable (Kendall 1938).
     */
    static double exactTwoSided(int n, long s) {
        int most = n * (n - 1) / 2;
        double[] probability = new double[most + 1];
        probability[0] = 1;
        for (int m = 2; m <= n; m++) {
            double[] next = new double[most + 1];
            double window = 0;
            for (int k = 0; k <= m * (m - 1) / 2; k++) {
                window += probability[k];
                if (k >= m) {
                    window -= probability[k - m];
                }
                next[k] = window / m;
            }
            probability = next;
        }
        double tail = 0;
        for (int k = 0; k <= most; k++) {
            tail += Math.abs(most - 2L * k) >= Math.abs(s) ? probability[k] : 0;
        }
        return Math.min(1, tail);
    }
}

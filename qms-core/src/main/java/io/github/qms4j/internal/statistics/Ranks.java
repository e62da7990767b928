package io.github.qms4j.internal.statistics;

import java.util.Arrays;

/** Ranks from 1 on, where equal values share the mean of theirs. */
public final class Ranks {
    private final double[] sorted;

    private Ranks(double[] sorted) {
        this.sorted = sorted;
    }

    /** Of values without NaN; a negative zero must have been made a zero. */
    public static Ranks of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Ranks(sorted);
    }

    /** The rank of a value that is one of those ranked. */
    public double rank(double value) {
        return (below(value) + 1 + atMost(value)) / 2.0;
    }

    /** The sum of t³ − t over the groups of t equal values; 0 without ties. */
    public double tieTerm() {
        double sum = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = endOfGroup(from);
            double tied = to - from;
            sum += tied * (tied - 1) * (tied + 1);
            from = to;
        }
        return sum;
    }

    /** The sum of t (t − 1) (2t + 5) over the groups of t equal values, as the Mann–Kendall test takes it. */
    public double kendallTieTerm() {
        double sum = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = endOfGroup(from);
            double tied = to - from;
            sum += tied * (tied - 1) * (2 * tied + 5);
            from = to;
        }
        return sum;
    }

    /** How many pairs are of equal values. */
    public long tiedPairs() {
        long sum = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = endOfGroup(from);
            long tied = (long) to - from;
            sum += tied * (tied - 1) / 2;
            from = to;
        }
        return sum;
    }

    /** How many groups of two or more equal values there are. */
    public int tiedGroups() {
        int groups = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = endOfGroup(from);
            groups += to - from > 1 ? 1 : 0;
            from = to;
        }
        return groups;
    }

    /** The middle value, or the mean of the two in the middle; there must be one. */
    public double median() {
        int n = sorted.length;
        double upper = sorted[n / 2];
        return n % 2 == 1 ? upper : sorted[n / 2 - 1] + (upper - sorted[n / 2 - 1]) / 2;
    }

    /** The values in ascending order; not a copy. */
    double[] sorted() {
        return sorted;
    }

    private int endOfGroup(int from) {
        int to = from + 1;
        while (to < sorted.length && sorted[to] == sorted[from]) {
            to++;
        }
        return to;
    }

    private int below(double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int atMost(double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}

package io.github.qms4j.internal.statistics;

import java.util.Arrays;

/**
 * Order statistics of all differences of two samples, or of all means of two values of one, without forming them. How many
 * are at most a number is counted by walking along both sorted samples; which number has a rank is found by halving among
 * the floating point numbers, in O((m + n) 64) after sorting. Exact: differences and means round monotonically.
 */
public final class PairOrder {
    private final double[] rising;
    private final double[] falling;
    private final boolean means;

    private PairOrder(double[] rising, double[] falling, boolean means) {
        this.rising = rising;
        this.falling = falling;
        this.means = means;
    }

    /** The differences of each value of one sample less each of another; neither is empty. */
    public static PairOrder differences(double[] values, double[] less) {
        return new PairOrder(sorted(values), sorted(less), false);
    }

    /** The means of two values of a sample, each value with itself included (Walsh averages); it is not empty. */
    public static PairOrder means(double[] values) {
        double[] sorted = sorted(values);
        return new PairOrder(sorted, sorted, true);
    }

    /** How many pairs there are. */
    public long count() {
        long n = rising.length;
        return means ? n * (n + 1) / 2 : n * falling.length;
    }

    /** The value of a rank, 1 to the number of pairs. */
    public double rank(long rank) {
        int last = rising.length - 1;
        double least = means ? rising[0] : rising[0] - falling[falling.length - 1];
        double greatest = means ? rising[last] : rising[last] - falling[0];
        long low = ordered(Double.doubleToLongBits(least));
        long high = ordered(Double.doubleToLongBits(greatest));
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (atMost(Double.longBitsToDouble(ordered(middle))) >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Double.longBitsToDouble(ordered(low)) + 0.0;
    }

    /** The middle value, or the mean of the two in the middle. */
    public double median() {
        long count = count();
        double lower = rank((count + 1) / 2);
        return count % 2 == 1 ? lower : lower + (rank(count / 2 + 1) - lower) / 2;
    }

    private long atMost(double bound) {
        return means ? meansAtMost(bound) : differencesAtMost(bound);
    }

    private long differencesAtMost(double bound) {
        long count = 0;
        int first = 0;
        for (double value : rising) {
            while (first < falling.length && value - falling[first] > bound) {
                first++;
            }
            count += falling.length - first;
        }
        return count;
    }

    private long meansAtMost(double bound) {
        long count = 0;
        int until = rising.length;
        for (int i = 0; i < rising.length; i++) {
            while (until > i && (rising[i] + rising[until - 1]) / 2 > bound) {
                until--;
            }
            if (until <= i) {
                break;
            }
            count += until - i;
        }
        return count;
    }

    /** Between bits of doubles and numbers in the same order; its own inverse. */
    private static long ordered(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}

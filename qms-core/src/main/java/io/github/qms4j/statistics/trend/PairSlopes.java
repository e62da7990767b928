package io.github.qms4j.statistics.trend;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Order statistics of the slopes of all pairs of points without forming all pairs (Matoušek, Mount and Netanyahu 1998).
 *
 * <p>The slope of i and j, i before j, is at most s exactly when x − s t of j is at most that of i. The pairs with a slope
 * between two bounds are thus the inversions between the orders of x − s t at the one and at the other, which merging
 * counts in O(n log n), and of which it can pick any by number. A bracket around the ranks asked for is narrowed by a
 * sample of its slopes until few are left to look at; a few rounds are enough. The sample decides how long that takes and
 * never what comes of it.
 */
final class PairSlopes {
    private static final long SEED = 0x5E4;
    private static final int LEAST_ENUMERATED = 1 << 18;
    private static final int LEAST_SAMPLE = 1 << 12;
    /** Smaller pivots than this lose digits in their products; smaller slopes are not told apart. */
    private static final double LEAST_PIVOT = 1e-280;
    /** A slope as computed differs from the real one by two roundings. */
    private static final int ROUNDINGS = 4;

    private final double[] t;
    private final double[] x;
    private final SlopeOrder sorter;
    private final long pairs;
    private final long enumerated;
    private final int sampleSize;
    private final SplittableRandom random = new SplittableRandom(SEED);

    /**
     * Pairs within blocks of points.
     *
     * @param t strictly ascending within each block
     * @param starts where each block starts, and the number of points at the end
     */
    PairSlopes(double[] t, double[] x, int[] starts) {
        this(t, x, starts, Math.max(LEAST_ENUMERATED, 4L * x.length), Math.max(LEAST_SAMPLE, x.length));
    }

    /** With a number of slopes up to which a bracket is looked at slope by slope, and a size of samples. */
    PairSlopes(double[] t, double[] x, int[] starts, long enumerated, int sampleSize) {
        this.t = t;
        this.x = x;
        this.sorter = new SlopeOrder(t, x, starts);
        long sum = 0;
        for (int b = 0; b + 1 < starts.length; b++) {
            long n = (long) starts[b + 1] - starts[b];
            sum += n * (n - 1) / 2;
        }
        this.pairs = sum;
        this.enumerated = enumerated;
        this.sampleSize = sampleSize;
    }

    /** How many pairs there are. */
    long count() {
        return pairs;
    }

    /**
     * The slopes of these ranks.
     *
     * @param ranks ascending, from 1 to the number of pairs
     */
    double[] select(long... ranks) {
        double[] slopes = new double[ranks.length];
        int[] order = new int[x.length];
        Arrays.setAll(order, i -> i);
        // The extremes are slopes of neighbours: any other slope is a mean of those.
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < x.length; i++) {
            if (t[i] > t[i - 1]) {
                double slope = slope(i - 1, i);
                least = Math.min(least, slope);
                greatest = Math.max(greatest, slope);
            }
        }
        solve(new Bracket(below(least), above(greatest), 0, pairs, order), ranks, 0, ranks.length, slopes);
        return slopes;
    }

    /** Finds the slopes of the ranks from {@code from} to before {@code until}, all of which are in the bracket. */
    private void solve(Bracket whole, long[] ranks, int from, int until, double[] slopes) {
        Bracket bracket = whole;
        int first = from;
        while (first < until && bracket.within > enumerated) {
            if (ranks[until - 1] - ranks[first] > bracket.within / 8) {
                // Too far apart for one bracket to become small.
                solve(bracket, ranks, first, first + 1, slopes);
                first++;
                continue;
            }
            double[] sample = sample(bracket);
            double[] pivots = pivots(bracket, sample, ranks[first], ranks[until - 1]);
            if (pivots.length == 0) {
                Arrays.fill(slopes, first, until, sample[0]);
                return;
            }
            for (double pivot : pivots) {
                Bracket left = bracket.until(pivot);
                int split = first;
                while (split < until && ranks[split] <= left.below + left.within) {
                    split++;
                }
                if (split == until) {
                    bracket = left;
                    break;
                }
                bracket = bracket.after(pivot, left);
                solve(left, ranks, first, split, slopes);
                first = split;
            }
        }
        if (first < until) {
            double[] all = enumerate(bracket);
            for (int r = first; r < until; r++) {
                slopes[r] = all[(int) (ranks[r] - bracket.below - 1)];
            }
        }
    }

    /** Two values that very probably have all ranks asked for between them; none when there is nothing between. */
    private double[] pivots(Bracket bracket, double[] sample, long firstRank, long lastRank) {
        double perSlope = (double) sample.length / bracket.within;
        double margin = 1.5 * Math.sqrt(sample.length) + 1;
        int low = (int) Math.floor((firstRank - bracket.below) * perSlope - margin);
        int high = (int) Math.ceil((lastRank - bracket.below) * perSlope + margin);
        double lower = low < 0 ? bracket.lower : below(sample[low]);
        double upper = high >= sample.length ? bracket.upper : above(sample[high]);
        double[] inside = bracket.inside(lower, upper);
        if (inside.length == 0) {
            // Nearly all slopes in the bracket are this one.
            double common = sample[sample.length / 2];
            inside = bracket.inside(nextBelow(common), pivot(common));
        }
        return inside.length == 0 ? bracket.inside(bracket.middle(), bracket.middle()) : inside;
    }

    private double[] sample(Bracket bracket) {
        long[] picks = random.longs(sampleSize, 0, bracket.within).toArray();
        Arrays.sort(picks);
        double[] slopes = new double[sampleSize];
        sorter.sort(bracket.order, bracket.upper, new SlopeOrder.Visitor() {
            private long seen;
            private int next;

            @Override
            public void visit(int[] points, int leftFrom, int leftUntil, int right) {
                long after = seen + leftUntil - leftFrom;
                while (next < picks.length && picks[next] < after) {
                    slopes[next] = slope(points[leftFrom + (int) (picks[next] - seen)], right);
                    next++;
                }
                seen = after;
            }
        });
        Arrays.sort(slopes);
        return slopes;
    }

    private double[] enumerate(Bracket bracket) {
        double[] slopes = new double[(int) bracket.within];
        sorter.sort(bracket.order, bracket.upper, new SlopeOrder.Visitor() {
            private int next;

            @Override
            public void visit(int[] points, int leftFrom, int leftUntil, int right) {
                for (int l = leftFrom; l < leftUntil; l++) {
                    slopes[next++] = slope(points[l], right);
                }
            }
        });
        Arrays.sort(slopes);
        return slopes;
    }

    private double slope(int i, int j) {
        return (x[j] - x[i]) / (t[j] - t[i]) + 0.0;
    }

    private static double below(double slope) {
        return Math.abs(slope) < LEAST_PIVOT ? -LEAST_PIVOT : pivot(slope - ROUNDINGS * Math.ulp(slope));
    }

    private static double above(double slope) {
        return Math.abs(slope) < LEAST_PIVOT ? LEAST_PIVOT : pivot(slope + ROUNDINGS * Math.ulp(slope));
    }

    private static double nextBelow(double slope) {
        return Math.abs(slope) < LEAST_PIVOT ? -LEAST_PIVOT : pivot(Math.nextDown(slope));
    }

    private static double pivot(double slope) {
        return Math.abs(slope) < LEAST_PIVOT ? 0 : slope;
    }

    /** The pairs with a slope above {@code lower} and at most {@code upper}. */
    private final class Bracket {
        private final double lower;
        private final double upper;
        private final long below;
        private final long within;
        private final int[] order;

        /**
         * A bracket.
         *
         * @param below how many slopes are at most {@code lower}
         * @param within how many are in the bracket
         * @param order the points in the order of x − lower t
         */
        Bracket(double lower, double upper, long below, long within, int[] order) {
            this.lower = lower;
            this.upper = upper;
            this.below = below;
            this.within = within;
            this.order = order;
        }

        Bracket until(double pivot) {
            return new Bracket(lower, pivot, below, sorter.count(order, pivot), order);
        }

        /** The rest, right after {@link #until} was asked for it. */
        Bracket after(double pivot, Bracket until) {
            return new Bracket(pivot, upper, below + until.within, within - until.within, sorter.lastOrder());
        }

        /** Those of two ascending values that are inside, each once. */
        double[] inside(double first, double second) {
            boolean firstIn = first > lower && first < upper;
            boolean secondIn = second > lower && second < upper && second != first;
            if (firstIn) {
                return secondIn ? new double[] {first, second} : new double[] {first};
            }
            return secondIn ? new double[] {second} : new double[0];
        }

        /** Halfway among the floating point numbers between; an end when there is none between. */
        double middle() {
            long low = ordered(Double.doubleToLongBits(lower));
            long high = ordered(Double.doubleToLongBits(upper));
            return pivot(Double.longBitsToDouble(ordered((low & high) + ((low ^ high) >> 1))));
        }

        /** Between bits of doubles and numbers in the same order; its own inverse. */
        private long ordered(long bits) {
            return bits ^ ((bits >> 63) & Long.MAX_VALUE);
        }
    }
}

package io.github.qms4j.statistics.trend;

import org.jspecify.annotations.Nullable;

/**
 * Sorts points by x − s t, block by block, and tells of each inversion against the order it is given. Equal keys come in
 * the reverse of the order of time, so that a pair whose slope equals s is an inversion.
 *
 * <p>Keys are sums of two doubles: a product by fused multiply-add and a difference with what it loses (Knuth 1969), 106
 * digits in all. Plain doubles would tell equal slopes apart, and so get ranks wrong by as many pairs as are tied.
 */
final class SlopeOrder {
    /** Up to this many points, inserting is faster than merging. */
    private static final int FEW = 12;

    private final double[] t;
    private final double[] x;
    private final int[] starts;
    private final Run run;
    private final Run left;

    SlopeOrder(double[] t, double[] x, int[] starts) {
        this.t = t;
        this.x = x;
        this.starts = starts;
        this.run = new Run(x.length);
        this.left = new Run((x.length + 1) / 2);
    }

    /** Is told of each point that comes before others that it stood behind. */
    interface Visitor {
        /**
         * The point {@code right} comes before the points at {@code leftFrom} to before {@code leftUntil}, behind which it
         * stood.
         */
        void visit(int[] points, int leftFrom, int leftUntil, int right);
    }

    /** How many pairs stand the other way round at s. */
    long count(int[] order, double s) {
        return sort(order, s, null);
    }

    /** The order that the last call came to; a copy. */
    int[] lastOrder() {
        return run.points.clone();
    }

    /** As {@link #count}, and tells of each. */
    long sort(int[] order, double s, @Nullable Visitor visitor) {
        fill(order, s);
        long count = 0;
        for (int b = 0; b + 1 < starts.length; b++) {
            count += sort(starts[b], starts[b + 1], visitor);
        }
        return count;
    }

    private void fill(int[] order, double s) {
        for (int i = 0; i < order.length; i++) {
            int point = order[i];
            double product = s * t[point];
            double lostByProduct = Math.fma(s, t[point], -product);
            double difference = x[point] - product;
            double back = x[point] - difference;
            double lost = (x[point] - (difference + back)) + (back - product) - lostByProduct;
            double high = difference + lost;
            run.points[i] = point;
            run.high[i] = high;
            run.low[i] = lost - (high - difference);
        }
    }

    private long sort(int from, int until, @Nullable Visitor visitor) {
        if (until - from <= FEW) {
            return insert(from, until, visitor);
        }
        int middle = (from + until) >>> 1;
        long count = sort(from, middle, visitor) + sort(middle, until, visitor);
        // The narrower a bracket, the fewer halves are out of order.
        return run.isBefore(middle, run, middle - 1) ? count + merge(from, middle, until, visitor) : count;
    }

    private long insert(int from, int until, @Nullable Visitor visitor) {
        long count = 0;
        for (int i = from + 1; i < until; i++) {
            int to = i;
            while (to > from && run.isBefore(i, run, to - 1)) {
                to--;
            }
            if (to < i) {
                count += i - to;
                if (visitor != null) {
                    visitor.visit(run.points, to, i, run.points[i]);
                }
                run.moveDown(i, to);
            }
        }
        return count;
    }

    private long merge(int from, int middle, int until, @Nullable Visitor visitor) {
        int first = firstBehind(from, middle);
        int size = middle - first;
        run.copyTo(left, first, size);
        long count = 0;
        int l = 0;
        int r = middle;
        for (int i = first; l < size; i++) {
            if (r < until && run.isBefore(r, left, l)) {
                count += size - l;
                if (visitor != null) {
                    visitor.visit(left.points, l, size, run.points[r]);
                }
                run.set(i, run, r++);
            } else {
                run.set(i, left, l++);
            }
        }
        return count;
    }

    /** The first point of the left half that the first of the right half comes before. */
    private int firstBehind(int from, int middle) {
        int low = from;
        int high = middle - 1;
        while (low < high) {
            int at = (low + high) >>> 1;
            if (run.isBefore(middle, run, at)) {
                high = at;
            } else {
                low = at + 1;
            }
        }
        return low;
    }

    /** Points with their keys. */
    private static final class Run {
        private final int[] points;
        private final double[] high;
        private final double[] low;

        Run(int length) {
            points = new int[length];
            high = new double[length];
            low = new double[length];
        }

        boolean isBefore(int i, Run other, int j) {
            if (high[i] != other.high[j]) {
                return high[i] < other.high[j];
            }
            return low[i] != other.low[j] ? low[i] < other.low[j] : points[i] > other.points[j];
        }

        void set(int to, Run other, int at) {
            points[to] = other.points[at];
            high[to] = other.high[at];
            low[to] = other.low[at];
        }

        void copyTo(Run other, int from, int size) {
            System.arraycopy(points, from, other.points, 0, size);
            System.arraycopy(high, from, other.high, 0, size);
            System.arraycopy(low, from, other.low, 0, size);
        }

        /** Takes a point to an earlier place, and those between one place on. */
        void moveDown(int from, int to) {
            int point = points[from];
            double highKey = high[from];
            double lowKey = low[from];
            System.arraycopy(points, to, points, to + 1, from - to);
            System.arraycopy(high, to, high, to + 1, from - to);
            System.arraycopy(low, to, low, to + 1, from - to);
            points[to] = point;
            high[to] = highKey;
            low[to] = lowKey;
        }
    }
}

package io.github.qms4j.internal.statistics;

/** Sums that do not lose digits by their length (Neumaier 1974). */
public final class Sums {
    private double sum;
    private double lost;

    public Sums() {}

    /** Adds a finite value. */
    public void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    /** What was added so far. */
    public double total() {
        return sum + lost;
    }

    /** The mean of an array with at least one value. */
    public static double mean(double[] values) {
        Sums sums = new Sums();
        for (double value : values) {
            sums.add(value);
        }
        return sums.total() / values.length;
    }
}

package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Sums;

/** Values in subgroups, such as five items an hour, in the order of time. Immutable. */
public final class Subgroups {
    private static final String SUBJECT = "Subgroups";

    private final double[] values;
    private final int[] starts;

    private Subgroups(double[] values, int[] starts) {
        this.values = values;
        this.starts = starts;
    }

    /**
     * Subgroups of one size, one after the other.
     *
     * @param size 2 or more
     * @throws InvalidInputException when a value is not finite, or the last subgroup is not full
     */
    public static Subgroups of(int size, double[] values) {
        Inputs.requireAtLeast(SUBJECT, "size", size, 2);
        if (values.length % size != 0) {
            throw InvalidInputException.of(
                    SUBJECT,
                    "values",
                    values.length + " values",
                    "do not make whole subgroups of " + size,
                    "leave out the last " + values.length % size);
        }
        int[] starts = new int[values.length / size + 1];
        for (int g = 0; g < starts.length; g++) {
            starts[g] = g * size;
        }
        return new Subgroups(Inputs.finite(SUBJECT, "values", values), starts);
    }

    /**
     * Subgroups that may differ in size.
     *
     * @param groups each with two or more values
     * @throws InvalidInputException when a value is not finite, or a subgroup has fewer than two
     */
    public static Subgroups of(double[][] groups) {
        int[] starts = new int[groups.length + 1];
        for (int g = 0; g < groups.length; g++) {
            Inputs.requireAtLeast(SUBJECT, "size of subgroup " + g, groups[g].length, 2);
            starts[g + 1] = starts[g] + groups[g].length;
        }
        double[] all = new double[starts[groups.length]];
        for (int g = 0; g < groups.length; g++) {
            double[] finite = Inputs.finite(SUBJECT, "groups[" + g + "]", groups[g]);
            System.arraycopy(finite, 0, all, starts[g], finite.length);
        }
        return new Subgroups(all, starts);
    }

    /** How many subgroups there are. */
    public int count() {
        return starts.length - 1;
    }

    /** How many values a subgroup has. */
    public int size(int group) {
        return starts[group + 1] - starts[group];
    }

    /** Whether all have one size. */
    public boolean areOfOneSize() {
        for (int g = 1; g < count(); g++) {
            if (size(g) != size(0)) {
                return false;
            }
        }
        return true;
    }

    /** All values in their order; not a copy. */
    double[] values() {
        return values;
    }

    double sum(int group) {
        Sums sums = new Sums();
        for (int i = starts[group]; i < starts[group + 1]; i++) {
            sums.add(values[i]);
        }
        return sums.total();
    }

    double mean(int group) {
        return sum(group) / size(group);
    }

    double range(int group) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = starts[group]; i < starts[group + 1]; i++) {
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        return greatest - least;
    }

    double deviation(int group) {
        return Math.sqrt(squares(group) / (size(group) - 1));
    }

    /** The sum of the squared distances from the mean of the subgroup. */
    double squares(int group) {
        double mean = mean(group);
        double squares = 0;
        for (int i = starts[group]; i < starts[group + 1]; i++) {
            double off = values[i] - mean;
            squares += off * off;
        }
        return squares;
    }
}

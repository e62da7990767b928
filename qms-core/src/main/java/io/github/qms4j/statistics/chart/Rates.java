package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.internal.statistics.Inputs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Counts, what they are counted on, and their quotients. */
final class Rates {
    private static final String SUBJECT = "Control chart";

    private final double[] counts;
    private final double[] sizes;
    private final double[] rates;

    private Rates(double[] counts, double[] sizes) {
        this.counts = counts;
        this.sizes = sizes;
        this.rates = new double[counts.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = counts[i] / sizes[i];
        }
    }

    /** Shares of denominators. */
    static Rates shares(long[] counts, long[] sizes) {
        Inputs.requireSameLength(SUBJECT, "counts", counts.length, "sizes", sizes.length);
        Inputs.counts(SUBJECT, "counts", counts);
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < sizes.length && violations.isEmpty(); i++) {
            if (sizes[i] <= 0) {
                violations.add(notAboveZero("sizes[" + i + "]", Long.toString(sizes[i])));
            } else if (counts[i] > sizes[i]) {
                violations.add(new Violation(
                        "counts[" + i + "]",
                        Long.toString(counts[i]),
                        "is more than its denominator " + sizes[i],
                        "chart events that can happen more than once as rates, by u or c"));
            }
        }
        Inputs.refuse(SUBJECT, violations);
        return new Rates(Inputs.toDoubles(counts), Inputs.toDoubles(sizes));
    }

    /** Rates per exposure. */
    static Rates perExposure(long[] counts, double[] exposures) {
        Inputs.requireSameLength(SUBJECT, "counts", counts.length, "exposures", exposures.length);
        Inputs.counts(SUBJECT, "counts", counts);
        double[] finite = Inputs.finite(SUBJECT, "exposures", exposures);
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < finite.length && violations.isEmpty(); i++) {
            if (!(finite[i] > 0)) {
                violations.add(notAboveZero("exposures[" + i + "]", Double.toString(finite[i])));
            }
        }
        Inputs.refuse(SUBJECT, violations);
        return new Rates(Inputs.toDoubles(counts), finite);
    }

    private static Violation notAboveZero(String place, String value) {
        return new Violation(
                place, value, "is not above 0", "leave out the period, in which there was nothing to count on");
    }

    double[] rates() {
        return rates;
    }

    double[] counts() {
        return counts;
    }

    double[] sizes() {
        return sizes;
    }

    /** What was counted by what it was counted on, over a stretch. */
    double overall(int from, int until, BitSet out) {
        double count = 0;
        double size = 0;
        for (int i = from; i < until; i++) {
            if (!out.get(i)) {
                count += counts[i];
                size += sizes[i];
            }
        }
        return count / size;
    }

    double[] rootsOfSizes() {
        double[] roots = new double[sizes.length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = Math.sqrt(sizes[i]);
        }
        return roots;
    }

    double[] inverseRootsOfSizes() {
        double[] roots = new double[sizes.length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = 1 / Math.sqrt(sizes[i]);
        }
        return roots;
    }

    /** How many of their own sigmas the rates of a stretch are from the overall one. */
    double[] scores(double rate, double sigma, int from, int until) {
        double[] scores = new double[until - from];
        for (int i = from; i < until; i++) {
            scores[i - from] = (rates[i] - rate) / (sigma / Math.sqrt(sizes[i]));
        }
        return scores;
    }

    /** The points counted on less than this. */
    BitSet smallerThan(double size) {
        BitSet smaller = new BitSet();
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] < size) {
                smaller.set(i);
            }
        }
        return smaller;
    }
}

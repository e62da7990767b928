package io.github.qms4j.statistics;

/**
 * How a percentile is read from a sample. The definitions differ in which order statistic, or which two, they take; of n
 * values in ascending order, x₁ to xₙ, each takes the position h, and between two values interpolates by the fraction
 * of h. Positions below 1 take x₁, and those above n take xₙ. Types by Hyndman and Fan, The American Statistician 50
 * (1996).
 */
public enum PercentileDefinition {
    /** The smallest value with at least the share of all values at or below it; always a value of the sample. Type 1. */
    NEAREST_RANK("nearest rank (type 1)"),
    /** h = (n − 1) p + 1, as spreadsheets do. Type 7. */
    LINEAR("linear (type 7)"),
    /** h = (n + 1) p, as the NIST/SEMATECH e-Handbook does. Type 6. */
    N_PLUS_ONE("n + 1 rule (type 6)"),
    /** h = n p + 1/2. Type 5. */
    HAZEN("Hazen (type 5)"),
    /** h = (n + 1/3) p + 1/3, approximately unbiased for the median whatever the distribution. Type 8. */
    MEDIAN_UNBIASED("median-unbiased (type 8)");

    private final String words;

    PercentileDefinition(String words) {
        this.words = words;
    }

    /** The definition in words. */
    public String words() {
        return words;
    }

    double position(double share, int n) {
        return switch (this) {
            case NEAREST_RANK -> nearestRank(share, n);
            case LINEAR -> (n - 1) * share + 1;
            case N_PLUS_ONE -> (n + 1) * share;
            case HAZEN -> n * share + 0.5;
            case MEDIAN_UNBIASED -> (n + 1 / 3.0) * share + 1 / 3.0;
        };
    }

    /** Shares such as 0.07 are a little more or less than they say: 0.07 of 100 must be the 7th, not the 8th. */
    private static double nearestRank(double share, int n) {
        double exact = n * share;
        double nearest = Math.rint(exact);
        return Math.abs(exact - nearest) <= 4 * Math.ulp(exact) ? nearest : Math.ceil(exact);
    }
}

package io.github.qms4j.statistics.chart;

/** What sigma of individual values is estimated from. */
public enum Spread {
    /** The mean of the moving ranges of two. */
    MEAN_MOVING_RANGE("mean moving range"),
    /** The median of the moving ranges of two, which a few large ones leave alone. */
    MEDIAN_MOVING_RANGE("median moving range");

    private final String words;

    Spread(String words) {
        this.words = words;
    }

    /** The choice in words. */
    public String words() {
        return words;
    }
}

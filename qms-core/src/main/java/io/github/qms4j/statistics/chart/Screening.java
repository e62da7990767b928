package io.github.qms4j.statistics.chart;

/** Whether single large moving ranges take part in the estimate of sigma. */
public enum Screening {
    /** All moving ranges do. */
    NONE("none"),
    /**
     * Moving ranges of 3.267 times their mean or more are left out, once (Nelson 1982; NHS England, Making Data Count).
     */
    ONCE("once, moving ranges of 3.267 times their mean or more");

    static final double FACTOR = 3.267;

    private final String words;

    Screening(String words) {
        this.words = words;
    }

    /** The choice in words. */
    public String words() {
        return words;
    }
}

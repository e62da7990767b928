package io.github.qms4j.statistics.chart;

/** What is said of a value that lies exactly on a limit. */
public enum LimitTouch {
    /** Only what lies beyond a limit has crossed it. */
    INSIDE("a value on a limit is inside"),
    /** What lies on a limit has crossed it. */
    OUTSIDE("a value on a limit is outside");

    private final String words;

    LimitTouch(String words) {
        this.words = words;
    }

    /** The choice in words. */
    public String words() {
        return words;
    }
}

package io.github.qms4j.solution;

/** Where the implementation of a solution stands. */
public enum ImplementationStatus {
    PLANNING,
    IMPLEMENTING,
    /** In use. */
    LIVE,
    /** Everything is done and its effect is judged. */
    CLOSED,
    CANCELLED
}

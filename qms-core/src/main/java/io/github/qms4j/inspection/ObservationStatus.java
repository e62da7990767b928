package io.github.qms4j.inspection;

/** Where an observation of an inspector stands. */
public enum ObservationStatus {
    ISSUED,
    /** A response was sent; another version of it may follow. */
    RESPONDED,
    /** The authority accepts the response, and every commitment was kept. */
    SETTLED
}

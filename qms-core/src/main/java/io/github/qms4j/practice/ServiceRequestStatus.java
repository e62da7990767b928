package io.github.qms4j.practice;

/** Where a service request stands. */
public enum ServiceRequestStatus {
    /** Asked for; where its offering demands it, it waits for approval. */
    RAISED,
    APPROVED,
    /** Somebody fulfils it. */
    FULFILMENT,
    /** Every step is done; whoever asked has not confirmed it yet. */
    FULFILLED,
    /** Final. */
    CLOSED,
    /** Not approved. Final. */
    REJECTED,
    /** Given up. Final. */
    CANCELLED
}

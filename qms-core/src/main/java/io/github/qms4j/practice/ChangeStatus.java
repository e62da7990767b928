package io.github.qms4j.practice;

/** Where a change stands. */
public enum ChangeStatus {
    /** Requested; it is being assessed and planned. */
    DRAFT,
    /** The change authorities have it before them. */
    AUTHORISATION,
    /** Authorised; it waits for its window. */
    SCHEDULED,
    /** It is being carried out. */
    IMPLEMENTATION,
    /** Carried out or backed out; its review is due, and of an emergency change its authorisation. */
    REVIEW,
    /** Final. */
    CLOSED,
    /** A change authority said no. Final. */
    REJECTED,
    /** Given up before it was carried out. Final. */
    CANCELLED
}

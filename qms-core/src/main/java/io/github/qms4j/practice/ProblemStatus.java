package io.github.qms4j.practice;

/** Where a problem stands. */
public enum ProblemStatus {
    /** Identified; nobody answers for it yet. */
    OPEN,
    /** Its cause is being looked for. */
    INVESTIGATION,
    /** Its cause is verified and a workaround is known; it is not solved. */
    KNOWN_ERROR,
    /** Its fix is in place. */
    RESOLVED,
    /** Final. */
    CLOSED,
    /** Was none, or another one's double. Final. */
    CANCELLED
}

package io.github.qms4j.review;

/** Which course a review takes on what an input shows (rule REV-4). */
public enum Course {
    /** It is taken as it is; needs no action. */
    ACCEPT,
    /** Something is done about it. */
    MITIGATE,
    /** Somebody above is to decide. */
    ESCALATE,
    /** Money, people or equipment are given. */
    INVEST;

    /** Whether somebody must be named who does something. */
    boolean needsAction() {
        return this != ACCEPT;
    }
}

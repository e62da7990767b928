package io.github.qms4j.review;

/** Where a programme of management reviews stands. */
public enum ProgrammeStatus {
    ACTIVE,
    /** No further review is planned. Final. */
    ENDED
}

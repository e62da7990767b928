package io.github.qms4j.training;

/** How a course is taught. */
public enum Method {
    SELF_STUDY,
    CLASSROOM,
    E_LEARNING,
    ON_THE_JOB
}

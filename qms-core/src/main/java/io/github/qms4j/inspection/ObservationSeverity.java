package io.github.qms4j.inspection;

/** How the authority grades an observation. */
public enum ObservationSeverity {
    CRITICAL,
    MAJOR,
    OTHER,
    /** It grades none, as the FDA does on form 483. */
    NOT_GRADED
}

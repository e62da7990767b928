package io.github.qms4j.organisation;

/** Whether a unit of the organisation is there at its latest entry. */
public enum Standing {
    PRESENT,
    /** A person left, a department was closed, a process ended; its history stays. */
    ENDED
}

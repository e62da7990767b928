package io.github.qms4j.practice;

/** Where a major incident stands. */
public enum MajorIncidentStatus {
    /** Declared; its lead works on it and tells those affected. */
    DECLARED,
    /** Its ticket is resolved; its review is due. */
    RESOLVED,
    /** Reviewed; it can be closed. */
    REVIEWED,
    /** Final. */
    CLOSED,
    /** Turned out to be none; it may be declared again. */
    STOOD_DOWN
}

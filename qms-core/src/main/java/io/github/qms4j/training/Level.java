package io.github.qms4j.training;

/** How far a competence goes, the lowest first (rule TRN-3). */
public enum Level {
    /** Knows it and works under guidance. */
    BASIC,
    /** Works on their own. */
    INDEPENDENT,
    /** Guides others and judges their practice. */
    EXPERT
}

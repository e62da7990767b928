package io.github.qms4j.regulation;

/** What became of a requirement from one edition to the next. */
public enum MigrationKind {
    /** The demand and its wording stayed, and so did its number. */
    UNCHANGED,
    /** The wording changed so that the demand must be read again. */
    REWORDED,
    /** One became several. */
    SPLIT,
    /** Several became one. */
    MERGED,
    /** The demand stayed and stands under another number. */
    MOVED,
    /** The new edition demands what the old one did not. */
    NEW,
    /** The new edition no longer demands it. */
    WITHDRAWN
}

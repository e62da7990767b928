package io.github.qms4j.capa;

/** What the data say about the effect (rule CAP-5). */
public enum EffectivenessVerdict {
    EFFECTIVE,
    /** The problem is still there: investigation begins again. */
    INEFFECTIVE,
    /** Neither can be said yet: the window goes on. */
    NOT_ENOUGH_DATA
}

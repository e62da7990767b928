package io.github.qms4j.capa;

/** How a root cause was looked for (rule CAP-3). */
public enum RootCauseMethod {
    FIVE_WHYS,
    FISHBONE,
    FAULT_TREE,
    FMEA,
    CHANGE_ANALYSIS,
    BARRIER_ANALYSIS,
    /** Another one, which the statement names. */
    OTHER
}

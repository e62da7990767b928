package io.github.qms4j.practice;

/** How a change is authorised, in ITIL's terms. */
public enum ChangeKind {
    /** Of low risk and well understood: authorised once and for all by its {@link ChangeModel}. */
    STANDARD,
    /** Assessed, planned and authorised one by one. */
    NORMAL,
    /** Cannot wait: it is carried out for an incident, and authorised after the fact. */
    EMERGENCY
}

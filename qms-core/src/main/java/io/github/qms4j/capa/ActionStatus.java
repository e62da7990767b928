package io.github.qms4j.capa;

/** Where an action stands (rule CAP-4). */
public enum ActionStatus {
    OPEN,
    /** Carried out, with evidence. Final. */
    DONE,
    /** Given up. Not the same as done. Final. */
    CANCELLED
}

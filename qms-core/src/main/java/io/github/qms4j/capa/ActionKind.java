package io.github.qms4j.capa;

/** What an action is for. */
public enum ActionKind {
    /** Removes the cause of what happened. */
    CORRECTIVE,
    /** Removes the cause of what could happen elsewhere. */
    PREVENTIVE
}

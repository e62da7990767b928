package io.github.qms4j.regulation.matrix;

/** Whether a requirement applies. */
public enum MatrixRowStatus {
    /** Nobody has decided whether it applies; until somebody does, it counts as one to be met. */
    UNDECIDED,
    APPLICABLE,
    /** It does not apply, for the reason given. */
    NOT_APPLICABLE,
    /** Its edition is in force no more; it stays as it was. */
    FROZEN
}

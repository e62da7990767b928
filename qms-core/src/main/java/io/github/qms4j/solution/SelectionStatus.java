package io.github.qms4j.solution;

/** Where a selection stands. */
public enum SelectionStatus {
    /** Needs, requirements and criteria are written, candidates are sought. */
    SPECIFICATION,
    /** Candidates are judged and scored. */
    EVALUATION,
    /** A choice is proposed and up for signature. */
    DECISION,
    DECIDED,
    CANCELLED
}

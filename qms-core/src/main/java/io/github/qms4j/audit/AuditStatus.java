package io.github.qms4j.audit;

/** Where an audit stands (rule AUD-2). */
public enum AuditStatus {
    PLANNED,
    /** Its work papers were reviewed. */
    PREPARED,
    IN_PROGRESS,
    /** The field work is over, and the report is being written. */
    REPORTING,
    /** The lead has signed the report. */
    ISSUED,
    CLOSED,
    CANCELLED
}

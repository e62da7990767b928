package io.github.qms4j.audit;

/** Where an audit programme stands (rule AUD-1). */
public enum ProgrammeStatus {
    DRAFT,
    APPROVED,
    CLOSED
}

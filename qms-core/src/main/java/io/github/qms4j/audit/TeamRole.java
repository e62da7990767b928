package io.github.qms4j.audit;

/** As what somebody takes part in an audit. */
public enum TeamRole {
    /** Leads the audit and signs its report; audits too. */
    LEAD,
    AUDITOR,
    /** Knows the matter, and gives no verdict. */
    EXPERT,
    OBSERVER;

    /** Whether they give verdicts. */
    public boolean audits() {
        return this == LEAD || this == AUDITOR;
    }
}

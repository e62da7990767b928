package io.github.qms4j.audit;

/** Where a finding stands (rule AUD-6). */
public enum FindingStatus {
    /** It waits for the auditee's response. */
    OPEN,
    RESPONDED,
    /** The response was accepted, and is being carried out. */
    ACCEPTED,
    CLOSED,
    /** It was raised in error. */
    WITHDRAWN;

    /** Whether something is still to be done about it. */
    public boolean isOpen() {
        return this != CLOSED && this != WITHDRAWN;
    }
}

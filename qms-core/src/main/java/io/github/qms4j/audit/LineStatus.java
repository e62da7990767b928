package io.github.qms4j.audit;

/** Whether a line of a checklist was assessed; once it was, it never goes back. */
public enum LineStatus {
    NOT_ASSESSED,
    ASSESSED
}

package io.github.qms4j.capa;

/** Where a CAPA stands (rule CAP-2). */
public enum CapaStatus {
    /** Opened; who takes it on, and until when, is open. */
    TRIAGE,
    /** The root cause is looked for and verified, and the plan made. */
    INVESTIGATION,
    /** The plan is before its approver. */
    PLAN_APPROVAL,
    /** The actions are carried out. */
    IMPLEMENTATION,
    /** Done; the window in which the effect shows is running. */
    EFFECTIVENESS_PENDING,
    /** The window is over and the effect is judged. */
    EFFECTIVENESS_REVIEW,
    /** Shown to be effective. Final. */
    CLOSED,
    /** Given up before implementation. Final. */
    CANCELLED
}

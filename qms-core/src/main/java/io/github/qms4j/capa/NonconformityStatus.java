package io.github.qms4j.capa;

/** Where a nonconformity stands. */
public enum NonconformityStatus {
    /** Reported; not judged yet. */
    RAISED,
    /** Its severity is known. */
    ASSESSED,
    /** Corrected, and either under a CAPA or accepted without one. Final. */
    CLOSED,
    /** Was none: raised in error or twice. Final. */
    VOIDED
}

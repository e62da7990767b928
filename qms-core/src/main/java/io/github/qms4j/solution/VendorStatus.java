package io.github.qms4j.solution;

/** Where a vendor stands, by the latest assessment. */
public enum VendorStatus {
    /** Known, and not assessed yet. */
    REGISTERED,
    APPROVED,
    /** Fit under conditions that the rationale of the assessment states. */
    CONDITIONAL,
    FAILED,
    /** Not used any more; final. */
    RETIRED;

    /** Whether a solution of such a vendor may be chosen or brought into use. */
    public boolean isFit() {
        return this == APPROVED || this == CONDITIONAL;
    }
}

package io.github.qms4j.regulation;

/** What an assessor found about one requirement (rule REG-4). */
public enum AssessmentVerdict {
    /** Nobody has assessed it. Says nothing about compliance. */
    NOT_ASSESSED,
    /** All that it demands is met. */
    COMPLIANT,
    /** Some of what it demands is met, and some is not. */
    PARTIAL,
    /** It is not met. The assessor does not say that no part of it is. */
    GAP,
    /** It does not apply. Says nothing about compliance. */
    NOT_APPLICABLE;

    /** Whether it says how far the requirement is met. */
    public boolean isFinding() {
        return this == COMPLIANT || this == PARTIAL || this == GAP;
    }
}

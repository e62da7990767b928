package io.github.qms4j.training;

/** How somebody stands with a course on a day (rule TRN-3). */
public enum CompetenceStatus {
    NOT_TRAINED,
    IN_PROGRESS,
    CURRENT,
    /** Current, and soon no more. */
    EXPIRING,
    /** Not current any more, within the time of grace. */
    GRACE,
    EXPIRED,
    /** Not current, and let off for a limited time. It is no compliance. */
    WAIVED;

    /** Whether it is shown to be competent: current or expiring; in grace or waived it is not. */
    public boolean isCompliant() {
        return this == CURRENT || this == EXPIRING;
    }
}

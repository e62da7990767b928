package io.github.qms4j.readiness;

/** Where an assessment of readiness stands. */
public enum ReadinessStatus {
    /** Put on record; what it found does not change any more. */
    RECORDED,
    /** Signed for quality. */
    SIGNED,
    /** Taken note of by senior management. */
    ACKNOWLEDGED
}

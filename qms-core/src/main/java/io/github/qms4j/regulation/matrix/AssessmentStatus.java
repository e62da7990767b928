package io.github.qms4j.regulation.matrix;

/** Where an assessment stands. */
public enum AssessmentStatus {
    /** Under way; evidence is collected. */
    PLANNED,
    /** It found a gap, or that the requirement is met in part, and nobody has answered. */
    UNANSWERED,
    /** Nothing is left to do: it found compliance, or what it found was answered. */
    CONCLUDED,
    /** Its requirement was withdrawn, or its edition ended while it was under way; it stays as it was. */
    FROZEN
}

package io.github.qms4j.readiness;

/** What came of a question. */
public enum Outcome {
    /** The records show what the inspector expects. */
    ANSWERED,
    /** Some records do not, or one that is due is not there. */
    BLOCKED,
    /** There is nothing on record that the question could be put to. It counts for no score. */
    NO_DATA,
    /** The question does not concern the organisation, for a reason on record. */
    NOT_APPLICABLE
}

package io.github.qms4j.audit;

/** Where a sample stands (rule AUD-10). */
public enum SampleStatus {
    /** The population and the plan are on record, and nobody can know yet what will be drawn. */
    FIXED,
    DRAWN,
    /** It was looked at, and says what it supports. */
    CONCLUDED
}

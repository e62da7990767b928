package io.github.qms4j.statistics.trend;

/** What a trend test comes to. */
public enum TrendVerdict {
    /** The series rises more than chance would have it. */
    RISING,
    /** The series falls more than chance would have it. */
    FALLING,
    /** Nothing that chance would not do; which is no proof that there is no trend. */
    NO_EVIDENCE
}

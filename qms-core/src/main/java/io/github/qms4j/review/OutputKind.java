package io.github.qms4j.review;

/** What a decision of a review is about (ISO 9001:2015 9.3.3). */
public enum OutputKind {
    /** An opportunity to improve; 9.3.3 a). */
    IMPROVEMENT,
    /** A change that the quality management system needs; 9.3.3 b). */
    QMS_CHANGE,
    /** A need of resources; 9.3.3 c). */
    RESOURCE_NEED
}

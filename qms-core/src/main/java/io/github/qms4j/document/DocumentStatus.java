package io.github.qms4j.document;

/** Where a document stands. Which of its texts is in force says {@link Document#inForceOn}. */
public enum DocumentStatus {
    /** In use, or on the way to it. */
    CURRENT,
    /** To be retired on a day that was decided on. */
    RETIRING,
    /** Out of use. */
    RETIRED
}

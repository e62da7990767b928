package io.github.qms4j.document;

/** Where a version of a document stands (rule DOC-1). */
public enum VersionStatus {
    /** Being written. */
    DRAFT,
    /** Before its approvers. */
    IN_REVIEW,
    /** Approved by all of them; waits for training, for its release or for its day. */
    APPROVED,
    /** In force. */
    EFFECTIVE,
    /** A later version took its place. */
    SUPERSEDED,
    /** Its document was retired. */
    OBSOLETE,
    /** Given up before it was approved. */
    WITHDRAWN
}

package io.github.qms4j.regulation;

/** Where an edition stands on a given day. */
public enum EditionStatus {
    /** A draft, or published and not yet effective. */
    PENDING,
    /** Effective on that day. */
    IN_FORCE,
    /** Repealed, replaced by a later edition or text, or withdrawn by its authority. */
    WITHDRAWN
}

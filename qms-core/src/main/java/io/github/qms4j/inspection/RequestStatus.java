package io.github.qms4j.inspection;

/** Where a request of an inspector stands. */
public enum RequestStatus {
    /** Taken down in the front room, and nobody answers for it yet. */
    RECEIVED,
    /** Somebody in the back room answers for it. */
    ASSIGNED,
    /** The back room has what was asked for, and somebody else looks at it. */
    PREPARED,
    /** The inspector has what was asked for. */
    ANSWERED,
    /** The inspector does not ask for it any more. */
    WITHDRAWN
}

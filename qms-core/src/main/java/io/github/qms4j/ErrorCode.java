package io.github.qms4j;

/** What kind of thing went wrong, stable across versions, for a host that maps errors to its own user interface. */
public enum ErrorCode {
    /** The engine cannot be built as configured; nothing has been opened. */
    CONFIGURATION,
    /** A command, value or file breaks a rule of form; nothing was changed. */
    INVALID_INPUT,
    /** The record that was named does not exist in this tenant. */
    NOT_FOUND,
    /** A record of that type and id exists already. */
    DUPLICATE,
    /** Somebody else changed the record in the meantime. */
    CONFLICT,
    /** A rule of the domain or of access does not allow the action. */
    REFUSED,
    /** The storage failed; when its answer was lost, the change set may have been applied. */
    STORAGE,
    /** Stored bytes contradict the trail or cannot be read by this version. */
    CORRUPT,
    /** The engine was closed before the call. */
    CLOSED
}

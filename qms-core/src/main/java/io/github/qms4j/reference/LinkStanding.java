package io.github.qms4j.reference;

/** Where a link stands, computed from its target when it is read (rule X-10). */
public enum LinkStanding {
    /** The target says what it said when the link was confirmed. */
    CURRENT,
    /** The target has changed since the link was confirmed; look at it and confirm or end the link. */
    SUSPECT,
    /** Nobody has confirmed it. */
    UNCONFIRMED,
    /** The target is not there any more. */
    TARGET_MISSING,
    /** The target is outside, and nobody here knows whether it changed. */
    NOT_COMPARABLE,
    /** It was ended. */
    ENDED
}

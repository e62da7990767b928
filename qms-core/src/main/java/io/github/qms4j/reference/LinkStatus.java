package io.github.qms4j.reference;

/** What was decided about a link; whether it is suspect is not decided but computed. */
public enum LinkStatus {
    /** Somebody or something says so; nobody has confirmed it. */
    PROPOSED,
    /** Somebody looked at both ends and says that it is so. */
    CONFIRMED,
    /** It is so no more; it may be made again. */
    ENDED
}

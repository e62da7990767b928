package io.github.qms4j.regulation.matrix;

/** Where an edition stands for the organisation. */
public enum AdoptionStatus {
    /** The organisation is held to it. */
    IN_FORCE,
    /** A later edition took its place. */
    REPLACED,
    /** The organisation is held to it no more, and nothing took its place. */
    WITHDRAWN
}

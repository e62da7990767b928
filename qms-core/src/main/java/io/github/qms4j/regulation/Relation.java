package io.github.qms4j.regulation;

/**
 * How the demand of one requirement relates to that of another, read from the source to the target: {@code SUBSET} says
 * that whoever meets the target has met the source. The first six are the terms of set-theory relationship mapping (NIST
 * IR 8477, and OSCAL's mapping model); the last two say that no relation is known.
 */
public enum Relation {
    /** The same demand in the same words. */
    EQUAL,
    /** The same demand in other words. */
    EQUIVALENT,
    /** The source demands a part of what the target demands. */
    SUBSET,
    /** The source demands all that the target demands, and more. */
    SUPERSET,
    /** Both share a demand, and each has one of its own. */
    INTERSECTS,
    /** Somebody compared them, and they share nothing. */
    NO_RELATIONSHIP,
    /** Nobody compared them. Says nothing about their relation. */
    NOT_ANALYSED,
    /** A composition of known relations that allows no certain statement. */
    UNKNOWN;

    /** The same relation, read from the target to the source. */
    public Relation reversed() {
        return switch (this) {
            case SUBSET -> SUPERSET;
            case SUPERSET -> SUBSET;
            default -> this;
        };
    }
}

package io.github.qms4j.spi.storage;

/** The types an attribute can have. An adapter keeps each with full precision (contract rule S7). */
public enum AttributeType {
    TEXT,
    LONG,
    DECIMAL,
    /** An instant in UTC with milliseconds. */
    INSTANT,
    BOOLEAN,
    /** A date without zone. */
    DATE
}

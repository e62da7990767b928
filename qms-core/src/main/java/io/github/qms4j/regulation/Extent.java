package io.github.qms4j.regulation;

/** How much of its instrument a catalogue holds. */
public enum Extent {
    /** Every clause of the instrument that can be assessed, at the level at which it is numbered. */
    CLAUSES,
    /** Every chapter, and no clause below. */
    CHAPTERS,
    /** Some clauses only. Whatever is missing from the catalogue may still apply. */
    PARTIAL
}

package io.github.qms4j.training;

/** Where a course, a curriculum or a question bank stands. */
public enum Stage {
    DRAFT,
    /** An edition is in force; the next one may be in draft beside it. */
    RELEASED,
    /** Used no more; its editions stay. */
    RETIRED
}

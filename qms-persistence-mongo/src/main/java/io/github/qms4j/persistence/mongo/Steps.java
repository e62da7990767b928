package io.github.qms4j.persistence.mongo;

/** Told of each step of a change set before it is made; tests let a writer die there. */
@FunctionalInterface
interface Steps {
    /** Nobody is told. */
    Steps UNOBSERVED = step -> {};

    /** About to happen. */
    void before(String step);
}

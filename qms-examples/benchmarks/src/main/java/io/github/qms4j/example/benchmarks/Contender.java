package io.github.qms4j.example.benchmarks;

/** One of two programs that do the same work. */
interface Contender extends AutoCloseable {
    /** What must be there before the clock runs; called before each round. */
    default void prepare() {}

    /** The work of one round, under the clock. */
    void run();

    /** How many operations one round is. */
    long operations();

    /** What came of all rounds so far; equal for both contenders, or the comparison is void. */
    Object result();

    @Override
    default void close() {}
}

package io.github.qms4j.schedule;

import io.github.qms4j.record.UnitOfWork;

/** Does what recurs. */
@FunctionalInterface
public interface OccurrenceHandler {
    /**
     * Adds what the occurrence produces to the unit of work, in which the work's next-due instant is moved as well. May
     * run more than once for an occurrence, and only one run is applied; so it must have no effect but on the unit.
     */
    void produce(UnitOfWork unit, Occurrence occurrence);
}

package io.github.qms4j.schedule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Work that recurs, and how far it has come.
 *
 * @param first the first occurrence, which all others are computed from
 * @param number the number of the occurrence that is due next, from 0
 */
public record RecurringWorkState(
        Status status, String kind, String subject, Recurrence recurrence, Instant first, long number) {
    public enum Status {
        ACTIVE,
        SUSPENDED
    }

    public RecurringWorkState {
        first = first.truncatedTo(ChronoUnit.MILLIS);
    }

    boolean active() {
        return status == Status.ACTIVE;
    }

    Instant nextDue() {
        return recurrence.occurrence(first, number).truncatedTo(ChronoUnit.MILLIS);
    }

    Occurrence next(String id) {
        return new Occurrence(id, kind, subject, number, nextDue());
    }

    RecurringWorkState produced() {
        return new RecurringWorkState(status, kind, subject, recurrence, first, number + 1);
    }

    RecurringWorkState suspended() {
        return new RecurringWorkState(Status.SUSPENDED, kind, subject, recurrence, first, number);
    }
}

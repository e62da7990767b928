package io.github.qms4j.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How long records of a type are kept, and why. There is one a type, under the type's name; every version of it stays in
 * the trail.
 *
 * @param status where it stands
 * @param recordType the type of the records, such as {@code ticket}
 * @param period how long they are kept after they have reached a final status
 * @param legalBasis the law, standard or contract that demands it
 * @param setBy the id of who set it last
 */
public record RetentionPolicy(Status status, String recordType, Period period, String legalBasis, String setBy) {
    public RetentionPolicy {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(recordType, "recordType");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(legalBasis, "legalBasis");
        Objects.requireNonNull(setBy, "setBy");
    }

    /**
     * The first instant at which a record need not be kept any more. The period is added to the UTC date, and the time
     * of day stays: a year from 29 February ends on 28 February at the same time.
     *
     * @param finalSince when the record reached its final status
     */
    public Instant endsAt(Instant finalSince) {
        return finalSince.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }

    RetentionPolicy withdrawn(String actor) {
        return new RetentionPolicy(Status.WITHDRAWN, recordType, period, legalBasis, actor);
    }

    /** Where a policy stands. */
    public enum Status {
        IN_FORCE,
        /** Records of the type are kept for ever, as before the first policy. */
        WITHDRAWN
    }
}

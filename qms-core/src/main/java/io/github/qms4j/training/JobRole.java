package io.github.qms4j.training;

import io.github.qms4j.organisation.PersonId;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has a job role, such as lead auditor or validation engineer, for a time (rule TRN-1).
 *
 * @param status whether they have it still
 * @param person who
 * @param name the job role, as curricula name it
 * @param from the first day, in the engine's zone
 * @param until the first day on which they have it no more; null while they have it
 */
public record JobRole(
        Status status,
        PersonId person,
        String name,
        LocalDate from,
        @Nullable LocalDate until) {
    public JobRole {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(from, "from");
    }

    JobRole in(Status newStatus) {
        return new JobRole(newStatus, person, name, from, until);
    }

    JobRole endedOn(LocalDate day) {
        return new JobRole(status, person, name, from, day);
    }

    /** Whether they have it on a day. */
    public boolean isHeldOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Whether somebody has a job role still. */
    public enum Status {
        HELD,
        ENDED
    }
}

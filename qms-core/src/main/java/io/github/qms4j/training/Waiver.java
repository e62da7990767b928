package io.github.qms4j.training;

import io.github.qms4j.access.By;
import io.github.qms4j.organisation.PersonId;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets somebody off a course for a limited time (rule TRN-3). It is shown as a waiver and shows no competence.
 *
 * @param status where it stands; one that has ended by time stays granted
 * @param person who is let off
 * @param course what
 * @param reason why
 * @param approver who granted it, with a signature
 * @param from the first day, in the engine's zone
 * @param until the last day
 * @param revokedOn the first day on which it holds no more because it was revoked; null when it was not
 */
public record Waiver(
        Status status,
        PersonId person,
        CourseId course,
        String reason,
        By approver,
        LocalDate from,
        LocalDate until,
        @Nullable LocalDate revokedOn) {
    public Waiver {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(approver, "approver");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
    }

    Waiver in(Status newStatus) {
        return new Waiver(newStatus, person, course, reason, approver, from, until, revokedOn);
    }

    Waiver revoked(LocalDate on) {
        return new Waiver(status, person, course, reason, approver, from, until, on);
    }

    /** Whether it lets them off on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until) && (revokedOn == null || day.isBefore(revokedOn));
    }

    /** Where a waiver stands. */
    public enum Status {
        GRANTED,
        REVOKED
    }
}

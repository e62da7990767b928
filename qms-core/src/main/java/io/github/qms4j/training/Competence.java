package io.github.qms4j.training;

import io.github.qms4j.organisation.PersonId;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a person stands with a course on a day, and what shows it (rule TRN-3). It is computed and never stored.
 *
 * @param person who
 * @param course with what
 * @param on the day, in the engine's zone
 * @param status how they stand
 * @param basis the completed cycle that it rests on; null without one
 * @param edition the edition of the course that was taken; 0 without one
 * @param validUntil the last day on which it is valid; null for without an end, or without a basis
 * @param openCycle the cycle that they have to take; null for none
 * @param dueOn when that is due; null for none
 * @param waiver the waiver in force; null for none. Shown also when it is not needed
 * @param rule the version of the rule by which it was computed
 */
public record Competence(
        PersonId person,
        CourseId course,
        LocalDate on,
        CompetenceStatus status,
        @Nullable CycleId basis,
        int edition,
        @Nullable LocalDate validUntil,
        @Nullable CycleId openCycle,
        @Nullable LocalDate dueOn,
        @Nullable WaiverId waiver,
        String rule) {
    public Competence {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(rule, "rule");
    }

    /** Whether they should have taken it by then, and are not let off. */
    public boolean isOverdue() {
        return dueOn != null && dueOn.isBefore(on) && status != CompetenceStatus.WAIVED;
    }
}

package io.github.qms4j.training;

import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A session in which a course is taught (rule TRN-2).
 *
 * @param header where it stands; its owner is the trainer, and it is due on its day
 * @param course what is taught
 * @param on its day, in the engine's zone
 * @param place where, such as a room or a conference
 * @param attended who was there; empty before it was held
 */
public record TrainingSession(
        Header<Status> header, CourseId course, LocalDate on, String place, List<PersonId> attended) {
    public TrainingSession {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(place, "place");
        attended = List.copyOf(attended);
    }

    static TrainingSession planned(CourseId course, LocalDate on, String place, PersonId trainer, Act act) {
        return new TrainingSession(
                Header.opened(Status.PLANNED, act).ownedBy(trainer.value()).dueOn(on), course, on, place, List.of());
    }

    public Status status() {
        return header.status();
    }

    TrainingSession withHeader(Header<Status> newHeader) {
        return new TrainingSession(newHeader, course, on, place, attended);
    }

    TrainingSession held(List<PersonId> who, LocalDate today) {
        return new TrainingSession(header.ended(today), course, on, place, who);
    }

    TrainingSession ended(LocalDate today) {
        return withHeader(header.ended(today));
    }

    /** Where a session stands. */
    public enum Status {
        PLANNED,
        HELD,
        CANCELLED
    }
}

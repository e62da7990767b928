package io.github.qms4j.training;

import io.github.qms4j.access.By;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One time that somebody takes a course. A recertification is another cycle; the earlier ones stay (rule TRN-10).
 *
 * @param header where it stands; its owner is who has to take it
 * @param assignment what has to be taken
 * @param startedOn when the first evidence came in; a day in the engine's zone, null before
 * @param evidence what shows that it was taken
 * @param outcome what it is good for; null until it is completed
 */
public record TrainingCycle(
        Header<CycleStatus> header,
        Assignment assignment,
        @Nullable LocalDate startedOn,
        TrainingEvidence evidence,
        @Nullable Outcome outcome) {
    /** The statuses of a cycle that somebody still has to take. */
    public static final Set<CycleStatus> OPEN =
            Collections.unmodifiableSet(EnumSet.of(CycleStatus.ASSIGNED, CycleStatus.IN_PROGRESS));

    public TrainingCycle {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(assignment, "assignment");
        Objects.requireNonNull(evidence, "evidence");
    }

    static TrainingCycle assigned(PersonId person, Assignment assignment, LocalDate due, Act act) {
        return new TrainingCycle(
                Header.opened(CycleStatus.ASSIGNED, act).ownedBy(person.value()).dueOn(due),
                assignment,
                null,
                TrainingEvidence.none(),
                null);
    }

    public CycleStatus status() {
        return header.status();
    }

    public CourseId course() {
        return assignment.course();
    }

    /** Who has to take it. */
    public PersonId person() {
        return new PersonId(owner());
    }

    String owner() {
        return Objects.requireNonNullElse(header.owner(), "?");
    }

    By learner() {
        return By.of(owner());
    }

    public boolean isOpen() {
        return OPEN.contains(status());
    }

    /** What is still needed to complete it. */
    public Set<Proof> lacking() {
        Set<Proof> lacking = new TreeSet<>(assignment.demanded());
        lacking.removeIf(proof -> evidence.shows(proof, assignment.subjects()));
        return Collections.unmodifiableSet(lacking);
    }

    /** When it is due; a day in the engine's zone, null for whenever. */
    public @Nullable LocalDate dueOn() {
        return header.due() == null ? null : header.due().current();
    }

    TrainingCycle withHeader(Header<CycleStatus> newHeader) {
        return new TrainingCycle(newHeader, assignment, startedOn, evidence, outcome);
    }

    TrainingCycle ended(LocalDate on) {
        return withHeader(header.ended(on));
    }

    TrainingCycle withoutResult() {
        return new TrainingCycle(header, assignment, startedOn, evidence.withoutResult(), null);
    }

    /**
     * The same with more evidence: completed when nothing lacks, failed when no attempt is left.
     *
     * @param on the day that the evidence is of
     */
    TrainingCycle with(TrainingEvidence more, CourseContent content, LocalDate on) {
        LocalDate started = startedOn == null ? on : startedOn;
        TrainingCycle next = new TrainingCycle(header, assignment, started, more, null);
        if (next.lacking().isEmpty()) {
            return new TrainingCycle(
                    header.in(CycleStatus.COMPLETED).ended(on),
                    assignment,
                    started,
                    more,
                    assignment.supplement() ? Outcome.without(on) : Outcome.of(content, on));
        }
        boolean isFailed = assignment.demanded().contains(Proof.ASSESSMENT)
                && !more.hasPassed()
                && more.openAttempt().isEmpty()
                && Optional.ofNullable(content.examination())
                        .filter(examination -> more.attempts().size() >= examination.attempts())
                        .isPresent();
        return next.withHeader(isFailed ? header.in(CycleStatus.FAILED).ended(on) : header.in(CycleStatus.IN_PROGRESS));
    }

    /**
     * What has to be taken.
     *
     * @param course the course
     * @param edition its edition, from 1
     * @param number the cycle, from 1 for each person and course
     * @param cause why
     * @param reference what caused it, such as the id of a curriculum, an impact decision or a finding; may be blank
     * @param demanded what shows that it was taken
     * @param subjects what is to be read, at which version
     * @param supplement whether it adds to an earlier cycle, which stays the basis of the competence, as the reading of
     *     a new version does
     */
    public record Assignment(
            CourseId course,
            int edition,
            int number,
            Cause cause,
            String reference,
            Set<Proof> demanded,
            List<Subject> subjects,
            boolean supplement) {
        public Assignment {
            Objects.requireNonNull(course, "course");
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(reference, "reference");
            demanded = Collections.unmodifiableSet(new TreeSet<>(demanded));
            subjects = List.copyOf(subjects);
        }
    }

    /**
     * What a completed cycle is good for. Days are of the engine's zone.
     *
     * @param on the day of the last evidence
     * @param expiringFrom from when on it is shown as expiring; null for never
     * @param validUntil the last day on which it is valid; null for without an end
     * @param graceUntil the last day of grace; null for none
     * @param competence the competence conferred; null for none but the course itself
     * @param level how far it goes; null for none
     */
    public record Outcome(
            LocalDate on,
            @Nullable LocalDate expiringFrom,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate graceUntil,
            @Nullable String competence,
            @Nullable Level level) {
        public Outcome {
            Objects.requireNonNull(on, "on");
        }

        /** Of a supplement: it is good for what it adds to. */
        static Outcome without(LocalDate on) {
            return new Outcome(on, null, null, null, null, null);
        }

        static Outcome of(CourseContent content, LocalDate on) {
            Recertification again = content.recertification();
            LocalDate until = again.validUntil(on);
            CourseContent.Conferral conferral = content.conferral();
            return new Outcome(
                    on,
                    until == null ? null : until.minusDays(again.warningDays()).plusDays(1),
                    until,
                    until == null || again.graceDays() == 0 ? null : until.plusDays(again.graceDays()),
                    conferral == null ? null : conferral.competence(),
                    conferral == null ? null : conferral.level());
        }
    }
}

package io.github.qms4j.training;

import io.github.qms4j.access.By;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What shows that somebody took a course (rule TRN-2). It is added to; only a result that its system
 * voided is taken back.
 *
 * @param attendances the sessions in which they were there
 * @param readings what they signed to have read and understood
 * @param attempts their attempts at the assessment, the first one first
 * @param signOff the practical sign-off; null while there is none
 * @param result what a learning system reported; null while there is nothing
 * @param recognition in place of all of it, an earlier qualification; null for none
 */
public record TrainingEvidence(
        List<Attendance> attendances,
        List<Reading> readings,
        List<Attempt> attempts,
        @Nullable SignOff signOff,
        @Nullable LearningResult result,
        @Nullable Recognition recognition) {
    public TrainingEvidence {
        attendances = List.copyOf(attendances);
        readings = List.copyOf(readings);
        attempts = List.copyOf(attempts);
    }

    static TrainingEvidence none() {
        return new TrainingEvidence(List.of(), List.of(), List.of(), null, null, null);
    }

    TrainingEvidence attended(Attendance attendance) {
        return new TrainingEvidence(and(attendances, attendance), readings, attempts, signOff, result, recognition);
    }

    TrainingEvidence read(Reading reading) {
        return new TrainingEvidence(attendances, and(readings, reading), attempts, signOff, result, recognition);
    }

    TrainingEvidence attempting(Attempt attempt) {
        return new TrainingEvidence(attendances, readings, and(attempts, attempt), signOff, result, recognition);
    }

    TrainingEvidence answered(Attempt attempt) {
        List<Attempt> same = new ArrayList<>(attempts.subList(0, attempts.size() - 1));
        same.add(attempt);
        return new TrainingEvidence(attendances, readings, same, signOff, result, recognition);
    }

    TrainingEvidence signedOff(SignOff newSignOff) {
        return new TrainingEvidence(attendances, readings, attempts, newSignOff, result, recognition);
    }

    TrainingEvidence reported(LearningResult newResult) {
        return new TrainingEvidence(attendances, readings, attempts, signOff, newResult, recognition);
    }

    TrainingEvidence withoutResult() {
        return new TrainingEvidence(attendances, readings, attempts, signOff, null, recognition);
    }

    TrainingEvidence recognised(Recognition newRecognition) {
        return new TrainingEvidence(attendances, readings, attempts, signOff, result, newRecognition);
    }

    private static <T> List<T> and(List<T> all, T another) {
        List<T> more = new ArrayList<>(all);
        more.add(another);
        return more;
    }

    /** The attempt that waits for answers; empty when none does. */
    public Optional<Attempt> openAttempt() {
        return attempts.stream().filter(attempt -> attempt.passed() == null).findFirst();
    }

    boolean hasPassed() {
        return attempts.stream().anyMatch(attempt -> Boolean.TRUE.equals(attempt.passed()));
    }

    /** Whether it shows one thing, when these subjects are to be read. */
    boolean shows(Proof proof, List<Subject> subjects) {
        return recognition != null
                || switch (proof) {
                    case ATTENDANCE -> !attendances.isEmpty();
                    case READING -> subjects.stream().allMatch(this::hasRead);
                    case ASSESSMENT -> hasPassed();
                    case SIGN_OFF -> signOff != null && signOff.demonstrated();
                    case LEARNING_RESULT -> result != null && result.isPositive();
                };
    }

    boolean hasRead(Subject subject) {
        return readings.stream().anyMatch(reading -> reading.subject().equals(subject));
    }

    /**
     * Somebody was there.
     *
     * @param session the number of the session; null when they attended outside of one
     * @param on when; a day in the engine's zone
     * @param trainer the id of who taught
     * @param recordedBy who put it on record
     */
    public record Attendance(@Nullable SessionId session, LocalDate on, String trainer, By recordedBy) {
        public Attendance {
            Objects.requireNonNull(on, "on");
            Objects.requireNonNull(trainer, "trainer");
            Objects.requireNonNull(recordedBy, "recordedBy");
        }
    }

    /**
     * Read and understood. The signature stands in the trail, bound to the content of which this is a part, and so to
     * the hash of what was read.
     *
     * @param subject what was read, with its hash
     * @param at when, in UTC with milliseconds
     */
    public record Reading(Subject subject, Instant at) {
        public Reading {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * An attempt at the assessment.
     *
     * @param bankEdition the edition of the question bank that was asked from
     * @param begunAt when, in UTC with milliseconds
     * @param asked the questions as they were shown
     * @param answers what was answered, in the order of the questions; empty before
     * @param right how many answers are right; 0 before
     * @param passed the verdict; null before
     * @param answeredAt when, in UTC with milliseconds; null before
     */
    public record Attempt(
            int bankEdition,
            Instant begunAt,
            List<Asked> asked,
            List<Answer> answers,
            int right,
            @Nullable Boolean passed,
            @Nullable Instant answeredAt) {
        public Attempt {
            Objects.requireNonNull(begunAt, "begunAt");
            asked = List.copyOf(asked);
            answers = List.copyOf(answers);
        }
    }

    /**
     * A question as it was shown.
     *
     * @param key names it in its bank
     * @param text what was asked
     * @param options what could be answered
     */
    public record Asked(String key, String text, List<String> options) {
        public Asked {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(text, "text");
            options = List.copyOf(options);
        }
    }

    /**
     * What was answered to a question.
     *
     * @param key of the question
     * @param chosen the indexes of the options, from 0
     */
    public record Answer(String key, Set<Integer> chosen) {
        public Answer {
            Objects.requireNonNull(key, "key");
            chosen = Collections.unmodifiableSet(new TreeSet<>(chosen));
        }

        /** One option. */
        public static Answer of(String key, int chosen) {
            return new Answer(key, Set.of(chosen));
        }
    }

    /**
     * What an assessor saw.
     *
     * @param demonstrated whether it was good enough
     * @param observation what was done and seen
     * @param assessor who saw it
     * @param qualification the cycle by which the assessor was qualified
     * @param at when, in UTC with milliseconds
     */
    public record SignOff(boolean demonstrated, String observation, By assessor, CycleId qualification, Instant at) {
        public SignOff {
            Objects.requireNonNull(observation, "observation");
            Objects.requireNonNull(assessor, "assessor");
            Objects.requireNonNull(qualification, "qualification");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * An earlier qualification that counts as the course.
     *
     * @param what such as a certificate, with its number
     * @param by who recognised it
     */
    public record Recognition(String what, By by) {
        public Recognition {
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(by, "by");
        }
    }
}

package io.github.qms4j.training;

import io.github.qms4j.access.PersonIds;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.training.TrainingSession.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The record type of sessions with its life cycle. */
public final class SessionLifeCycle {
    private static final RuleReference HELD = new RuleReference(
            "TRN-2", "ISO 9001:2015 7.2 d)", "Attendance is taken when the day of the session has come.");
    private static final RuleReference TRAINER = new RuleReference(
            "TRN-2", "21 CFR 11.10(i)", "A trainer teaches others; whoever teaches a session does not attend it.");

    private static final Declaration<TrainingSession, Status> DECLARED = RecordType.declare(
                    "training-session", TrainingSession.class, Status.class, TrainingSession::status)
            .numbered("TS")
            .drafts(Status.PLANNED);

    private static final Header.Attributes<TrainingSession, Status> HEADER =
            DECLARED.header(TrainingSession::header, TrainingSession::withHeader);
    public static final Attribute<TrainingSession, Status> STATUS = HEADER.status();
    /** The day of the session. */
    public static final Attribute<TrainingSession, LocalDate> DUE_ON = HEADER.dueOn();

    public static final Attribute<TrainingSession, CourseId> COURSE = DECLARED.id("course", TrainingSession::course);

    static {
        DECLARED.index(List.of(COURSE, DUE_ON));
    }

    public static final Transition<TrainingSession> PLAN = DECLARED.creates(
                    "training-session.plan", TrainingRecords.CONDUCT, Status.PLANNED)
            .row();
    public static final Transition<TrainingSession> HOLD = DECLARED.moves(
                    "training-session.hold", TrainingRecords.CONDUCT, Status.PLANNED, Status.HELD)
            .note(Note.NONE)
            .guard(new Guard<>(HELD, attempt -> {
                TrainingSession before = attempt.before();
                return before != null && before.on().isAfter(attempt.on())
                        ? Optional.of("it is planned for " + before.on() + ", after today, " + attempt.on()
                                + "; take attendance on that day")
                        : Optional.empty();
            }))
            .guard(Guard.onProposed(
                    TRAINER,
                    session -> session.attended().stream()
                                    .anyMatch(person -> PersonIds.same(
                                            person.value(),
                                            Objects.requireNonNullElse(
                                                    session.header().owner(), "")))
                            ? Optional.of(session.header().owner() + " teaches it; leave them out")
                            : Optional.empty()))
            .requires("attended", TrainingSession::attended)
            .row();
    public static final Transition<TrainingSession> CANCEL = DECLARED.moves(
                    "training-session.cancel", TrainingRecords.CONDUCT, Status.PLANNED, Status.CANCELLED)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<TrainingSession> TYPE = DECLARED.type();

    private SessionLifeCycle() {}
}

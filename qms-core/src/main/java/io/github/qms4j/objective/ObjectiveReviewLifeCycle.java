package io.github.qms4j.objective;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The record type of progress reviews with its life cycle (rule OBJ-7). */
public final class ObjectiveReviewLifeCycle {
    private static final RuleReference OF_ACTIVE = new RuleReference(
            "OBJ-7",
            "ISO 9001:2015 6.2.1 e)",
            "Reviews are planned when an objective becomes active, and held while it is.");
    private static final RuleReference IN_TIME = new RuleReference(
            "OBJ-7",
            "ISO 9001:2015 6.2.1 e)",
            "A review is held from its first to its last day; afterwards it is missed, and the next one is open.");
    private static final RuleReference AS_OF_THEN = new RuleReference(
            "OBJ-7",
            "ISO 9001:2015 9.1.3",
            "A review keeps how far the objective has come as the data of its day say.");
    private static final RuleReference WITH_OBJECTIVE = new RuleReference(
            "OBJ-7", "ISO 9001:2015 6.2.1 e)", "Reviews that were not held end with their objective.");

    private static final Declaration<ObjectiveReview, ReviewStatus> DECLARED = RecordType.declare(
                    "objective-review", ObjectiveReview.class, ReviewStatus.class, ObjectiveReview::status)
            .numbered("PR");

    private static final Header.Attributes<ObjectiveReview, ReviewStatus> HEADER =
            DECLARED.header(ObjectiveReview::header, ObjectiveReview::withHeader);
    public static final Attribute<ObjectiveReview, ReviewStatus> STATUS = HEADER.status();
    public static final Attribute<ObjectiveReview, String> OWNER = HEADER.owner();
    public static final Attribute<ObjectiveReview, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<ObjectiveReview, ObjectiveId> OBJECTIVE =
            DECLARED.id("objective", ObjectiveReview::objective);
    public static final Attribute<ObjectiveReview, LocalDate> OPENS_ON =
            DECLARED.date("opensOn", ObjectiveReview::opensOn);
    public static final Attribute<ObjectiveReview, Progress.Verdict> VERDICT = DECLARED.enumeration(
            "verdict", r -> r.minutes() == null ? null : r.minutes().data().verdict());

    static {
        DECLARED.index(List.of(OBJECTIVE, OPENS_ON));
        DECLARED.index(List.of(STATUS, DUE_ON));
    }

    public static final Transition<ObjectiveReview> PLAN = DECLARED.creates(
                    "objective-review.plan", ObjectiveRecords.DECIDE, ReviewStatus.PLANNED)
            .guard(ofActive())
            .row();
    public static final Transition<ObjectiveReview> HOLD = DECLARED.moves(
                    "objective-review.hold", ObjectiveRecords.REVIEW, ReviewStatus.PLANNED, ReviewStatus.HELD)
            .note(Note.NONE)
            .requires(
                    "assessment", r -> r.minutes() == null ? null : r.minutes().assessment())
            .requires("decisions", r -> r.minutes() == null ? null : r.minutes().decisions())
            .guard(ofActive())
            .guard(inTime())
            .guard(keepsWhatTheDataSay())
            .row();
    public static final Transition<ObjectiveReview> END = DECLARED.moves(
                    "objective-review.end",
                    ObjectiveRecords.DECIDE,
                    ReviewStatus.PLANNED,
                    EnumSet.of(ReviewStatus.MISSED, ReviewStatus.LAPSED))
            .note(Note.NONE)
            .guard(ObjectiveRules.objective(
                    WITH_OBJECTIVE,
                    ObjectiveReview::objective,
                    objective -> objective.header().endedOn() != null,
                    "end that one"))
            .row();

    static {
        DECLARED.waitsForOwner(HOLD);
    }

    public static final RecordType<ObjectiveReview> TYPE = DECLARED.type();

    private ObjectiveReviewLifeCycle() {}

    private static Guard<ObjectiveReview> ofActive() {
        return ObjectiveRules.objective(
                OF_ACTIVE,
                ObjectiveReview::objective,
                objective -> objective.status() == ObjectiveStatus.ACTIVE,
                "it would have to be ACTIVE");
    }

    private static Guard<ObjectiveReview> keepsWhatTheDataSay() {
        return new Guard<>(AS_OF_THEN, attempt -> {
            ObjectiveReview proposed = attempt.proposed();
            ObjectiveReview.Minutes minutes = proposed == null ? null : proposed.minutes();
            if (proposed == null || minutes == null) {
                return Optional.empty();
            }
            Progress now = ObjectiveRules.progress(attempt.facts(), proposed.objective(), attempt.on());
            return now.equals(minutes.data())
                    ? Optional.empty()
                    : Optional.of("the data say " + now.verdict() + ": " + now.because() + "; keep that");
        });
    }

    private static Guard<ObjectiveReview> inTime() {
        return new Guard<>(IN_TIME, attempt -> {
            ObjectiveReview before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            if (attempt.on().isBefore(before.opensOn())) {
                return Optional.of("it opens on " + before.opensOn() + "; hold it from that day on");
            }
            return before.isMissed(attempt.on())
                    ? Optional.of("its last day was over; hold the next one, and say there why this one was missed")
                    : Optional.empty();
        });
    }
}

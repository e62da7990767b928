package io.github.qms4j.training;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The record type of training cycles with its life cycle. */
public final class CycleLifeCycle {
    /** In place of the end of what has not ended, so that one query finds what was open on a day. */
    static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

    private static final Set<CycleStatus> GOES_ON = EnumSet.of(CycleStatus.IN_PROGRESS, CycleStatus.COMPLETED);
    private static final Set<CycleStatus> IS_JUDGED =
            EnumSet.of(CycleStatus.IN_PROGRESS, CycleStatus.COMPLETED, CycleStatus.FAILED);

    private static final Declaration<TrainingCycle, CycleStatus> DECLARED = RecordType.declare(
                    "training-cycle", TrainingCycle.class, CycleStatus.class, TrainingCycle::status)
            .drafts(TrainingCycle.OPEN);

    private static final Header.Attributes<TrainingCycle, CycleStatus> HEADER =
            DECLARED.header(TrainingCycle::header, TrainingCycle::withHeader);
    public static final Attribute<TrainingCycle, CycleStatus> STATUS = HEADER.status();
    /** The id of the person. */
    public static final Attribute<TrainingCycle, String> PERSON = HEADER.owner();

    public static final Attribute<TrainingCycle, LocalDate> OPENED_ON = HEADER.openedOn();
    public static final Attribute<TrainingCycle, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<TrainingCycle, CourseId> COURSE = DECLARED.id("course", TrainingCycle::course);
    public static final Attribute<TrainingCycle, Long> NUMBER =
            DECLARED.whole("cycle", cycle -> (long) cycle.assignment().number());
    public static final Attribute<TrainingCycle, String> COMPETENCE = DECLARED.text(
            "competence",
            cycle -> cycle.outcome() == null ? null : cycle.outcome().competence());
    /** What caused it; see {@link TrainingCycle.Assignment#reference}. */
    public static final Attribute<TrainingCycle, String> REFERENCE = DECLARED.text(
            "reference",
            cycle -> cycle.assignment().reference().isBlank()
                    ? null
                    : cycle.assignment().reference());

    public static final Attribute<TrainingCycle, LocalDate> VALID_UNTIL = DECLARED.date(
            "validUntil",
            cycle -> cycle.outcome() == null ? null : cycle.outcome().validUntil());
    /** The day on which it ended; the end of the year 9999 before. */
    public static final Attribute<TrainingCycle, LocalDate> OPEN_UNTIL = DECLARED.date(
            "openUntil",
            cycle -> cycle.header().endedOn() == null ? NO_END : cycle.header().endedOn());

    static {
        DECLARED.index(List.of(PERSON, COURSE));
        DECLARED.index(List.of(PERSON, COMPETENCE));
        DECLARED.index(List.of(COURSE, STATUS));
        DECLARED.index(List.of(REFERENCE, STATUS));
        DECLARED.index(List.of(DUE_ON));
    }

    public static final Transition<TrainingCycle> ASSIGN = DECLARED.creates(
                    "training-cycle.assign", TrainingRecords.ASSIGN, CycleStatus.ASSIGNED)
            .guard(CycleRules.personIsThere())
            .guard(CycleRules.courseIsInForce())
            .guard(CycleRules.followsWhatEnded())
            .row();
    public static final Transition<TrainingCycle> ATTEND = DECLARED.moves(
                    "training-cycle.attend", TrainingRecords.CONDUCT, TrainingCycle.OPEN, GOES_ON)
            .note(Note.NONE)
            .guard(CycleRules.notTheirOwn())
            .guard(CycleRules.attendedBeforeNow())
            .row();
    public static final Transition<TrainingCycle> READ = DECLARED.moves(
                    "training-cycle.read", TrainingRecords.LEARN, TrainingCycle.OPEN, GOES_ON)
            .note(Note.NONE)
            .signed("read and understood")
            .guard(CycleRules.learnerAlone())
            .guard(CycleRules.readsWhatIsAssigned())
            .row();
    public static final Transition<TrainingCycle> BEGIN_ATTEMPT = DECLARED.moves(
                    "training-cycle.begin-attempt", TrainingRecords.LEARN, TrainingCycle.OPEN, CycleStatus.IN_PROGRESS)
            .note(Note.NONE)
            .guard(CycleRules.learnerAlone())
            .guard(CycleRules.attemptIsLeft())
            .row();
    public static final Transition<TrainingCycle> ANSWER = DECLARED.moves(
                    "training-cycle.answer", TrainingRecords.LEARN, Set.of(CycleStatus.IN_PROGRESS), IS_JUDGED)
            .note(Note.NONE)
            .guard(CycleRules.learnerAlone())
            .guard(CycleRules.attemptIsOpen())
            .row();
    public static final Transition<TrainingCycle> SIGN_OFF = DECLARED.moves(
                    "training-cycle.sign-off", TrainingRecords.ASSESS, TrainingCycle.OPEN, GOES_ON)
            .note(Note.NONE)
            .signed("competence assessed")
            .guard(CycleRules.signOffIsDemanded())
            .guard(CycleRules.notTheirOwn())
            .guard(CycleRules.inPerson())
            .guard(CycleRules.assessorStandsHigher())
            .row();
    public static final Transition<TrainingCycle> ACCEPT_RESULT = DECLARED.moves(
                    "training-cycle.accept-result", TrainingRecords.CONDUCT, TrainingCycle.OPEN, GOES_ON)
            .note(Note.NONE)
            .guard(CycleRules.resultIsDemanded())
            .guard(CycleRules.resultIsOfThePast())
            .row();
    public static final Transition<TrainingCycle> RECOGNISE = DECLARED.moves(
                    "training-cycle.recognise", TrainingRecords.APPROVE, TrainingCycle.OPEN, CycleStatus.COMPLETED)
            .signed("qualification recognised")
            .guard(CycleRules.notTheirOwn())
            .row();
    public static final Transition<TrainingCycle> CANCEL = DECLARED.moves(
                    "training-cycle.cancel", TrainingRecords.ASSIGN, TrainingCycle.OPEN, CycleStatus.CANCELLED)
            .note(Note.REQUIRED)
            .guard(CycleRules.notTheirOwn())
            .row();
    public static final Transition<TrainingCycle> VOID = DECLARED.moves(
                    "training-cycle.void", TrainingRecords.APPROVE, CycleStatus.COMPLETED, CycleStatus.VOIDED)
            .note(Note.REQUIRED)
            .guard(CycleRules.notTheirOwn())
            .row();
    public static final Transition<TrainingCycle> LOSE_RESULT = DECLARED.edits(
                    "training-cycle.lose-result", TrainingRecords.CONDUCT, TrainingCycle.OPEN)
            .note(Note.NONE)
            .guard(CycleRules.resultIsVoided())
            .row();
    public static final Transition<TrainingCycle> VOID_WITH_RESULT = DECLARED.moves(
                    "training-cycle.void-with-result",
                    TrainingRecords.CONDUCT,
                    CycleStatus.COMPLETED,
                    CycleStatus.VOIDED)
            .note(Note.NONE)
            .guard(CycleRules.resultIsVoided())
            .row();

    public static final RecordType<TrainingCycle> TYPE = DECLARED.type();

    private CycleLifeCycle() {}
}

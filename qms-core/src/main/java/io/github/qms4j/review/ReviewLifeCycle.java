package io.github.qms4j.review;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.List;

/** The record type of management reviews with its life cycle (rule REV-5). */
public final class ReviewLifeCycle {
    private static final Declaration<ManagementReview, ReviewStatus> DECLARED = RecordType.declare(
                    "management-review", ManagementReview.class, ReviewStatus.class, ManagementReview::status)
            .numbered("MR")
            .drafts(ReviewRecords.BEFORE_THE_MEETING);

    private static final Header.Attributes<ManagementReview, ReviewStatus> HEADER =
            DECLARED.header(ManagementReview::header, ManagementReview::withHeader);
    public static final Attribute<ManagementReview, ReviewStatus> STATUS = HEADER.status();
    public static final Attribute<ManagementReview, String> OWNER = HEADER.owner();
    public static final Attribute<ManagementReview, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<ManagementReview, ReviewProgrammeId> PROGRAMME =
            DECLARED.id("programme", ManagementReview::programme);
    public static final Attribute<ManagementReview, LocalDate> PERIOD_FROM =
            DECLARED.date("periodFrom", ManagementReview::from);
    public static final Attribute<ManagementReview, LocalDate> PERIOD_UNTIL =
            DECLARED.date("periodUntil", ManagementReview::until);
    public static final Attribute<ManagementReview, LocalDate> HELD_ON =
            DECLARED.date("heldOn", review -> review.minutes().heldOn());

    static {
        DECLARED.index(List.of(PROGRAMME, PERIOD_FROM));
    }

    public static final Transition<ManagementReview> PLAN = DECLARED.creates(
                    "management-review.plan", ReviewRecords.PLAN, ReviewStatus.DRAFT)
            .guard(ReviewRules.beginsWhereTheLastEnds())
            .row();
    public static final Transition<ManagementReview> SET_AGENDA = DECLARED.edits(
                    "management-review.set-agenda", ReviewRecords.PREPARE, ReviewRecords.BEFORE_THE_MEETING)
            .requires("agenda", ManagementReview::agenda)
            .row();
    public static final Transition<ManagementReview> COLLECT = DECLARED.moves(
                    "management-review.collect",
                    ReviewRecords.PREPARE,
                    ReviewRecords.BEFORE_THE_MEETING,
                    ReviewStatus.INPUTS_COLLECTED)
            .guard(ReviewRules.periodIsOver())
            .guard(ReviewRules.previousWasHeld())
            .row();
    public static final Transition<ManagementReview> SUPPLY = DECLARED.edits(
                    "management-review.supply", ReviewRecords.TAKE_PART, ReviewRecords.BEFORE_THE_MEETING)
            .row();
    public static final Transition<ManagementReview> JUSTIFY = DECLARED.edits(
                    "management-review.justify", ReviewRecords.PREPARE, ReviewRecords.BEFORE_THE_MEETING)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<ManagementReview> EXTEND = DECLARED.edits(
                    "management-review.extend", ReviewRecords.DIRECT, ReviewRecords.BEFORE_THE_MEETING)
            .note(Note.REQUIRED)
            .guard(ReviewRules.ownerDoesNotExtend())
            .row();
    public static final Transition<ManagementReview> HOLD = DECLARED.moves(
                    "management-review.hold", ReviewRecords.PREPARE, ReviewStatus.INPUTS_COLLECTED, ReviewStatus.HELD)
            .onWhatWasSeen()
            .requires("agenda", ManagementReview::agenda)
            .guard(ReviewRules.inputsAreComplete())
            .guard(ReviewRules.previousIsClosed())
            .guard(ReviewRules.carriesInWhatWasCarriedOver())
            .guard(ReviewRules.chairIsSeniorAndPresent())
            .guard(ReviewRules.metOnItsInputs())
            .guard(ReviewRules.inputsStay())
            .row();
    public static final Transition<ManagementReview> CORRECT_ATTENDANCE = DECLARED.edits(
                    "management-review.correct-attendance", ReviewRecords.PREPARE, ReviewStatus.HELD)
            .note(Note.REQUIRED)
            .guard(ReviewRules.chairIsSeniorAndPresent())
            .guard(ReviewRules.metOnItsInputs())
            .guard(ReviewRules.inputsStay())
            .row();
    public static final Transition<ManagementReview> CONTRIBUTE = DECLARED.edits(
                    "management-review.contribute", ReviewRecords.TAKE_PART, ReviewStatus.HELD)
            .note(Note.NONE)
            .guard(ReviewRules.contributorsWerePresent())
            .guard(ReviewRules.inputsStay())
            .row();
    public static final Transition<ManagementReview> DECIDE = DECLARED.edits(
                    "management-review.decide", ReviewRecords.PREPARE, ReviewStatus.HELD)
            .note(Note.NONE)
            .guard(ReviewRules.isQuorate())
            .guard(ReviewRules.decisionsRestOnInputs())
            .guard(ReviewRules.inputsStay())
            .row();
    public static final Transition<ManagementReview> AMEND_DECISION = DECLARED.edits(
                    "management-review.amend-decision", ReviewRecords.PREPARE, ReviewStatus.HELD)
            .note(Note.REQUIRED)
            .guard(ReviewRules.decisionsRestOnInputs())
            .guard(ReviewRules.inputsStay())
            .row();
    public static final Transition<ManagementReview> PLAN_ACTION = DECLARED.edits(
                    "management-review.plan-action", ReviewRecords.PREPARE, ReviewStatus.HELD)
            .note(Note.NONE)
            .guard(ReviewRules.inputsStay())
            .row();
    public static final Transition<ManagementReview> CONCLUDE = DECLARED.edits(
                    "management-review.conclude", ReviewRecords.PREPARE, ReviewStatus.HELD)
            .note(Note.NONE)
            .guard(ReviewRules.inputsStay())
            .row();
    public static final Transition<ManagementReview> APPROVE_MINUTES = DECLARED.moves(
                    "management-review.approve-minutes",
                    ReviewRecords.APPROVE,
                    ReviewStatus.HELD,
                    ReviewStatus.MINUTES_APPROVED)
            .signed("minutes approved")
            .requires("decisions", review -> review.minutes().decisions())
            .requires("conclusion", review -> review.minutes().conclusion())
            .guard(ReviewRules.signerWasInTheChair())
            .guard(ReviewRules.isQuorate())
            .guard(ReviewRules.decisionsHaveActions())
            .guard(ReviewRules.inputsStay())
            .guard(ReviewRules.minutesStay())
            .row();
    public static final Transition<ManagementReview> REPLACE_ACTION = DECLARED.edits(
                    "management-review.replace-action", ReviewRecords.VERIFY, ReviewStatus.MINUTES_APPROVED)
            .note(Note.REQUIRED)
            .guard(ReviewRules.inputsStay())
            .guard(ReviewRules.minutesStay())
            .row();
    public static final Transition<ManagementReview> CARRY_OVER = DECLARED.edits(
                    "management-review.carry-over", ReviewRecords.DIRECT, ReviewStatus.MINUTES_APPROVED)
            .note(Note.REQUIRED)
            .guard(ReviewRules.carriesOverWhatIsOpen())
            .guard(ReviewRules.inputsStay())
            .guard(ReviewRules.minutesStay())
            .row();
    public static final Transition<ManagementReview> CLOSE = DECLARED.moves(
                    "management-review.close", ReviewRecords.DIRECT, ReviewStatus.MINUTES_APPROVED, ReviewStatus.CLOSED)
            .onWhatWasSeen()
            .guard(ReviewRules.isQuorate())
            .guard(ReviewRules.actionsAreSettled())
            .guard(ReviewRules.inputsStay())
            .guard(ReviewRules.minutesStay())
            .row();
    public static final Transition<ManagementReview> CANCEL = DECLARED.moves(
                    "management-review.cancel",
                    ReviewRecords.DIRECT,
                    ReviewRecords.BEFORE_APPROVAL,
                    ReviewStatus.CANCELLED)
            .note(Note.REQUIRED)
            .guard(ReviewRules.isTheLastOfItsProgramme())
            .guard(ReviewRules.leavesNoActions())
            .guard(ReviewRules.inputsStay())
            .row();

    static {
        DECLARED.waitsFor(HOLD, APPROVE_MINUTES, CLOSE);
    }

    public static final RecordType<ManagementReview> TYPE = DECLARED.type();

    private ReviewLifeCycle() {}
}

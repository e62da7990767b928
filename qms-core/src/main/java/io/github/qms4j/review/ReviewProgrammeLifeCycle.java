package io.github.qms4j.review;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;

/** The record type of programmes of management reviews with its life cycle. */
public final class ReviewProgrammeLifeCycle {
    private static final Declaration<ReviewProgramme, ProgrammeStatus> DECLARED = RecordType.declare(
                    "review-programme", ReviewProgramme.class, ProgrammeStatus.class, ReviewProgramme::status)
            .numbered("MRP")
            .settledBy(ReviewProgramme::in);

    public static final Attribute<ReviewProgramme, ProgrammeStatus> STATUS = DECLARED.status();
    public static final Attribute<ReviewProgramme, LocalDate> COVERED_UNTIL =
            DECLARED.date("coveredUntil", ReviewProgramme::coveredUntil);
    public static final Attribute<ReviewProgramme, ReviewId> LAST = DECLARED.id("lastReview", ReviewProgramme::last);

    public static final Transition<ReviewProgramme> ESTABLISH = DECLARED.creates(
                    "review-programme.establish", ReviewRecords.DIRECT, ProgrammeStatus.ACTIVE)
            .row();
    public static final Transition<ReviewProgramme> REVISE = DECLARED.edits(
                    "review-programme.revise", ReviewRecords.DIRECT, ProgrammeStatus.ACTIVE)
            .note(Note.REQUIRED)
            .guard(ReviewRules.coverageStays())
            .row();
    /** A review is planned or cancelled; what the programme covers follows. */
    public static final Transition<ReviewProgramme> COVER = DECLARED.edits(
                    "review-programme.cover", ReviewRecords.PLAN, ProgrammeStatus.ACTIVE)
            .note(Note.NONE)
            .guard(ReviewRules.coversWhatItsLastReviewDoes())
            .row();

    public static final Transition<ReviewProgramme> END = DECLARED.moves(
                    "review-programme.end", ReviewRecords.DIRECT, ProgrammeStatus.ACTIVE, ProgrammeStatus.ENDED)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<ReviewProgramme> TYPE = DECLARED.type();

    private ReviewProgrammeLifeCycle() {}
}

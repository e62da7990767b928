package io.github.qms4j.solution;

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

/** The record type of selections with its life cycle. */
public final class SelectionLifeCycle {
    private static final Set<SelectionStatus> UNDECIDED =
            EnumSet.of(SelectionStatus.SPECIFICATION, SelectionStatus.EVALUATION, SelectionStatus.DECISION);

    private static final Declaration<Selection, SelectionStatus> DECLARED = RecordType.declare(
                    "selection", Selection.class, SelectionStatus.class, Selection::status)
            .numbered("SEL")
            .drafts(SelectionStatus.SPECIFICATION);

    private static final Header.Attributes<Selection, SelectionStatus> HEADER =
            DECLARED.header(Selection::header, Selection::withHeader);
    public static final Attribute<Selection, SelectionStatus> STATUS = HEADER.status();
    public static final Attribute<Selection, String> OWNER = HEADER.owner();
    public static final Attribute<Selection, LocalDate> OPENED_ON = HEADER.openedOn();
    public static final Attribute<Selection, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<Selection, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<Selection, String> TITLE = DECLARED.text("title", Selection::title);
    /** The vendor of the candidate that is proposed or decided. */
    public static final Attribute<Selection, VendorId> VENDOR =
            DECLARED.id("vendor", s -> s.chosen().map(Candidate::vendor).orElse(null));

    static {
        DECLARED.index(List.of(OPENED_ON));
        DECLARED.index(List.of(VENDOR));
    }

    public static final Transition<Selection> OPEN = DECLARED.creates(
                    "selection.open", SolutionRecords.WORK, SelectionStatus.SPECIFICATION)
            .row();
    public static final Transition<Selection> SPECIFY = DECLARED.edits(
                    "selection.specify", SolutionRecords.WORK, SelectionStatus.SPECIFICATION)
            .row();
    public static final Transition<Selection> ADD_CANDIDATE = DECLARED.edits(
                    "selection.add-candidate",
                    SolutionRecords.WORK,
                    EnumSet.of(SelectionStatus.SPECIFICATION, SelectionStatus.EVALUATION))
            .note(Note.NONE)
            .guard(SelectionRules.vendorIsKnown())
            .row();
    public static final Transition<Selection> BEGIN_EVALUATION = DECLARED.moves(
                    "selection.begin-evaluation",
                    SolutionRecords.WORK,
                    SelectionStatus.SPECIFICATION,
                    SelectionStatus.EVALUATION)
            .guard(SelectionRules.canBeCompared())
            .row();
    public static final Transition<Selection> JUDGE_REQUIREMENT = DECLARED.edits(
                    "selection.judge-requirement", SolutionRecords.WORK, SelectionStatus.EVALUATION)
            .note(Note.NONE)
            .row();
    public static final Transition<Selection> SCORE = DECLARED.edits(
                    "selection.score", SolutionRecords.WORK, SelectionStatus.EVALUATION)
            .note(Note.NONE)
            .guard(SelectionRules.scoresOnce())
            .row();
    public static final Transition<Selection> CORRECT_SCORE = DECLARED.edits(
                    "selection.correct-score",
                    SolutionRecords.WORK,
                    EnumSet.of(SelectionStatus.EVALUATION, SelectionStatus.DECISION))
            .note(Note.REQUIRED)
            .guard(SelectionRules.correctsOwnScores())
            .row();
    public static final Transition<Selection> PROPOSE = DECLARED.moves(
                    "selection.propose",
                    SolutionRecords.WORK,
                    EnumSet.of(SelectionStatus.EVALUATION, SelectionStatus.DECISION),
                    SelectionStatus.DECISION)
            .note(Note.NONE)
            .guard(SelectionRules.everybodyIsScored())
            .guard(SelectionRules.chosenIsNotKnockedOut())
            .guard(SelectionRules.proposedVendorIsFit())
            .row();
    public static final Transition<Selection> SEND_BACK = DECLARED.moves(
                    "selection.send-back", SolutionRecords.DECIDE, SelectionStatus.DECISION, SelectionStatus.EVALUATION)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<Selection> CONCLUDE = DECLARED.moves(
                    "selection.conclude", SolutionRecords.WORK, SelectionStatus.DECISION, SelectionStatus.DECIDED)
            .note(Note.NONE)
            .guard(SelectionRules.proposalFollowsTheScores())
            .guard(SelectionRules.everybodySigned())
            .guard(SelectionRules.chosenVendorIsFit())
            .row();
    public static final Transition<Selection> EXTEND = DECLARED.edits(
                    "selection.extend", SolutionRecords.APPROVE, UNDECIDED)
            .note(Note.REQUIRED)
            .guard(SelectionRules.ownerDoesNotExtend())
            .row();
    public static final Transition<Selection> CANCEL = DECLARED.moves(
                    "selection.cancel", SolutionRecords.APPROVE, UNDECIDED, SelectionStatus.CANCELLED)
            .note(Note.REQUIRED)
            .row();

    static {
        DECLARED.waitsFor(CONCLUDE);
    }

    public static final RecordType<Selection> TYPE = DECLARED.type();

    private SelectionLifeCycle() {}
}

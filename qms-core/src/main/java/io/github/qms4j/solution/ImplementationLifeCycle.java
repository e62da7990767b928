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

/** The record type of implementations with its life cycle. */
public final class ImplementationLifeCycle {
    private static final Set<ImplementationStatus> BEFORE_LIVE =
            EnumSet.of(ImplementationStatus.PLANNING, ImplementationStatus.IMPLEMENTING);
    private static final Set<ImplementationStatus> UNDER_WORK =
            EnumSet.of(ImplementationStatus.IMPLEMENTING, ImplementationStatus.LIVE);

    private static final Declaration<Implementation, ImplementationStatus> DECLARED = RecordType.declare(
                    "implementation", Implementation.class, ImplementationStatus.class, Implementation::status)
            .numbered("IPL")
            .drafts(ImplementationStatus.PLANNING);

    private static final Header.Attributes<Implementation, ImplementationStatus> HEADER =
            DECLARED.header(Implementation::header, Implementation::withHeader);
    public static final Attribute<Implementation, ImplementationStatus> STATUS = HEADER.status();
    public static final Attribute<Implementation, String> OWNER = HEADER.owner();
    public static final Attribute<Implementation, LocalDate> OPENED_ON = HEADER.openedOn();
    /** When it is to be in use. */
    public static final Attribute<Implementation, LocalDate> DUE_ON = HEADER.dueOn();

    public static final Attribute<Implementation, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<Implementation, SelectionId> SELECTION =
            DECLARED.id("selection", Implementation::selection);
    public static final Attribute<Implementation, String> TITLE = DECLARED.text("title", Implementation::title);
    public static final Attribute<Implementation, LocalDate> LIVE_ON = DECLARED.date("liveOn", Implementation::liveOn);

    static {
        DECLARED.index(List.of(OPENED_ON));
        DECLARED.index(List.of(SELECTION));
    }

    public static final Transition<Implementation> PLAN = DECLARED.creates(
                    "implementation.plan", SolutionRecords.WORK, ImplementationStatus.PLANNING)
            .guard(ImplementationRules.isDecided())
            .row();
    public static final Transition<Implementation> PLAN_MILESTONE = DECLARED.edits(
                    "implementation.plan-milestone", SolutionRecords.WORK, ImplementationStatus.PLANNING)
            .row();
    public static final Transition<Implementation> BEGIN = DECLARED.moves(
                    "implementation.begin",
                    SolutionRecords.WORK,
                    ImplementationStatus.PLANNING,
                    ImplementationStatus.IMPLEMENTING)
            .guard(ImplementationRules.hasMilestones())
            .row();
    public static final Transition<Implementation> REACH_MILESTONE = DECLARED.edits(
                    "implementation.reach-milestone", SolutionRecords.WORK, UNDER_WORK)
            .note(Note.NONE)
            .row();
    public static final Transition<Implementation> CHANGE_PLAN = DECLARED.edits(
                    "implementation.change-plan", SolutionRecords.APPROVE, UNDER_WORK)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<Implementation> KEEP_EVIDENCE = DECLARED.edits(
                    "implementation.keep-evidence", SolutionRecords.WORK, BEFORE_LIVE)
            .note(Note.NONE)
            .row();
    public static final Transition<Implementation> NAME_AFFECTED = DECLARED.edits(
                    "implementation.name-affected", SolutionRecords.WORK, BEFORE_LIVE)
            .note(Note.NONE)
            .row();
    public static final Transition<Implementation> PLAN_ROLLBACK = DECLARED.edits(
                    "implementation.plan-rollback", SolutionRecords.WORK, BEFORE_LIVE)
            .note(Note.NONE)
            .row();
    public static final Transition<Implementation> DECLARE_EFFECT = DECLARED.edits(
                    "implementation.declare-effect", SolutionRecords.WORK, BEFORE_LIVE)
            .note(Note.NONE)
            .row();
    public static final Transition<Implementation> GO_LIVE = DECLARED.moves(
                    "implementation.go-live",
                    SolutionRecords.APPROVE,
                    ImplementationStatus.IMPLEMENTING,
                    ImplementationStatus.LIVE)
            .signed("go-live approved")
            .guard(ImplementationRules.approverIsAnother())
            .guard(ImplementationRules.milestonesAreReached())
            .guard(ImplementationRules.isValidated())
            .guard(ImplementationRules.affectedAreTrained())
            .guard(ImplementationRules.canBeRolledBack())
            .guard(ImplementationRules.effectIsDeclared())
            .guard(ImplementationRules.vendorIsFit())
            .row();
    public static final Transition<Implementation> CLOSE = DECLARED.moves(
                    "implementation.close",
                    SolutionRecords.APPROVE,
                    ImplementationStatus.LIVE,
                    ImplementationStatus.CLOSED)
            .guard(ImplementationRules.everythingIsReached())
            .guard(ImplementationRules.effectIsJudged())
            .row();
    public static final Transition<Implementation> EXTEND = DECLARED.edits(
                    "implementation.extend", SolutionRecords.APPROVE, BEFORE_LIVE)
            .note(Note.REQUIRED)
            .guard(ImplementationRules.ownerDoesNotExtend())
            .row();
    public static final Transition<Implementation> CANCEL = DECLARED.moves(
                    "implementation.cancel", SolutionRecords.APPROVE, BEFORE_LIVE, ImplementationStatus.CANCELLED)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<Implementation> TYPE = DECLARED.type();

    private ImplementationLifeCycle() {}
}

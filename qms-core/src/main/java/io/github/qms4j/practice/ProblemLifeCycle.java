package io.github.qms4j.practice;

import io.github.qms4j.capa.Severity;
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

/** The record type of problems with its life cycle. */
public final class ProblemLifeCycle {
    private static final Set<ProblemStatus> UNSOLVED =
            EnumSet.of(ProblemStatus.OPEN, ProblemStatus.INVESTIGATION, ProblemStatus.KNOWN_ERROR);

    private static final Declaration<Problem, ProblemStatus> DECLARED = RecordType.declare(
                    "problem", Problem.class, ProblemStatus.class, Problem::status)
            .numbered("PRB")
            .drafts(ProblemStatus.OPEN);

    private static final Header.Attributes<Problem, ProblemStatus> HEADER =
            DECLARED.header(Problem::header, Problem::withHeader);
    public static final Attribute<Problem, ProblemStatus> STATUS = HEADER.status();
    public static final Attribute<Problem, String> OWNER = HEADER.owner();
    public static final Attribute<Problem, LocalDate> OPENED_ON = HEADER.openedOn();
    public static final Attribute<Problem, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<Problem, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<Problem, String> TITLE = DECLARED.text("title", Problem::title);
    public static final Attribute<Problem, String> SERVICE =
            DECLARED.text("service", p -> p.service().isBlank() ? null : p.service());
    public static final Attribute<Problem, Severity.Level> PRIORITY =
            DECLARED.enumeration("priority", Problem::priority);
    /** The number of the change or CAPA that solves it. */
    public static final Attribute<Problem, String> FIX =
            DECLARED.text("fix", p -> p.fix() == null ? null : p.fix().record().value());

    static {
        DECLARED.index(List.of(OPENED_ON));
        DECLARED.index(List.of(SERVICE, STATUS, OPENED_ON));
        DECLARED.index(List.of(FIX));
    }

    public static final Transition<Problem> OPEN = DECLARED.creates(
                    "problem.open", PracticeRecords.WORK_PROBLEM, ProblemStatus.OPEN)
            .guard(ProblemRules.incidentsAreOnRecord())
            .row();
    public static final Transition<Problem> LINK_INCIDENT = DECLARED.edits(
                    "problem.link-incident", PracticeRecords.WORK_PROBLEM, UNSOLVED)
            .note(Note.NONE)
            .guard(ProblemRules.incidentsAreOnRecord())
            .row();
    public static final Transition<Problem> ASSIGN = DECLARED.moves(
                    "problem.assign", PracticeRecords.MANAGE_PROBLEM, ProblemStatus.OPEN, ProblemStatus.INVESTIGATION)
            .requires("owner", p -> p.header().owner())
            .requires("priority", Problem::priority)
            .requires("due", p -> p.header().due())
            .row();
    public static final Transition<Problem> STATE_CAUSE = DECLARED.edits(
                    "problem.state-cause", PracticeRecords.WORK_PROBLEM, ProblemStatus.INVESTIGATION)
            .note(Note.NONE)
            .row();
    public static final Transition<Problem> VERIFY_CAUSE = DECLARED.edits(
                    "problem.verify-cause", PracticeRecords.WORK_PROBLEM, ProblemStatus.INVESTIGATION)
            .note(Note.NONE)
            .onWhatWasSeen()
            .requires("cause", Problem::cause)
            .guard(ProblemRules.verifierIsAnother())
            .row();
    public static final Transition<Problem> STATE_WORKAROUND = DECLARED.edits(
                    "problem.state-workaround",
                    PracticeRecords.WORK_PROBLEM,
                    EnumSet.of(ProblemStatus.INVESTIGATION, ProblemStatus.KNOWN_ERROR))
            .note(Note.NONE)
            .requires("workaround", Problem::workaround)
            .row();
    public static final Transition<Problem> DECLARE_KNOWN_ERROR = DECLARED.moves(
                    "problem.declare-known-error",
                    PracticeRecords.MANAGE_PROBLEM,
                    ProblemStatus.INVESTIGATION,
                    ProblemStatus.KNOWN_ERROR)
            .note(Note.NONE)
            .guard(ProblemRules.causeIsVerified())
            .guard(ProblemRules.workaroundIsKnown())
            .row();
    public static final Transition<Problem> INVESTIGATE_AGAIN = DECLARED.moves(
                    "problem.investigate-again",
                    PracticeRecords.MANAGE_PROBLEM,
                    ProblemStatus.KNOWN_ERROR,
                    ProblemStatus.INVESTIGATION)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<Problem> DECIDE_FIX = DECLARED.edits(
                    "problem.decide-fix", PracticeRecords.MANAGE_PROBLEM, ProblemStatus.KNOWN_ERROR)
            .note(Note.NONE)
            .requires("fix", Problem::fix)
            .guard(ProblemRules.fixIsOnItsWay())
            .row();
    public static final Transition<Problem> RESOLVE = DECLARED.moves(
                    "problem.resolve", PracticeRecords.WORK_PROBLEM, ProblemStatus.KNOWN_ERROR, ProblemStatus.RESOLVED)
            .note(Note.NONE)
            .guard(ProblemRules.fixIsInPlace())
            .row();
    public static final Transition<Problem> RECUR = DECLARED.moves(
                    "problem.recur", PracticeRecords.WORK_PROBLEM, ProblemStatus.RESOLVED, ProblemStatus.INVESTIGATION)
            .note(Note.REQUIRED)
            .guard(ProblemRules.incidentsAreOnRecord())
            .guard(ProblemRules.incidentIsNew())
            .row();
    public static final Transition<Problem> CLOSE = DECLARED.moves(
                    "problem.close", PracticeRecords.MANAGE_PROBLEM, ProblemStatus.RESOLVED, ProblemStatus.CLOSED)
            .signed("problem closed")
            .guard(ProblemRules.incidentsAreResolved())
            .guard(ProblemRules.closerDidNotInvestigate())
            .row();
    public static final Transition<Problem> CANCEL = DECLARED.moves(
                    "problem.cancel",
                    PracticeRecords.MANAGE_PROBLEM,
                    EnumSet.of(ProblemStatus.OPEN, ProblemStatus.INVESTIGATION),
                    ProblemStatus.CANCELLED)
            .note(Note.REQUIRED)
            .guard(ProblemRules.cancellerIsAnother())
            .row();
    public static final Transition<Problem> EXTEND = DECLARED.edits(
                    "problem.extend",
                    PracticeRecords.MANAGE_PROBLEM,
                    EnumSet.of(ProblemStatus.INVESTIGATION, ProblemStatus.KNOWN_ERROR, ProblemStatus.RESOLVED))
            .note(Note.REQUIRED)
            .guard(ProblemRules.ownerDoesNotExtend())
            .row();

    static {
        DECLARED.waitsForOwner(DECLARE_KNOWN_ERROR, RESOLVE).waitsFor(ASSIGN, CLOSE);
    }

    public static final RecordType<Problem> TYPE = DECLARED.type();

    private ProblemLifeCycle() {}
}

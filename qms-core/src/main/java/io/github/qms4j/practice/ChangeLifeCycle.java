package io.github.qms4j.practice;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The record type of changes with its life cycle. */
public final class ChangeLifeCycle {
    private static final Set<ChangeStatus> BEFORE =
            EnumSet.of(ChangeStatus.DRAFT, ChangeStatus.AUTHORISATION, ChangeStatus.SCHEDULED);

    private static final Declaration<Change, ChangeStatus> DECLARED = RecordType.declare(
                    "change", Change.class, ChangeStatus.class, Change::status)
            .numbered("CHG")
            .drafts(ChangeStatus.DRAFT);

    private static final Header.Attributes<Change, ChangeStatus> HEADER =
            DECLARED.header(Change::header, Change::withHeader);
    public static final Attribute<Change, ChangeStatus> STATUS = HEADER.status();
    public static final Attribute<Change, String> OWNER = HEADER.owner();
    public static final Attribute<Change, LocalDate> OPENED_ON = HEADER.openedOn();
    public static final Attribute<Change, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<Change, String> TITLE = DECLARED.text("title", Change::title);
    public static final Attribute<Change, ChangeKind> KIND = DECLARED.enumeration("kind", Change::kind);
    public static final Attribute<Change, RiskAssessment.Level> RISK =
            DECLARED.enumeration("risk", c -> c.risk() == null ? null : c.risk().level());
    public static final Attribute<Change, ChangeModelId> MODEL = DECLARED.id("model", Change::model);
    public static final Attribute<Change, Instant> WINDOW_FROM = DECLARED.instant(
            "windowFrom", c -> c.window() == null ? null : c.window().from());
    public static final Attribute<Change, Instant> WINDOW_UNTIL = DECLARED.instant(
            "windowUntil", c -> c.window() == null ? null : c.window().until());
    /** Until when it is to be authorised. */
    public static final Attribute<Change, LocalDate> DECIDE_BY = DECLARED.date("decideBy", Change::decideBy);

    public static final Attribute<Change, Change.Outcome> OUTCOME = DECLARED.enumeration("outcome", Change::outcome);

    static {
        DECLARED.index(List.of(OPENED_ON));
        DECLARED.index(List.of(WINDOW_FROM));
        DECLARED.index(List.of(MODEL));
    }

    public static final Transition<Change> REQUEST = DECLARED.creates(
                    "change.request", PracticeRecords.REQUEST_CHANGE, ChangeStatus.DRAFT)
            .guard(ChangeRules.ticketsExist())
            .guard(ChangeRules.hasWhatItsKindDemands())
            .row();
    public static final Transition<Change> ASSESS = DECLARED.edits(
                    "change.assess", PracticeRecords.PLAN_CHANGE, ChangeStatus.DRAFT)
            .guard(ChangeRules.modelAssessesAStandardChange())
            .row();
    public static final Transition<Change> PLAN = DECLARED.edits(
                    "change.plan", PracticeRecords.PLAN_CHANGE, ChangeStatus.DRAFT)
            .guard(ChangeRules.windowFitsItsKind())
            .row();
    public static final Transition<Change> SUBMIT = DECLARED.moves(
                    "change.submit", PracticeRecords.PLAN_CHANGE, ChangeStatus.DRAFT, ChangeStatus.AUTHORISATION)
            .guard(ChangeRules.isOfKind(ChangeKind.NORMAL))
            .guard(ChangeRules.isAssessed())
            .guard(ChangeRules.canBeBackedOut())
            .guard(ChangeRules.windowIsAhead())
            .row();
    public static final Transition<Change> REWORK = DECLARED.moves(
                    "change.rework",
                    PracticeRecords.MANAGE_CHANGE,
                    EnumSet.of(ChangeStatus.AUTHORISATION, ChangeStatus.SCHEDULED),
                    ChangeStatus.DRAFT)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<Change> REJECT = DECLARED.moves(
                    "change.reject", PracticeRecords.DECIDE, ChangeStatus.AUTHORISATION, ChangeStatus.REJECTED)
            .note(Note.REQUIRED)
            .onWhatWasSeen()
            .guard(ChangeRules.authorityHadNoHandInIt())
            .row();
    public static final Transition<Change> SCHEDULE = DECLARED.moves(
                    "change.schedule",
                    PracticeRecords.MANAGE_CHANGE,
                    ChangeStatus.AUTHORISATION,
                    ChangeStatus.SCHEDULED)
            .note(Note.NONE)
            .guard(ChangeRules.isAuthorised())
            .guard(ChangeRules.windowIsAhead())
            .row();
    public static final Transition<Change> SCHEDULE_STANDARD = DECLARED.moves(
                    "change.schedule-standard", PracticeRecords.PLAN_CHANGE, ChangeStatus.DRAFT, ChangeStatus.SCHEDULED)
            .note(Note.NONE)
            .guard(ChangeRules.isOfKind(ChangeKind.STANDARD))
            .guard(ChangeRules.modelIsInForce())
            .guard(ChangeRules.canBeBackedOut())
            .guard(ChangeRules.windowIsAhead())
            .row();
    public static final Transition<Change> START = DECLARED.moves(
                    "change.start", PracticeRecords.IMPLEMENT, ChangeStatus.SCHEDULED, ChangeStatus.IMPLEMENTATION)
            .note(Note.NONE)
            .guard(ChangeRules.windowIsOpen())
            .guard(ChangeRules.modelIsInForce())
            .row();
    public static final Transition<Change> START_EMERGENCY = DECLARED.moves(
                    "change.start-emergency",
                    PracticeRecords.MANAGE_CHANGE,
                    ChangeStatus.DRAFT,
                    ChangeStatus.IMPLEMENTATION)
            .note(Note.REQUIRED)
            .guard(ChangeRules.isOfKind(ChangeKind.EMERGENCY))
            .guard(ChangeRules.incidentIsUnderWay())
            .guard(ChangeRules.isAssessed())
            .guard(ChangeRules.canBeBackedOut())
            .row();
    public static final Transition<Change> COMPLETE = DECLARED.moves(
                    "change.complete", PracticeRecords.IMPLEMENT, ChangeStatus.IMPLEMENTATION, ChangeStatus.REVIEW)
            .note(Note.NONE)
            .requires("evidence", Change::evidence)
            .row();
    public static final Transition<Change> BACK_OUT = DECLARED.moves(
                    "change.back-out", PracticeRecords.IMPLEMENT, ChangeStatus.IMPLEMENTATION, ChangeStatus.REVIEW)
            .note(Note.NONE)
            .requires("evidence", Change::evidence)
            .guard(ChangeRules.whatIsLeftIsAnIncident())
            .row();
    public static final Transition<Change> CLOSE = DECLARED.moves(
                    "change.close", PracticeRecords.REVIEW_CHANGE, ChangeStatus.REVIEW, ChangeStatus.CLOSED)
            .signed("change reviewed and closed")
            .requires("review", Change::review)
            .guard(ChangeRules.reviewerDidNotCarryItOut())
            .guard(ChangeRules.isDecidedAfterTheFact())
            .guard(ChangeRules.deviationIsRaised())
            .row();
    public static final Transition<Change> CANCEL = DECLARED.moves(
                    "change.cancel", PracticeRecords.MANAGE_CHANGE, BEFORE, ChangeStatus.CANCELLED)
            .note(Note.REQUIRED)
            .row();

    static {
        DECLARED.waits(change -> true, OWNER, DECIDE_BY, List.of(SUBMIT, START, COMPLETE))
                .waits(change -> true, null, DECIDE_BY, List.of(REJECT, CLOSE));
    }

    public static final RecordType<Change> TYPE = DECLARED.type();

    private ChangeLifeCycle() {}
}

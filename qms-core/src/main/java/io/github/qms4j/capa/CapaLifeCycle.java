package io.github.qms4j.capa;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.EnumSet;

/** The record type of CAPAs with its life cycle. */
public final class CapaLifeCycle {
    private static final Declaration<CapaState, CapaStatus> DECLARED = RecordType.declare(
                    "capa", CapaState.class, CapaStatus.class, CapaState::status)
            .numbered("CAPA")
            .drafts(CapaStatus.TRIAGE);

    public static final Attribute<CapaState, CapaStatus> STATUS = DECLARED.status();
    public static final Attribute<CapaState, String> TITLE = DECLARED.text("title", CapaState::title);
    public static final Attribute<CapaState, String> OWNER = DECLARED.text("owner", CapaState::owner);
    public static final Attribute<CapaState, String> PRIORITY = DECLARED.text(
            "priority", s -> s.priority() == null ? null : s.priority().name());
    public static final Attribute<CapaState, LocalDate> DUE_ON =
            DECLARED.date("dueOn", s -> s.due() == null ? null : s.due().current());
    public static final Attribute<CapaState, Long> CYCLE =
            DECLARED.whole("cycle", s -> (long) s.cycle().number());
    public static final Attribute<CapaState, LocalDate> OPENED_ON = DECLARED.date("openedOn", CapaState::openedOn);
    public static final Attribute<CapaState, LocalDate> CLOSED_ON = DECLARED.date("closedOn", CapaState::closedOn);
    public static final Attribute<CapaState, CapaId> RECURRENCE_OF =
            DECLARED.id("recurrenceOf", CapaState::recurrenceOf);

    public static final Transition<CapaState> OPEN =
            DECLARED.creates("capa.open", CapaRecords.WORK, CapaStatus.TRIAGE).row();
    public static final Transition<CapaState> TRIAGE = DECLARED.moves(
                    "capa.triage", CapaRecords.MANAGE, CapaStatus.TRIAGE, CapaStatus.INVESTIGATION)
            .requires("owner", CapaState::owner)
            .requires("priority", CapaState::priority)
            .requires("due", CapaState::due)
            .row();
    public static final Transition<CapaState> LINK_NONCONFORMITY = DECLARED.edits(
                    "capa.link-nonconformity", CapaRecords.WORK, CapaRecords.BEFORE_IMPLEMENTATION)
            .note(Note.NONE)
            .row();
    public static final Transition<CapaState> STATE_CAUSE = DECLARED.edits(
                    "capa.state-cause", CapaRecords.WORK, CapaStatus.INVESTIGATION)
            .row();
    public static final Transition<CapaState> VERIFY_CAUSE = DECLARED.edits(
                    "capa.verify-cause", CapaRecords.WORK, CapaStatus.INVESTIGATION)
            .note(Note.NONE)
            .onWhatWasSeen()
            .requires("cause", s -> s.cycle().cause())
            .guard(CapaRules.verifierIsAnother())
            .row();
    public static final Transition<CapaState> PLAN = DECLARED.edits(
                    "capa.plan", CapaRecords.WORK, CapaStatus.INVESTIGATION)
            .row();
    public static final Transition<CapaState> SUBMIT_PLAN = DECLARED.moves(
                    "capa.submit-plan", CapaRecords.WORK, CapaStatus.INVESTIGATION, CapaStatus.PLAN_APPROVAL)
            .guard(CapaRules.causeIsVerified())
            .guard(CapaRules.somethingIsToBeDone())
            .guard(CapaRules.criterionIsSet())
            .row();
    public static final Transition<CapaState> REJECT_PLAN = DECLARED.moves(
                    "capa.reject-plan", CapaRecords.APPROVE, CapaStatus.PLAN_APPROVAL, CapaStatus.INVESTIGATION)
            .note(Note.REQUIRED)
            .guard(CapaRules.approverIsNoAuthor())
            .row();
    public static final Transition<CapaState> APPROVE_PLAN = DECLARED.moves(
                    "capa.approve-plan", CapaRecords.APPROVE, CapaStatus.PLAN_APPROVAL, CapaStatus.IMPLEMENTATION)
            .signed("plan approved")
            .guard(CapaRules.approverIsNoAuthor())
            .guard(CapaRules.causeIsVerified())
            .guard(CapaRules.somethingIsToBeDone())
            .guard(CapaRules.criterionIsSet())
            .row();
    public static final Transition<CapaState> COMPLETE_ACTION = DECLARED.edits(
                    "capa.complete-action", CapaRecords.WORK, CapaStatus.IMPLEMENTATION)
            .note(Note.NONE)
            .guard(CapaRules.canBeDoneNow())
            .row();
    public static final Transition<CapaState> REPLACE_ACTION = DECLARED.edits(
                    "capa.replace-action", CapaRecords.APPROVE, CapaStatus.IMPLEMENTATION)
            .note(Note.REQUIRED)
            .signed("plan changed")
            .guard(CapaRules.approverIsNoAuthor())
            .guard(CapaRules.cancelledIsReplaced())
            .row();
    public static final Transition<CapaState> COMPLETE_IMPLEMENTATION = DECLARED.moves(
                    "capa.complete-implementation",
                    CapaRecords.WORK,
                    CapaStatus.IMPLEMENTATION,
                    CapaStatus.EFFECTIVENESS_PENDING)
            .guard(CapaRules.everythingIsDone())
            .row();
    public static final Transition<CapaState> BEGIN_REVIEW = DECLARED.moves(
                    "capa.begin-review",
                    CapaRecords.JUDGE,
                    CapaStatus.EFFECTIVENESS_PENDING,
                    CapaStatus.EFFECTIVENESS_REVIEW)
            .note(Note.NONE)
            .guard(CapaRules.windowIsOver())
            .row();
    public static final Transition<CapaState> JUDGE_EFFECT = DECLARED.moves(
                    "capa.judge-effect",
                    CapaRecords.JUDGE,
                    CapaStatus.EFFECTIVENESS_REVIEW,
                    EnumSet.of(
                            CapaStatus.EFFECTIVENESS_REVIEW,
                            CapaStatus.EFFECTIVENESS_PENDING,
                            CapaStatus.INVESTIGATION))
            .guard(CapaRules.windowIsOver())
            .guard(CapaRules.judgeDidNotAct())
            .row();
    public static final Transition<CapaState> CLOSE = DECLARED.moves(
                    "capa.close", CapaRecords.APPROVE, CapaStatus.EFFECTIVENESS_REVIEW, CapaStatus.CLOSED)
            .signed("closure approved")
            .guard(CapaRules.isEffective())
            .guard(CapaRules.closerDidNotAct())
            .row();
    public static final Transition<CapaState> CANCEL = DECLARED.moves(
                    "capa.cancel", CapaRecords.APPROVE, CapaRecords.BEFORE_IMPLEMENTATION, CapaStatus.CANCELLED)
            .note(Note.REQUIRED)
            .signed("cancellation approved")
            .guard(CapaRules.cancellerIsAnother())
            .row();
    public static final Transition<CapaState> EXTEND = DECLARED.edits(
                    "capa.extend", CapaRecords.APPROVE, CapaRecords.UNDER_WORK)
            .note(Note.REQUIRED)
            .guard(CapaRules.ownerDoesNotExtend())
            .row();

    public static final RecordType<CapaState> TYPE = DECLARED.type();

    private CapaLifeCycle() {}
}

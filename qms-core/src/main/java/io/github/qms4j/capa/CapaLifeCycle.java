package io.github.qms4j.capa;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

/** The record type of CAPAs with its life cycle. */
public final class CapaLifeCycle {
    private static final Declaration<Capa, CapaStatus> DECLARED = RecordType.declare(
                    "capa", Capa.class, CapaStatus.class, Capa::status)
            .numbered("CAPA")
            .drafts(CapaStatus.TRIAGE);

    private static final Header.Attributes<Capa, CapaStatus> HEADER = DECLARED.header(Capa::header, Capa::withHeader);
    public static final Attribute<Capa, CapaStatus> STATUS = HEADER.status();
    public static final Attribute<Capa, String> OWNER = HEADER.owner();
    public static final Attribute<Capa, LocalDate> OPENED_ON = HEADER.openedOn();
    public static final Attribute<Capa, LocalDate> DUE_ON = HEADER.dueOn();
    public static final Attribute<Capa, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<Capa, String> TITLE = DECLARED.text("title", Capa::title);
    public static final Attribute<Capa, Severity.Level> PRIORITY = DECLARED.enumeration("priority", Capa::priority);
    public static final Attribute<Capa, Long> CYCLE =
            DECLARED.whole("cycle", s -> (long) s.cycle().number());
    public static final Attribute<Capa, CapaId> RECURRENCE_OF = DECLARED.id("recurrenceOf", Capa::recurrenceOf);

    static {
        DECLARED.index(List.of(OPENED_ON));
    }

    public static final Transition<Capa> OPEN = DECLARED.creates("capa.open", CapaRecords.OPEN, CapaStatus.TRIAGE)
            .guard(CapaRules.recursFromAClosedOne())
            .row();
    public static final Transition<Capa> TRIAGE = DECLARED.moves(
                    "capa.triage", CapaRecords.MANAGE, CapaStatus.TRIAGE, CapaStatus.INVESTIGATION)
            .requires("owner", s -> s.header().owner())
            .requires("priority", Capa::priority)
            .requires("due", s -> s.header().due())
            .row();
    public static final Transition<Capa> LINK_NONCONFORMITY = DECLARED.edits(
                    "capa.link-nonconformity", CapaRecords.OPEN, CapaRecords.BEFORE_IMPLEMENTATION)
            .note(Note.NONE)
            .row();
    public static final Transition<Capa> STATE_CAUSE = DECLARED.edits(
                    "capa.state-cause", CapaRecords.WORK, CapaStatus.INVESTIGATION)
            .row();
    public static final Transition<Capa> VERIFY_CAUSE = DECLARED.edits(
                    "capa.verify-cause", CapaRecords.WORK, CapaStatus.INVESTIGATION)
            .note(Note.NONE)
            .onWhatWasSeen()
            .requires("cause", s -> s.cycle().cause())
            .guard(CapaRules.verifierIsAnother())
            .row();
    public static final Transition<Capa> PLAN = DECLARED.edits("capa.plan", CapaRecords.WORK, CapaStatus.INVESTIGATION)
            .guard(CapaRules.rationaleStandsAlone())
            .guard(CapaRules.criterionRestsOnWhatIsKnown())
            .row();
    public static final Transition<Capa> SUBMIT_PLAN = DECLARED.moves(
                    "capa.submit-plan", CapaRecords.WORK, CapaStatus.INVESTIGATION, CapaStatus.PLAN_APPROVAL)
            .guard(CapaRules.causeIsVerified())
            .guard(CapaRules.somethingIsToBeDone())
            .guard(CapaRules.criterionIsSet())
            .row();
    public static final Transition<Capa> REJECT_PLAN = DECLARED.moves(
                    "capa.reject-plan", CapaRecords.APPROVE, CapaStatus.PLAN_APPROVAL, CapaStatus.INVESTIGATION)
            .note(Note.REQUIRED)
            .guard(CapaRules.approverIsNoAuthor())
            .row();
    public static final Transition<Capa> APPROVE_PLAN = DECLARED.moves(
                    "capa.approve-plan", CapaRecords.APPROVE, CapaStatus.PLAN_APPROVAL, CapaStatus.IMPLEMENTATION)
            .signed("plan approved")
            .guard(CapaRules.approverIsNoAuthor())
            .guard(CapaRules.causeIsVerified())
            .guard(CapaRules.somethingIsToBeDone())
            .guard(CapaRules.criterionIsSet())
            .row();
    public static final Transition<Capa> COMPLETE_ACTION = DECLARED.edits(
                    "capa.complete-action", CapaRecords.WORK, CapaStatus.IMPLEMENTATION)
            .note(Note.NONE)
            .row();
    public static final Transition<Capa> EXTEND_ACTION = DECLARED.edits(
                    "capa.extend-action", CapaRecords.APPROVE, CapaRecords.UNDER_WORK)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<Capa> REPLACE_ACTION = DECLARED.edits(
                    "capa.replace-action", CapaRecords.APPROVE, CapaStatus.IMPLEMENTATION)
            .note(Note.REQUIRED)
            .signed("plan changed")
            .guard(CapaRules.approverIsNoAuthor())
            .guard(CapaRules.cancelledIsReplaced())
            .row();
    public static final Transition<Capa> COMPLETE_IMPLEMENTATION = DECLARED.moves(
                    "capa.complete-implementation",
                    CapaRecords.WORK,
                    CapaStatus.IMPLEMENTATION,
                    CapaStatus.EFFECTIVENESS_PENDING)
            .guard(CapaRules.everythingIsDone())
            .row();
    public static final Transition<Capa> BEGIN_REVIEW = DECLARED.moves(
                    "capa.begin-review",
                    CapaRecords.JUDGE,
                    CapaStatus.EFFECTIVENESS_PENDING,
                    CapaStatus.EFFECTIVENESS_REVIEW)
            .note(Note.NONE)
            .guard(CapaRules.windowIsOver())
            .row();
    public static final Transition<Capa> JUDGE_EFFECT = DECLARED.moves(
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
    public static final Transition<Capa> DECIDE_IMPACT = DECLARED.edits(
                    "capa.decide-impact", CapaRecords.WORK, CapaRecords.UNDER_WORK)
            .row();
    public static final Transition<Capa> WAIVE_IMPACT = DECLARED.edits(
                    "capa.waive-impact", CapaRecords.APPROVE, CapaStatus.EFFECTIVENESS_REVIEW)
            .note(Note.REQUIRED)
            .signed("wait for documents and training waived")
            .guard(ImpactRules.isDecided())
            .guard(ImpactRules.waivedByAnother())
            .row();
    public static final Transition<Capa> CLOSE = DECLARED.moves(
                    "capa.close", CapaRecords.APPROVE, CapaStatus.EFFECTIVENESS_REVIEW, CapaStatus.CLOSED)
            .signed("closure approved")
            .guard(CapaRules.isEffective())
            .guard(CapaRules.closerDidNotAct())
            .guard(ImpactRules.isDecided())
            .guard(ImpactRules.documentsAreInForce())
            .row();
    public static final Transition<Capa> CANCEL = DECLARED.moves(
                    "capa.cancel", CapaRecords.APPROVE, CapaRecords.BEFORE_IMPLEMENTATION, CapaStatus.CANCELLED)
            .note(Note.REQUIRED)
            .signed("cancellation approved")
            .guard(CapaRules.cancellerIsAnother())
            .row();
    public static final Transition<Capa> EXTEND = DECLARED.edits(
                    "capa.extend", CapaRecords.APPROVE, CapaRecords.UNDER_WORK)
            .note(Note.REQUIRED)
            .guard(CapaRules.ownerDoesNotExtend())
            .row();

    static {
        DECLARED.waitsForOwner(SUBMIT_PLAN, COMPLETE_IMPLEMENTATION)
                .waitsWhen(capa -> capa.cycle().isEffective(), CLOSE)
                .waitsFor(TRIAGE, APPROVE_PLAN, BEGIN_REVIEW, JUDGE_EFFECT);
    }

    public static final RecordType<Capa> TYPE = DECLARED.type();

    private CapaLifeCycle() {}
}

package io.github.qms4j.capa;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.TransitionTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The record types of nonconformities and CAPAs with their life cycles. */
public final class CapaRecords {
    private static final Permission RAISE = Permission.of(
            "nonconformity:raise",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.SERVICE_MANAGER,
            Role.SERVICE_AGENT,
            Role.IT_MANAGER,
            Role.DEPARTMENT_HEAD,
            Role.INTERNAL_AUDITOR);
    private static final Permission ASSESS =
            Permission.of("nonconformity:assess", Role.QUALITY_MANAGER, Role.COMPLIANCE);
    private static final Permission WORK = Permission.of(
            "capa:work",
            Role.QUALITY_MANAGER,
            Role.COMPLIANCE,
            Role.REGULATORY_AFFAIRS,
            Role.SERVICE_MANAGER,
            Role.IT_MANAGER,
            Role.DEPARTMENT_HEAD);
    private static final Permission MANAGE = Permission.of("capa:manage", Role.QUALITY_MANAGER, Role.COMPLIANCE);
    private static final Permission APPROVE =
            Permission.of("capa:approve", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.SENIOR_MANAGEMENT);
    private static final Permission JUDGE =
            Permission.of("capa:judge", Role.QUALITY_MANAGER, Role.COMPLIANCE, Role.INTERNAL_AUDITOR);

    private static final Set<NonconformityStatus> UNRESOLVED =
            EnumSet.of(NonconformityStatus.RAISED, NonconformityStatus.ASSESSED);
    private static final Set<CapaStatus> BEFORE_IMPLEMENTATION =
            EnumSet.of(CapaStatus.TRIAGE, CapaStatus.INVESTIGATION, CapaStatus.PLAN_APPROVAL);
    private static final Set<CapaStatus> UNDER_WORK =
            EnumSet.complementOf(EnumSet.of(CapaStatus.TRIAGE, CapaStatus.CLOSED, CapaStatus.CANCELLED));

    static final RecordType<NonconformityState> NONCONFORMITY = RecordType.of("nonconformity", NonconformityState.class)
            .numbered("NC")
            .text("status", s -> s.status().name())
            .text("source", s -> s.report().source().name())
            .text(
                    "severity",
                    s -> s.severity() == null ? null : s.severity().level().name())
            .text("requirement", s -> s.report().requirements().get(0))
            .text(
                    "pattern",
                    s -> s.report().pattern().isBlank() ? null : s.report().pattern())
            .text("capa", NonconformityState::capa)
            .date("detectedOn", s -> s.report().detectedOn())
            .date("closedOn", NonconformityState::closedOn)
            .lifeCycle(TransitionTable.of(NonconformityStatus.class, NonconformityState::status)
                    .drafts(Set.of(NonconformityStatus.RAISED))
                    .creates("nonconformity.raise", RAISE, Set.of(NonconformityStatus.RAISED))
                    .next()
                    .edits("nonconformity.contain", RAISE, UNRESOLVED)
                    .note(Note.NONE)
                    .next()
                    .edits("nonconformity.correct", RAISE, UNRESOLVED)
                    .note(Note.NONE)
                    .next()
                    .moves("nonconformity.assess", ASSESS, UNRESOLVED, NonconformityStatus.ASSESSED)
                    .requires("severity", NonconformityState::severity)
                    .next()
                    .edits("nonconformity.link-capa", WORK, Set.of(NonconformityStatus.ASSESSED))
                    .requires("capa", NonconformityState::capa)
                    .guard(CapaRules.isUnderNoCapa())
                    .next()
                    .edits("nonconformity.accept", ASSESS, Set.of(NonconformityStatus.ASSESSED))
                    .note(Note.REQUIRED)
                    .guard(CapaRules.isUnderNoCapa())
                    .guard(CapaRules.isNotCritical())
                    .next()
                    .moves(
                            "nonconformity.close",
                            ASSESS,
                            Set.of(NonconformityStatus.ASSESSED),
                            NonconformityStatus.CLOSED)
                    .signed("nonconformity closed")
                    .guard(CapaRules.isCorrectedAndAnswered())
                    .guard(CapaRules.raiserDoesNotEnd())
                    .next()
                    .moves("nonconformity.void", ASSESS, Set.of(NonconformityStatus.RAISED), NonconformityStatus.VOIDED)
                    .note(Note.REQUIRED)
                    .guard(CapaRules.raiserDoesNotEnd())
                    .next()
                    .build());

    static final RecordType<ProposalAnswer> PROPOSAL_ANSWER = RecordType.of("proposal-answer", ProposalAnswer.class)
            .text("outcome", a -> a.outcome().name())
            .text("nonconformity", ProposalAnswer::nonconformity)
            .lifeCycle(TransitionTable.of(ProposalAnswer.Outcome.class, ProposalAnswer::outcome)
                    .creates("proposal.raise", RAISE, Set.of(ProposalAnswer.Outcome.RAISED))
                    .next()
                    .creates("proposal.dismiss", ASSESS, Set.of(ProposalAnswer.Outcome.DISMISSED))
                    .note(Note.REQUIRED)
                    .next()
                    .build());

    static final RecordType<CapaState> CAPA = RecordType.of("capa", CapaState.class)
            .numbered("CAPA")
            .text("status", s -> s.status().name())
            .text("title", CapaState::title)
            .text("owner", CapaState::owner)
            .text("priority", s -> s.priority() == null ? null : s.priority().name())
            .date("dueOn", s -> s.due() == null ? null : s.due().current())
            .whole("cycle", s -> (long) s.cycle().number())
            .date("openedOn", CapaState::openedOn)
            .date("closedOn", CapaState::closedOn)
            .text("recurrenceOf", CapaState::recurrenceOf)
            .lifeCycle(TransitionTable.of(CapaStatus.class, CapaState::status)
                    .drafts(Set.of(CapaStatus.TRIAGE))
                    .creates("capa.open", WORK, Set.of(CapaStatus.TRIAGE))
                    .next()
                    .moves("capa.triage", MANAGE, Set.of(CapaStatus.TRIAGE), CapaStatus.INVESTIGATION)
                    .requires("owner", CapaState::owner)
                    .requires("priority", CapaState::priority)
                    .requires("due", CapaState::due)
                    .next()
                    .edits("capa.link-nonconformity", WORK, BEFORE_IMPLEMENTATION)
                    .note(Note.NONE)
                    .next()
                    .edits("capa.state-cause", WORK, Set.of(CapaStatus.INVESTIGATION))
                    .next()
                    .edits("capa.verify-cause", WORK, Set.of(CapaStatus.INVESTIGATION))
                    .note(Note.NONE)
                    .requires("cause", s -> s.cycle().cause())
                    .guard(CapaRules.verifierIsAnother())
                    .next()
                    .edits("capa.plan", WORK, Set.of(CapaStatus.INVESTIGATION))
                    .next()
                    .moves("capa.submit-plan", WORK, Set.of(CapaStatus.INVESTIGATION), CapaStatus.PLAN_APPROVAL)
                    .guard(CapaRules.causeIsVerified())
                    .guard(CapaRules.somethingIsToBeDone())
                    .guard(CapaRules.criterionIsSet())
                    .next()
                    .moves("capa.reject-plan", APPROVE, Set.of(CapaStatus.PLAN_APPROVAL), CapaStatus.INVESTIGATION)
                    .note(Note.REQUIRED)
                    .guard(CapaRules.approverIsNoAuthor())
                    .next()
                    .moves("capa.approve-plan", APPROVE, Set.of(CapaStatus.PLAN_APPROVAL), CapaStatus.IMPLEMENTATION)
                    .signed("plan approved")
                    .guard(CapaRules.approverIsNoAuthor())
                    .guard(CapaRules.causeIsVerified())
                    .guard(CapaRules.somethingIsToBeDone())
                    .guard(CapaRules.criterionIsSet())
                    .next()
                    .edits("capa.complete-action", WORK, Set.of(CapaStatus.IMPLEMENTATION))
                    .note(Note.NONE)
                    .guard(CapaRules.canBeDoneNow())
                    .next()
                    .edits("capa.replace-action", APPROVE, Set.of(CapaStatus.IMPLEMENTATION))
                    .note(Note.REQUIRED)
                    .signed("plan changed")
                    .guard(CapaRules.approverIsNoAuthor())
                    .guard(CapaRules.cancelledIsReplaced())
                    .next()
                    .moves(
                            "capa.complete-implementation",
                            WORK,
                            Set.of(CapaStatus.IMPLEMENTATION),
                            CapaStatus.EFFECTIVENESS_PENDING)
                    .guard(CapaRules.everythingIsDone())
                    .next()
                    .moves(
                            "capa.begin-review",
                            JUDGE,
                            Set.of(CapaStatus.EFFECTIVENESS_PENDING),
                            CapaStatus.EFFECTIVENESS_REVIEW)
                    .note(Note.NONE)
                    .guard(CapaRules.windowIsOver())
                    .next()
                    .moves(
                            "capa.judge-effect",
                            JUDGE,
                            Set.of(CapaStatus.EFFECTIVENESS_REVIEW),
                            EnumSet.of(
                                    CapaStatus.EFFECTIVENESS_REVIEW,
                                    CapaStatus.EFFECTIVENESS_PENDING,
                                    CapaStatus.INVESTIGATION))
                    .guard(CapaRules.windowIsOver())
                    .guard(CapaRules.judgeDidNotAct())
                    .next()
                    .moves("capa.close", APPROVE, Set.of(CapaStatus.EFFECTIVENESS_REVIEW), CapaStatus.CLOSED)
                    .signed("closure approved")
                    .guard(CapaRules.isEffective())
                    .guard(CapaRules.closerDidNotAct())
                    .next()
                    .moves("capa.cancel", APPROVE, BEFORE_IMPLEMENTATION, CapaStatus.CANCELLED)
                    .note(Note.REQUIRED)
                    .signed("cancellation approved")
                    .guard(CapaRules.cancellerIsAnother())
                    .next()
                    .edits("capa.extend", APPROVE, UNDER_WORK)
                    .note(Note.REQUIRED)
                    .guard(CapaRules.ownerDoesNotExtend())
                    .next()
                    .build());

    static final RecordType<ActionState> ACTION = RecordType.of("capa-action", ActionState.class)
            .numbered("ACT")
            .text("status", s -> s.status().name())
            .text("capa", ActionState::capa)
            .text("kind", s -> s.kind().name())
            .text("owner", ActionState::owner)
            .date("dueOn", s -> s.due().current())
            .instant("endedAt", ActionState::endedAt)
            .lifeCycle(TransitionTable.of(ActionStatus.class, ActionState::status)
                    .creates("capa-action.plan", WORK, Set.of(ActionStatus.OPEN))
                    .next()
                    .creates("capa-action.plan-instead", APPROVE, Set.of(ActionStatus.OPEN))
                    .note(Note.REQUIRED)
                    .next()
                    .moves("capa-action.complete", WORK, Set.of(ActionStatus.OPEN), ActionStatus.DONE)
                    .note(Note.NONE)
                    .requires("evidence", ActionState::evidence)
                    .next()
                    .moves("capa-action.remove", WORK, Set.of(ActionStatus.OPEN), ActionStatus.CANCELLED)
                    .next()
                    .moves("capa-action.cancel", APPROVE, Set.of(ActionStatus.OPEN), ActionStatus.CANCELLED)
                    .note(Note.REQUIRED)
                    .guard(CapaRules.actionOwnerDoesNotCancel())
                    .next()
                    .edits("capa-action.extend", APPROVE, Set.of(ActionStatus.OPEN))
                    .note(Note.REQUIRED)
                    .guard(CapaRules.actionOwnerDoesNotExtend())
                    .next()
                    .build());

    private CapaRecords() {}

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(NONCONFORMITY, PROPOSAL_ANSWER, CAPA, ACTION);
    }
}

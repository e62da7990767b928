package io.github.qms4j.capa;

import io.github.qms4j.access.By;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.action.ActionType;
import io.github.qms4j.kpi.KpiLifeCycle;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What can stand against a step of a CAPA, an action or a nonconformity. Each rule sees its case and the facts that it looks up. */
final class CapaRules {
    private static final RuleReference APPROVED_METHOD = new RuleReference(
            "CAP-1", "", "A program grades by a method that somebody approved, and nothing that was judged before.");
    private static final RuleReference CAUSE_VERIFIED = new RuleReference(
            "CAP-3",
            "ISO 13485:2016 5.5.1",
            "No plan is approved before a second person has verified the root cause as it stands.");
    private static final RuleReference VERIFIER = new RuleReference(
            "CAP-3", "ISO 13485:2016 5.5.1", "A root cause is verified by somebody other than who wrote it.");
    private static final RuleReference SOMETHING_TO_DO = new RuleReference(
            "CAP-4", "ISO 13485:2016 8.5.2 c)", "A plan has actions, or a rationale for none, and not both.");
    private static final RuleReference ALL_DONE = new RuleReference(
            "CAP-4",
            "ISO 13485:2016 8.5.2 d)",
            "Implementation ends when every action is done; a cancelled one counts by what was done in its place.");
    private static final RuleReference REPLACED =
            new RuleReference("CAP-4", "", "A cancelled action of an approved plan has another in its place.");
    private static final RuleReference CRITERION_FIRST = new RuleReference(
            "CAP-5",
            "ISO 13485:2016 8.5.2 f)",
            "By what the effect will be known is set before the actions are carried out.");
    private static final RuleReference WINDOW_OVER =
            new RuleReference("CAP-5", "ISO 13485:2016 8.5.2 f)", "The effect is judged when its window is over.");
    private static final RuleReference JUDGE =
            new RuleReference("CAP-5", "ISO 13485:2016 8.5.2 f)", "The effect is judged by somebody who did not act.");
    private static final RuleReference EFFECTIVE = new RuleReference(
            "CAP-5", "ISO 13485:2016 8.5.2 f)", "A CAPA is closed when the data show that it was effective.");
    private static final RuleReference APPROVER = new RuleReference(
            "CAP-2", "ISO 13485:2016 5.5.1", "A plan is approved by somebody who neither wrote it nor answers for it.");
    private static final RuleReference CLOSER =
            new RuleReference("CAP-2", "ISO 13485:2016 5.5.1", "A CAPA is closed by somebody who did not act.");
    private static final RuleReference CANCELLER = new RuleReference(
            "CAP-2",
            "ISO 13485:2016 5.5.1",
            "A CAPA is cancelled by somebody who neither opened it nor answers for it.");
    private static final RuleReference EXTENSION =
            new RuleReference("X-6", "ISO 9001:2015 10.2.1", "Whoever answers for a CAPA may not extend its due date.");
    private static final RuleReference CORRECTED = new RuleReference(
            "CAP-1",
            "ISO 9001:2015 10.2.1 a)",
            "A nonconformity is closed when it was corrected, and is under a CAPA or accepted without one.");
    private static final RuleReference CRITICAL = new RuleReference(
            "CAP-1", "ISO 9001:2015 10.2.1 b)", "A critical nonconformity is not left without a CAPA.");
    private static final RuleReference ONE_CAPA =
            new RuleReference("CAP-1", "", "A nonconformity is under one CAPA at most.");
    private static final RuleReference SECOND_PERSON = new RuleReference(
            "CAP-1",
            "ISO 13485:2016 5.5.1",
            "A nonconformity is closed or voided by somebody who did not raise or correct it.");

    private static final RuleReference RECURRENCE = new RuleReference(
            "CAP-2", "ISO 9001:2015 10.2.1 b)", "A CAPA recurs from a closed one; an open one takes the occurrence.");
    private static final RuleReference BASELINE = new RuleReference(
            "CAP-5",
            "ISO 13485:2016 8.5.2 f)",
            "The baseline of an effectiveness criterion has been seen, and its KPI is defined.");

    private static final RuleReference DETECTED =
            new RuleReference("CAP-1", "", "A nonconformity is raised on or after the day on which it was detected.");

    private CapaRules() {}

    static Guard<Capa> recursFromAClosedOne() {
        return new Guard<>(RECURRENCE, attempt -> {
            Capa proposed = attempt.proposed();
            CapaId earlier = proposed == null ? null : proposed.recurrenceOf();
            if (earlier == null
                    || attempt.facts().get(CapaLifeCycle.TYPE, earlier).state().status() == CapaStatus.CLOSED) {
                return Optional.empty();
            }
            return Optional.of(earlier + " is not closed; link the nonconformity to it instead");
        });
    }

    static Guard<Capa> verifierIsAnother() {
        return Guard.notBy(
                VERIFIER,
                "wrote the root cause; let somebody else verify it",
                state -> Stream.ofNullable(state.cycle().cause())
                        .map(RootCause::investigator)
                        .toList());
    }

    static Guard<Capa> causeIsVerified() {
        return Guard.onStored(CAUSE_VERIFIED, state -> {
            RootCause cause = state.cycle().cause();
            if (cause == null) {
                return Optional.of("there is no root cause; state one and have it verified");
            }
            return cause.isVerified()
                    ? Optional.empty()
                    : Optional.of(
                            cause.verification() == null
                                    ? "the root cause is not verified; let a second person verify it"
                                    : "the root cause was stated anew after it was verified; have it verified again");
        });
    }

    static Guard<Capa> somethingIsToBeDone() {
        return Guard.onStored(
                SOMETHING_TO_DO,
                state -> state.cycle().plan().isComplete()
                        ? Optional.empty()
                        : Optional.of("the plan is empty; add an action, or say why none is needed"));
    }

    static Guard<Capa> rationaleStandsAlone() {
        return Guard.onProposed(SOMETHING_TO_DO, state -> {
            CapaPlan plan = state.cycle().plan();
            return plan.actions().isEmpty() || plan.noActionRationale().isBlank()
                    ? Optional.empty()
                    : Optional.of("the plan has actions; remove these before you say that none is needed");
        });
    }

    static Guard<Capa> criterionIsSet() {
        return Guard.onStored(
                CRITERION_FIRST,
                state -> state.cycle().plan().criterion() != null
                        ? Optional.empty()
                        : Optional.of("no effectiveness criterion is set; set one while the plan is made"));
    }

    static Guard<Capa> criterionRestsOnWhatIsKnown() {
        return new Guard<>(BASELINE, attempt -> {
            Capa proposed = attempt.proposed();
            EffectivenessCriterion criterion =
                    proposed == null ? null : proposed.cycle().plan().criterion();
            if (criterion == null) {
                return Optional.empty();
            }
            LocalDate until = criterion.baseline().until();
            if (until.isAfter(attempt.on())) {
                return Optional.of(
                        "the baseline ends in the future, at " + until + "; take it from what has been seen");
            }
            return criterion
                    .kpi()
                    .filter(kpi -> attempt.facts().find(KpiLifeCycle.TYPE, kpi).isEmpty())
                    .map(kpi -> kpi + " is not a defined KPI; define it first");
        });
    }

    static Guard<Capa> approverIsNoAuthor() {
        return Guard.notBy(
                APPROVER, "answers for it or wrote its plan; let somebody else approve", CapaRules::ownerAndAuthors);
    }

    private static List<By> ownerAndAuthors(Capa state) {
        return Stream.concat(owner(state), state.cycle().authors()).toList();
    }

    static Stream<By> owner(Capa state) {
        return Stream.ofNullable(state.header().owner()).map(By::of);
    }

    static Guard<Capa> cancelledIsReplaced() {
        return new Guard<>(REPLACED, attempt -> {
            Capa proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            Map<String, Action> round = actions(attempt, proposed);
            return proposed.cycle().plan().actions().stream()
                    .filter(number -> Objects.requireNonNull(round.get(number)).status() == ActionStatus.CANCELLED)
                    .filter(number -> !ActionType.isReplaced(round, number))
                    .map(number -> number + " would be cancelled with nothing in its place; plan what is done instead")
                    .findFirst();
        });
    }

    static Guard<Capa> everythingIsDone() {
        return new Guard<>(ALL_DONE, attempt -> {
            Capa before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            Map<String, Action> round = actions(attempt, before);
            List<String> open = before.cycle().plan().actions().stream()
                    .filter(number -> !ActionType.isDone(round, number))
                    .toList();
            return open.isEmpty() ? Optional.empty() : Optional.of("not done yet: " + open);
        });
    }

    /** Not pinned one by one: each change of an action is a change of its CAPA, which the attempt changes. */
    private static Map<String, Action> actions(Guard.Case<Capa> attempt, Capa state) {
        return CapaActions.TYPE.round(
                attempt.facts(), new CapaId(attempt.id()), state.cycle().number());
    }

    static Guard<Capa> windowIsOver() {
        return new Guard<>(WINDOW_OVER, attempt -> {
            Capa before = attempt.before();
            LocalDate until = before == null ? null : before.cycle().watchedUntil();
            return until == null || !attempt.on().isBefore(until)
                    ? Optional.empty()
                    : Optional.of("the effect is watched until " + until + "; judge it from that day on");
        });
    }

    static Guard<Capa> judgeDidNotAct() {
        return didNotAct(JUDGE, "answered for it, investigated, planned or acted; let somebody else judge");
    }

    static Guard<Capa> closerDidNotAct() {
        return didNotAct(CLOSER, "answered for it, investigated, planned or acted; let somebody else close it");
    }

    private static Guard<Capa> didNotAct(RuleReference rule, String because) {
        return new Guard<>(rule, attempt -> {
            Capa before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            Stream<By> onActions =
                    attempt
                            .facts()
                            .list(
                                    CapaActions.TYPE.type(),
                                    CapaActions.TYPE.parent().is(attempt.id()))
                            .stream()
                            .filter(action -> before.names(action.id()))
                            .flatMap(action -> action.state().hands());
            return Stream.of(owner(before), before.authors(), onActions)
                    .flatMap(hands -> hands)
                    .filter(hand -> attempt.by().shares(hand))
                    .findFirst()
                    .map(hand -> attempt.subject(hand) + " " + because);
        });
    }

    static Guard<Capa> isEffective() {
        return Guard.onStored(EFFECTIVE, state -> {
            EffectivenessCheck last = state.cycle().lastCheck();
            return state.cycle().isEffective()
                    ? Optional.empty()
                    : Optional.of(
                            last == null
                                    ? "its effect was not judged yet"
                                    : "the last verdict was " + last.verdict() + ": " + last.because());
        });
    }

    static Guard<Capa> cancellerIsAnother() {
        return Guard.notBy(
                CANCELLER,
                "opened it or answers for it; let somebody else cancel it",
                state -> Stream.concat(Stream.of(state.header().openedBy()), owner(state))
                        .toList());
    }

    static Guard<Capa> ownerDoesNotExtend() {
        return Guard.notBy(
                EXTENSION,
                "answers for it; let somebody else approve the extension",
                state -> owner(state).toList());
    }

    static Guard<Nonconformity> isUnderNoCapa() {
        return Guard.onStored(
                ONE_CAPA,
                state -> state.capa() == null
                        ? Optional.empty()
                        : Optional.of("it is under " + state.capa() + " already"));
    }

    static Guard<Nonconformity> isNotCritical() {
        return Guard.onStored(
                CRITICAL,
                state -> state.severity() == null || state.severity().level() != Severity.Level.CRITICAL
                        ? Optional.empty()
                        : Optional.of("it is critical; open a CAPA for it"));
    }

    static Guard<Nonconformity> isCorrectedAndAnswered() {
        return Guard.onStored(CORRECTED, state -> {
            if (state.corrections().isEmpty()) {
                return Optional.of("nothing was corrected; put the correction on record, or why none is possible");
            }
            return state.capa() != null || !state.acceptance().isBlank()
                    ? Optional.empty()
                    : Optional.of("it is under no CAPA; open one, or accept it without");
        });
    }

    static Guard<Nonconformity> raiserDoesNotEnd() {
        return Guard.notBy(
                SECOND_PERSON,
                "raised or corrected it; let somebody else end it",
                state -> state.hands().toList());
    }

    /** A program applies what somebody has approved, and leaves alone what somebody has judged. */
    static Guard<Nonconformity> programGradesByApprovedMethod() {
        return new Guard<>(APPROVED_METHOD, attempt -> {
            if (!attempt.roles().contains(Role.AUTOMATION)) {
                return Optional.empty();
            }
            Nonconformity before = attempt.before();
            if (before != null && before.severity() != null) {
                return Optional.of("it has been judged already; a person may judge it again");
            }
            Nonconformity proposed = attempt.proposed();
            Severity severity = proposed == null ? null : proposed.severity();
            return severity != null && severity.approvedBy().isBlank()
                    ? Optional.of("a program grades only by a method that somebody has approved; name the approver of "
                            + severity.method() + ", or let a person judge it")
                    : Optional.empty();
        });
    }

    static Guard<Nonconformity> isNotDetectedInTheFuture() {
        return new Guard<>(DETECTED, attempt -> {
            Nonconformity proposed = attempt.proposed();
            return proposed != null && proposed.report().detectedOn().isAfter(attempt.on())
                    ? Optional.of("it was detected on " + proposed.report().detectedOn()
                            + ", which is in the future; give the day on which it was found")
                    : Optional.empty();
        });
    }
}

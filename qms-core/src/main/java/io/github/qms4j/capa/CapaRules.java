package io.github.qms4j.capa;

import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can stand against a step of a CAPA, an action or a nonconformity. Each rule sees only its case. */
final class CapaRules {
    private static final RuleReference CAUSE_VERIFIED = new RuleReference(
            "CAP-3",
            "ISO 13485:2016 8.5.2 b)",
            "No plan is approved before a second person has verified the root cause as it stands.");
    private static final RuleReference VERIFIER = new RuleReference(
            "CAP-3", "ISO 13485:2016 8.5.2 b)", "A root cause is verified by somebody other than who wrote it.");
    private static final RuleReference SOMETHING_TO_DO =
            new RuleReference("CAP-4", "ISO 13485:2016 8.5.2 c)", "A plan has actions, or a rationale for none.");
    private static final RuleReference ALL_DONE = new RuleReference(
            "CAP-4",
            "ISO 13485:2016 8.5.2 d)",
            "Implementation ends when every action is done; a cancelled one counts by what was done in its place.");
    private static final RuleReference IN_ORDER =
            new RuleReference("CAP-4", "", "An action is done after those that it depends on.");
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
            "CAP-2", "21 CFR 11.10(g)", "A plan is approved by somebody who neither wrote it nor answers for it.");
    private static final RuleReference CLOSER =
            new RuleReference("CAP-2", "21 CFR 11.10(g)", "A CAPA is closed by somebody who did not act.");
    private static final RuleReference CANCELLER = new RuleReference(
            "CAP-2", "21 CFR 11.10(g)", "A CAPA is cancelled by somebody who neither opened it nor answers for it.");
    private static final RuleReference EXTENSION =
            new RuleReference("X-6", "ISO 9001:2015 10.2.1", "Who is to deliver does not extend the own due date.");
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
            "21 CFR 11.10(g)",
            "A nonconformity is closed or voided by somebody who did not raise or correct it.");

    private CapaRules() {}

    static Guard<CapaState> verifierIsAnother() {
        return personal(VERIFIER, "wrote the root cause; let somebody else verify it", state -> {
            RootCause cause = state.cycle().cause();
            return cause == null ? List.of() : List.of(cause.investigator());
        });
    }

    static Guard<CapaState> causeIsVerified() {
        return onStored(CAUSE_VERIFIED, state -> {
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

    static Guard<CapaState> somethingIsToBeDone() {
        return onStored(
                SOMETHING_TO_DO,
                state -> state.cycle().plan().isComplete()
                        ? Optional.empty()
                        : Optional.of("the plan is empty; add an action, or say why none is needed"));
    }

    static Guard<CapaState> criterionIsSet() {
        return onStored(
                CRITERION_FIRST,
                state -> state.cycle().plan().criterion() != null
                        ? Optional.empty()
                        : Optional.of("no effectiveness criterion is set; set one while the plan is made"));
    }

    static Guard<CapaState> approverIsNoAuthor() {
        return personal(
                APPROVER, "answers for it or wrote its plan; let somebody else approve", CapaRules::ownerAndAuthors);
    }

    private static List<String> ownerAndAuthors(CapaState state) {
        RootCause cause = state.cycle().cause();
        List<String> authors = new ArrayList<>(state.cycle().plan().authors());
        if (state.owner() != null) {
            authors.add(state.owner());
        }
        if (cause != null) {
            authors.add(cause.investigator());
        }
        return authors;
    }

    static Guard<CapaState> canBeDoneNow() {
        return new Guard<>(IN_ORDER, attempt -> {
            CapaState before = attempt.before();
            CapaState proposed = attempt.proposed();
            if (before == null || proposed == null) {
                return Optional.empty();
            }
            return proposed.cycle().plan().steps().stream()
                    .filter(step -> step.status() == ActionStatus.DONE)
                    .filter(step -> isOpenIn(before, step.action()))
                    .map(step -> waiting(step.action(), before))
                    .flatMap(Optional::stream)
                    .findFirst();
        });
    }

    private static boolean isOpenIn(CapaState before, CapaActionId action) {
        CapaPlan.Step step = before.cycle().plan().step(action);
        return step != null && step.status() == ActionStatus.OPEN;
    }

    private static Optional<String> waiting(CapaActionId action, CapaState before) {
        List<CapaActionId> open = before.cycle().plan().waitsFor(action);
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(action + " depends on " + open + ", not done yet; do these first");
    }

    static Guard<CapaState> cancelledIsReplaced() {
        return new Guard<>(REPLACED, attempt -> {
            CapaState proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            List<CapaPlan.Step> steps = proposed.cycle().plan().steps();
            return steps.stream()
                    .filter(step -> step.status() == ActionStatus.CANCELLED)
                    .filter(step ->
                            steps.stream().noneMatch(other -> step.action().equals(other.replaces())))
                    .map(step ->
                            step.action() + " would be cancelled with nothing in its place; plan what is done instead")
                    .findFirst();
        });
    }

    static Guard<CapaState> everythingIsDone() {
        return onStored(ALL_DONE, state -> {
            List<CapaActionId> open = state.cycle().plan().steps().stream()
                    .map(CapaPlan.Step::action)
                    .filter(action -> !state.cycle().plan().isDone(action))
                    .toList();
            return open.isEmpty() ? Optional.empty() : Optional.of("not done yet: " + open);
        });
    }

    static Guard<CapaState> windowIsOver() {
        return new Guard<>(WINDOW_OVER, attempt -> {
            CapaState before = attempt.before();
            LocalDate until = before == null ? null : before.cycle().watchedUntil();
            return until == null || !attempt.on().isBefore(until)
                    ? Optional.empty()
                    : Optional.of("the effect is watched until " + until + "; judge it from that day on");
        });
    }

    static Guard<CapaState> judgeDidNotAct() {
        return personal(
                JUDGE, "answered for it, investigated, planned or acted; let somebody else judge", CapaState::actors);
    }

    static Guard<CapaState> closerDidNotAct() {
        return personal(
                CLOSER,
                "answered for it, investigated, planned or acted; let somebody else close it",
                CapaState::actors);
    }

    static Guard<CapaState> isEffective() {
        return onStored(EFFECTIVE, state -> {
            EffectivenessCheck last = state.cycle().lastCheck();
            return state.cycle().isEffective()
                    ? Optional.empty()
                    : Optional.of(
                            last == null
                                    ? "its effect was not judged yet"
                                    : "the last verdict was " + last.verdict() + ": " + last.because());
        });
    }

    static Guard<CapaState> cancellerIsAnother() {
        return personal(
                CANCELLER,
                "opened it or answers for it; let somebody else cancel it",
                state -> state.owner() == null ? List.of(state.openedBy()) : List.of(state.openedBy(), state.owner()));
    }

    static Guard<CapaState> ownerDoesNotExtend() {
        return personal(
                EXTENSION,
                "answers for it; let somebody else approve the extension",
                state -> state.owner() == null ? List.of() : List.of(state.owner()));
    }

    static Guard<ActionState> actionOwnerDoesNotExtend() {
        return personal(
                EXTENSION, "is to do it; let somebody else approve the extension", state -> List.of(state.owner()));
    }

    static Guard<ActionState> actionOwnerDoesNotCancel() {
        return personal(
                REPLACED,
                "is to do it; let somebody else approve what is done instead",
                state -> List.of(state.owner()));
    }

    static Guard<NonconformityState> isUnderNoCapa() {
        return onStored(
                ONE_CAPA,
                state -> state.capa() == null
                        ? Optional.empty()
                        : Optional.of("it is under " + state.capa() + " already"));
    }

    static Guard<NonconformityState> isNotCritical() {
        return onStored(
                CRITICAL,
                state -> state.severity() == null || state.severity().level() != Severity.Level.CRITICAL
                        ? Optional.empty()
                        : Optional.of("it is critical; open a CAPA for it"));
    }

    static Guard<NonconformityState> isCorrectedAndAnswered() {
        return onStored(CORRECTED, state -> {
            if (state.corrections().isEmpty()) {
                return Optional.of("nothing was corrected; put the correction on record, or why none is possible");
            }
            return state.capa() != null || !state.acceptance().isBlank()
                    ? Optional.empty()
                    : Optional.of("it is under no CAPA; open one, or accept it without");
        });
    }

    static Guard<NonconformityState> raiserDoesNotEnd() {
        return personal(
                SECOND_PERSON,
                "raised or corrected it; let somebody else end it",
                state -> CapaPlan.ids(Stream.concat(
                        Stream.of(state.raisedBy()),
                        state.corrections().stream().map(Nonconformity.Measure::by))));
    }

    /** A rule on the record as it is stored, so that {@code can} knows the answer beforehand. */
    private static <S extends Record> Guard<S> onStored(RuleReference rule, Function<S, Optional<String>> against) {
        return new Guard<>(rule, attempt -> {
            @Nullable S before = attempt.before();
            return before == null ? Optional.empty() : against.apply(before);
        });
    }

    /** Segregation of duties: the step is not for these people, nor for who acts for them. */
    private static <S extends Record> Guard<S> personal(
            RuleReference rule, String because, Function<S, List<String>> people) {
        return new Guard<>(rule, attempt -> {
            @Nullable S before = attempt.before();
            return Stream.ofNullable(before)
                    .flatMap(state -> people.apply(state).stream())
                    .filter(attempt::isOrActsFor)
                    .findFirst()
                    .map(person -> attempt.subject(person) + " " + because);
        });
    }
}

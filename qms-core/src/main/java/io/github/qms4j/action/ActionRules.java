package io.github.qms4j.action;

import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can stand against a step of an action, whatever its parent. */
final class ActionRules {
    private static final RuleReference IN_ORDER =
            new RuleReference("CAP-4", "", "An action is done after those that it depends on.");
    private static final RuleReference KNOWN =
            new RuleReference("CAP-4", "", "An action depends on actions of the same plan that were not removed.");
    private static final RuleReference NEEDED =
            new RuleReference("CAP-4", "", "An action that another one depends on stays in the plan.");
    private static final RuleReference EXTENSION =
            new RuleReference("X-6", "ISO 9001:2015 10.2.1", "Whoever owns an action may not extend its due date.");
    private static final RuleReference NOT_BY_OWNER = new RuleReference(
            "CAP-4", "ISO 9001:2015 10.2.1", "Whoever owns an action may not cancel it; somebody else approves that.");
    private static final RuleReference SECOND_PERSON = new RuleReference(
            "REV-4", "ISO 9001:2015 10.2.1 d)", "An action is verified by somebody who did not carry it out.");

    private ActionRules() {}

    static Guard<Action> dependsOnKnownOnes(ActionType type) {
        return new Guard<>(KNOWN, attempt -> {
            Action proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            Set<String> unknown = new TreeSet<>(proposed.dependsOn());
            siblings(type, attempt.facts(), proposed).forEach((number, sibling) -> {
                if (sibling.status() != ActionStatus.CANCELLED) {
                    unknown.remove(number);
                }
            });
            return unknown.isEmpty()
                    ? Optional.empty()
                    : Optional.of("it depends on " + unknown + ", which are not in the plan; plan them first");
        });
    }

    static Guard<Action> isNotNeeded(ActionType type) {
        return new Guard<>(NEEDED, attempt -> {
            Action before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            return siblings(type, attempt.facts(), before).entrySet().stream()
                    .filter(other -> other.getValue().status() != ActionStatus.CANCELLED)
                    .filter(other -> other.getValue().dependsOn().contains(attempt.id()))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .findFirst()
                    .map(other -> other + " depends on it; remove that one first");
        });
    }

    static Guard<Action> comesInOrder(ActionType type) {
        return new Guard<>(IN_ORDER, attempt -> {
            Action before = attempt.before();
            if (before == null || before.dependsOn().isEmpty()) {
                return Optional.empty();
            }
            Map<String, Action> plan = siblings(type, attempt.facts(), before);
            List<String> open = before.dependsOn().stream()
                    .filter(other -> !isDone(plan, other))
                    .toList();
            return open.isEmpty()
                    ? Optional.empty()
                    : Optional.of(attempt.id() + " depends on " + open + ", not done yet; do these first");
        });
    }

    static Guard<Action> ownerDoesNotExtend() {
        return Guard.notFor(
                EXTENSION, "is to do it; let somebody else approve the extension", action -> List.of(action.owner()));
    }

    static Guard<Action> ownerDoesNotCancel() {
        return Guard.notFor(
                NOT_BY_OWNER,
                "is to do it; let somebody else approve what is done instead",
                action -> List.of(action.owner()));
    }

    static Guard<Action> verifierIsAnother() {
        return Guard.notBy(
                SECOND_PERSON,
                "answered for it or carried it out; let somebody else verify it",
                action -> action.hands().toList());
    }

    /** The actions of the same round, by number. */
    static Map<String, Action> siblings(ActionType type, Facts facts, Action action) {
        return round(type, facts, action.parent(), action.round());
    }

    static Map<String, Action> round(ActionType type, Facts facts, String parent, int round) {
        return facts.list(type.type(), type.parent().is(parent), type.round().is((long) round)).stream()
                .collect(Collectors.toMap(Versioned::id, Versioned::state));
    }

    /** Whether an action was done, or cancelled and everything in its place was. */
    static boolean isDone(Map<String, Action> plan, String number) {
        Action action = plan.get(number);
        if (action == null || action.status() == ActionStatus.OPEN) {
            return false;
        }
        List<String> inPlace = inPlaceOf(plan, number).toList();
        return action.status().isDone()
                || (!inPlace.isEmpty() && inPlace.stream().allMatch(other -> isDone(plan, other)));
    }

    static Stream<String> inPlaceOf(Map<String, Action> plan, String number) {
        return plan.entrySet().stream()
                .filter(other -> Objects.equals(other.getValue().replaces(), number))
                .map(Map.Entry::getKey);
    }
}

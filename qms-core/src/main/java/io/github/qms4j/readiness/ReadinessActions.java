package io.github.qms4j.readiness;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionType;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.util.List;
import java.util.Optional;

/** What is done about blockers: an action is of one assessment, and its round is the place of the question in it, from 1. */
public final class ReadinessActions {
    private static final RuleReference OF_A_BLOCKER = new RuleReference(
            "INS-3", "ISO 9001:2015 10.2.1", "An action on readiness is planned for a question that is blocked.");

    /** Actions under numbers such as {@code RDA-2026-0001}. */
    public static final ActionType TYPE = ActionType.of(
            "readiness-action",
            "RDA",
            new ActionType.Permissions(
                    ReadinessLifeCycle.ASSESS,
                    new Permission("readiness-action:work", Role.WORKING),
                    ReadinessLifeCycle.ASSESS),
            new ActionType.Guards(List.of(isForABlocker()), List.of(), List.of(), List.of()));

    private ReadinessActions() {}

    /** What an action does about a blocker. */
    public enum Kind {
        /** Puts right what the records show. */
        CORRECT,
        /** Provides what is missing. */
        PROVIDE
    }

    private static Guard<Action> isForABlocker() {
        return new Guard<>(OF_A_BLOCKER, attempt -> {
            Action action = attempt.before() != null ? attempt.before() : attempt.proposed();
            if (action == null) {
                return Optional.empty();
            }
            Optional<Answer> answer = attempt.facts()
                    .find(ReadinessLifeCycle.TYPE, action.parent())
                    .map(found -> found.state().answers())
                    .filter(answers -> action.round() >= 1 && action.round() <= answers.size())
                    .map(answers -> answers.get(action.round() - 1));
            return answer.filter(found -> found.outcome() == Outcome.BLOCKED).isPresent()
                    ? Optional.empty()
                    : Optional.of(answer.map(found -> "question " + found.question() + " is " + found.outcome())
                                    .orElse(action.parent() + " has no such question")
                            + "; plan it for one that is BLOCKED");
        });
    }
}

package io.github.qms4j.solution;

import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionType;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The milestones of implementations: planned first, reached while the solution is implemented and in use (rule SOL-3). */
public final class Milestones {
    private static final RuleReference AS_THE_PLAN_STANDS = new RuleReference(
            "SOL-3",
            "ISO 9001:2015 6.3",
            "Milestones are planned before the work begins, and reached or replaced after that.");
    private static final Set<ImplementationStatus> UNDER_WORK =
            EnumSet.of(ImplementationStatus.IMPLEMENTING, ImplementationStatus.LIVE);

    /** Milestones under numbers such as {@code MST-2026-0007}. */
    public static final ActionType TYPE = ActionType.of(
            "milestone",
            "MST",
            new ActionType.Permissions(SolutionRecords.WORK, SolutionRecords.WORK, SolutionRecords.APPROVE),
            new ActionType.Guards(
                    List.of(whileImplementationIs(EnumSet.of(ImplementationStatus.PLANNING))),
                    List.of(whileImplementationIs(UNDER_WORK)),
                    List.of(whileImplementationIs(UNDER_WORK)),
                    List.of()));

    private Milestones() {}

    private static Guard<Action> whileImplementationIs(Set<ImplementationStatus> statuses) {
        return new Guard<>(AS_THE_PLAN_STANDS, attempt -> {
            @Nullable Action milestone = attempt.before() != null ? attempt.before() : attempt.proposed();
            if (milestone == null) {
                return Optional.empty();
            }
            ImplementationStatus status = attempt.facts()
                    .find(ImplementationLifeCycle.TYPE, milestone.parent())
                    .map(found -> found.state().status())
                    .orElse(null);
            return status != null && statuses.contains(status)
                    ? Optional.empty()
                    : Optional.of(milestone.parent() + " is "
                            + (status == null ? "no implementation" : "in " + status) + "; it would have to be in "
                            + statuses);
        });
    }
}

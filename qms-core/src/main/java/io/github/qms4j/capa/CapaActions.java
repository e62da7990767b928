package io.github.qms4j.capa;

import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionType;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The actions of CAPAs: planned while the cause is investigated, carried out once the plan is approved (rule CAP-4). */
public final class CapaActions {
    private static final RuleReference AS_THE_PLAN_STANDS = new RuleReference(
            "CAP-4",
            "ISO 13485:2016 8.5.2 c)",
            "Actions are planned and removed before the plan is submitted, and carried out and replaced once it is"
                    + " approved.");

    /** Actions under numbers such as {@code ACT-2026-0007}. */
    public static final ActionType TYPE = ActionType.of(
            "capa-action",
            "ACT",
            new ActionType.Permissions(CapaRecords.WORK, CapaRecords.WORK, CapaRecords.APPROVE),
            new ActionType.Guards(
                    List.of(whileCapaIs(Set.of(CapaStatus.INVESTIGATION))),
                    List.of(whileCapaIs(Set.of(CapaStatus.IMPLEMENTATION))),
                    List.of(whileCapaIs(Set.of(CapaStatus.IMPLEMENTATION))),
                    List.of()));

    private CapaActions() {}

    private static Guard<Action> whileCapaIs(Set<CapaStatus> statuses) {
        return new Guard<>(AS_THE_PLAN_STANDS, attempt -> {
            @Nullable Action action = attempt.before() != null ? attempt.before() : attempt.proposed();
            if (action == null) {
                return Optional.empty();
            }
            CapaStatus status = attempt.facts()
                    .find(CapaLifeCycle.TYPE, action.parent())
                    .map(capa -> capa.state().status())
                    .orElse(null);
            return status != null && statuses.contains(status)
                    ? Optional.empty()
                    : Optional.of(action.parent() + " is " + (status == null ? "no CAPA" : "in " + status)
                            + "; it would have to be in " + statuses);
        });
    }
}

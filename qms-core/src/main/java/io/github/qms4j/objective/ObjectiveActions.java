package io.github.qms4j.objective;

import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionType;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The actions of objectives: planned before approval or after a review, and carried out while it is active. */
public final class ObjectiveActions {
    /** An objective has one plan of actions, and no rounds of them. */
    static final int ROUND = 1;

    private static final RuleReference AS_IT_STANDS = new RuleReference(
            "OBJ-1",
            "ISO 9001:2015 6.2.2 a)",
            "Actions of an objective are removed in draft, planned also later, and done while it is active.");

    /** Actions under numbers such as {@code OA-2026-0007}. */
    public static final ActionType TYPE = ActionType.of(
            "objective-action",
            "OA",
            new ActionType.Permissions(ObjectiveRecords.MAINTAIN, ObjectiveRecords.MAINTAIN, ObjectiveRecords.DECIDE),
            new ActionType.Guards(
                    List.of(whilePlanned()),
                    List.of(whileObjectiveIs(EnumSet.of(ObjectiveStatus.ACTIVE))),
                    List.of(whileObjectiveIs(EnumSet.of(ObjectiveStatus.ACTIVE))),
                    List.of()));

    private ObjectiveActions() {}

    /** What an action of an objective is for. */
    public enum Purpose {
        /** Changes how things are done. */
        CHANGE,
        /** Brings people, money or tools. */
        RESOURCE,
        /** Makes it measurable. */
        DATA
    }

    /** What is approved is not thinned out afterwards; giving up an action is then for who may decide. */
    private static Guard<Action> whilePlanned() {
        Guard<Action> planning = whileObjectiveIs(ObjectiveRecords.PLANNING);
        Guard<Action> removing = whileObjectiveIs(EnumSet.of(ObjectiveStatus.DRAFT));
        return new Guard<>(
                AS_IT_STANDS,
                attempt ->
                        (attempt.before() == null ? planning : removing).check().against(attempt));
    }

    private static Guard<Action> whileObjectiveIs(Set<ObjectiveStatus> statuses) {
        return ObjectiveRules.objective(
                AS_IT_STANDS,
                action -> new ObjectiveId(action.parent()),
                objective -> statuses.contains(objective.status()),
                "it would have to be in " + statuses);
    }
}

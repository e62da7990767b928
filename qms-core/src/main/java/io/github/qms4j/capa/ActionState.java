package io.github.qms4j.capa;

import io.github.qms4j.schedule.DueDate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An action as it is stored. */
public record ActionState(
        ActionStatus status,
        CapaId capa,
        int cycle,
        ActionKind kind,
        String description,
        String owner,
        DueDate due,
        List<CapaActionId> dependsOn,
        @Nullable CapaActionId replaces,
        List<String> evidence,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {
    public ActionState {
        dependsOn = List.copyOf(dependsOn);
        evidence = List.copyOf(evidence);
    }

    static ActionState planned(CapaId capa, int cycle, ActionDraft draft, @Nullable CapaActionId replaces) {
        return new ActionState(
                ActionStatus.OPEN,
                capa,
                cycle,
                draft.kind(),
                draft.description(),
                draft.owner(),
                DueDate.on(draft.dueOn()),
                draft.dependsOn(),
                replaces,
                List.of(),
                null,
                null);
    }

    ActionState ended(ActionStatus how, List<String> newEvidence, String by, Instant at) {
        return new ActionState(
                how, capa, cycle, kind, description, owner, due, dependsOn, replaces, newEvidence, by, at);
    }

    ActionState due(DueDate newDue) {
        return new ActionState(
                status, capa, cycle, kind, description, owner, newDue, dependsOn, replaces, evidence, endedBy, endedAt);
    }
}

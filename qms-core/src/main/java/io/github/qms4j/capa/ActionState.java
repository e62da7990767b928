package io.github.qms4j.capa;

import io.github.qms4j.schedule.DueDate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An action as it is stored. */
record ActionState(
        ActionStatus status,
        String capa,
        int cycle,
        ActionKind kind,
        String description,
        String owner,
        DueDate due,
        List<String> dependsOn,
        @Nullable String replaces,
        List<String> evidence,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {
    ActionState {
        dependsOn = List.copyOf(dependsOn);
        evidence = List.copyOf(evidence);
    }

    static ActionState planned(String capa, int cycle, ActionDraft draft, @Nullable String replaces) {
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

package io.github.qms4j.capa;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * An action to be planned (rule CAP-4).
 *
 * @param kind what it is for
 * @param description what is to be done
 * @param owner the id of the actor who answers for it
 * @param dueOn the day, in the engine's zone, by which it is to be done
 * @param dependsOn the numbers of actions of the same plan that must be done before it
 */
public record ActionDraft(
        ActionKind kind,
        @NotBlank @Size(max = NonconformityReport.MAX_TEXT) String description,
        @NotBlank String owner,
        LocalDate dueOn,
        List<CapaActionId> dependsOn) {
    public ActionDraft {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(dueOn, "dueOn");
        dependsOn = List.copyOf(dependsOn);
    }

    /** An action that waits for no other. */
    public static ActionDraft of(ActionKind kind, String description, String owner, LocalDate dueOn) {
        return new ActionDraft(kind, description, owner, dueOn, List.of());
    }

    /** The same, after other actions. */
    public ActionDraft after(CapaActionId... numbers) {
        return new ActionDraft(kind, description, owner, dueOn, List.of(numbers));
    }
}

package io.github.qms4j.action;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An action to be planned.
 *
 * @param kind what it is for, in the words of its parent's concept, such as {@code CORRECTIVE}
 * @param description what is to be done
 * @param owner the id of who answers for it
 * @param dueOn the day by which it is to be done, in the engine's zone
 * @param dependsOn the numbers of actions of the same plan that must be done before it
 */
public record ActionDraft(
        @NotBlank String kind,
        @NotBlank @Size(max = ActionDraft.MAX_TEXT) String description,
        @NotBlank String owner,
        LocalDate dueOn,
        List<String> dependsOn) {
    /** The longest description, in characters. */
    public static final int MAX_TEXT = 10_000;

    public ActionDraft {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(dueOn, "dueOn");
        dependsOn = List.copyOf(dependsOn);
    }

    /** An action that waits for no other. */
    public static ActionDraft of(Enum<?> kind, String description, String owner, LocalDate dueOn) {
        return new ActionDraft(kind.name(), description, owner, dueOn, List.of());
    }

    /** The same, after other actions. */
    public ActionDraft after(ActionId... numbers) {
        return new ActionDraft(
                kind,
                description,
                owner,
                dueOn,
                Arrays.stream(numbers).map(ActionId::value).toList());
    }
}

package io.github.qms4j.solution;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A selection to be opened.
 *
 * @param title what is sought
 * @param need why it is needed
 * @param owner the id of who answers for the selection
 * @param dueOn by when it is to be decided, a day in the engine's zone
 * @param specification what is known already; it can be replaced until the evaluation begins
 */
public record SelectionDraft(
        @NotBlank @Size(max = 300) String title,
        @NotBlank @Size(max = SelectionDraft.MAX_TEXT) String need,
        @NotBlank String owner,
        LocalDate dueOn,
        Specification specification) {
    /** The longest text, in characters. */
    public static final int MAX_TEXT = 10_000;

    public SelectionDraft {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(need, "need");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(dueOn, "dueOn");
        Objects.requireNonNull(specification, "specification");
    }

    /** A selection with its specification. */
    public static SelectionDraft of(
            String title, String need, String owner, LocalDate dueOn, Specification specification) {
        return new SelectionDraft(title, need, owner, dueOn, specification);
    }
}

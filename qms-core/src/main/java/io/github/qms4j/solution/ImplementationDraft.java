package io.github.qms4j.solution;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;

/**
 * An implementation to be planned.
 *
 * @param selection the decision that it carries out
 * @param title what is brought into use
 * @param risk what a failure of the solution could do
 * @param owner the id of who answers for it
 * @param startOn the day on which the work begins, in the engine's zone
 * @param goLiveOn the day on which it is to be in use
 */
public record ImplementationDraft(
        SelectionId selection,
        @NotBlank @Size(max = 300) String title,
        ProcessRisk risk,
        @NotBlank String owner,
        LocalDate startOn,
        LocalDate goLiveOn) {
    public ImplementationDraft {
        Objects.requireNonNull(selection, "selection");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(risk, "risk");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(startOn, "startOn");
        Objects.requireNonNull(goLiveOn, "goLiveOn");
    }
}

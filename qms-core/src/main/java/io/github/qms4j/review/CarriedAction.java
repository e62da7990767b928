package io.github.qms4j.review;

import io.github.qms4j.action.ActionStatus;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An action of an earlier review as it stood when this one met (rule REV-2).
 *
 * @param number such as {@code MRA-2026-0001}
 * @param review the review that agreed it
 * @param decision the number of that review's decision
 * @param description what was to be done
 * @param owner the id of who answers for it
 * @param dueOn the due date as it was then, in the engine's zone; null for none
 * @param status where it stood
 * @param effect what is on record of the effect of its decision; blank for nothing
 * @param open whether it was carried over, so that this review answers for it
 */
public record CarriedAction(
        String number,
        ReviewId review,
        int decision,
        String description,
        String owner,
        @Nullable LocalDate dueOn,
        ActionStatus status,
        String effect,
        boolean open) {
    public CarriedAction {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(review, "review");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(effect, "effect");
    }
}

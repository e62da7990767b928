package io.github.qms4j.solution;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;

/**
 * How one returns to what was before.
 *
 * @param reference where the plan is
 * @param sha256 the SHA-256 of its content, lower-case hexadecimal
 * @param owner the id of who decides on it
 */
public record RollbackPlan(
        @NotBlank String reference,

        @Pattern(regexp = ValidationEvidence.SHA_256, message = "is no SHA-256 in lower-case hexadecimal")
        String sha256,

        @NotBlank String owner) {
    public RollbackPlan {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(owner, "owner");
    }
}

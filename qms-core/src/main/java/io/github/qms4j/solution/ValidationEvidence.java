package io.github.qms4j.solution;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;

/**
 * A record of validation. Of each kind the one that was kept last counts.
 *
 * @param kind what was validated
 * @param reference where the record is
 * @param sha256 the SHA-256 of its content, lower-case hexadecimal
 * @param passed whether everything that was tested is as it should be, or its deviations are accepted
 * @param conclusion in one sentence what it says, with the deviations
 */
public record ValidationEvidence(
        Kind kind,
        @NotBlank String reference,

        @Pattern(regexp = SHA_256, message = "is no SHA-256 in lower-case hexadecimal")
        String sha256,

        boolean passed,
        @NotBlank String conclusion) {
    static final String SHA_256 = "[0-9a-f]{64}";

    public ValidationEvidence {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(conclusion, "conclusion");
    }

    /** A record of what passed. */
    public static ValidationEvidence passed(Kind kind, String reference, String sha256, String conclusion) {
        return new ValidationEvidence(kind, reference, sha256, true, conclusion);
    }

    /** A record of what did not. */
    public static ValidationEvidence failed(Kind kind, String reference, String sha256, String conclusion) {
        return new ValidationEvidence(kind, reference, sha256, false, conclusion);
    }

    /** What was validated. */
    public enum Kind {
        /** Installation qualification. */
        IQ,
        /** Operational qualification. */
        OQ,
        /** Performance qualification. */
        PQ,
        /** Computer software assurance by risk. */
        CSA
    }
}

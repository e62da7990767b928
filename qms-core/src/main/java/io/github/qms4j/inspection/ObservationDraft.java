package io.github.qms4j.inspection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;

/**
 * An observation as the authority issued it (rule INS-2).
 *
 * @param reference how the authority numbers it, such as {@code 483 observation 1}
 * @param text word for word
 * @param clause the requirement that it cites, such as {@code 21 CFR 820.100(a)}
 * @param severity as the authority grades it
 * @param issuedOn the day of issue
 * @param term by when it wants a response
 * @param owner the id of who answers for the response
 */
public record ObservationDraft(
        @NotBlank @Size(max = 200) String reference,
        @NotBlank @Size(max = RequestDraft.MAX_TEXT) String text,
        @NotBlank @Size(max = 200) String clause,
        ObservationSeverity severity,
        LocalDate issuedOn,
        ResponseTerm term,
        @NotBlank String owner) {
    public ObservationDraft {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(issuedOn, "issuedOn");
        Objects.requireNonNull(term, "term");
        Objects.requireNonNull(owner, "owner");
    }
}

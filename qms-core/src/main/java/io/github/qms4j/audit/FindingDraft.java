package io.github.qms4j.audit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finding to be raised.
 *
 * @param verdict what it makes of the line: minor, major, critical, observation or opportunity
 * @param statement what was found, up to 10,000 characters
 * @param evidence references to objective evidence; at least one for a nonconformity
 * @param grading how severe it is; null where no requirement is violated
 * @param owner the id of the auditee who answers for it
 * @param responseDue until when they respond; a day in the engine's zone
 */
public record FindingDraft(
        LineVerdict verdict,
        @NotBlank @Size(max = 10_000) String statement,
        List<String> evidence,
        @Nullable Grading grading,
        @NotBlank String owner,
        LocalDate responseDue) {
    public FindingDraft {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(responseDue, "responseDue");
        evidence = List.copyOf(evidence);
    }

    /** A finding without grading; say next what {@link #shownBy shows} it. */
    public static FindingDraft of(LineVerdict verdict, String statement, String owner, LocalDate responseDue) {
        return new FindingDraft(verdict, statement, List.of(), null, owner, responseDue);
    }

    /** The same with references to objective evidence. */
    public FindingDraft shownBy(String... references) {
        return new FindingDraft(verdict, statement, List.of(references), grading, owner, responseDue);
    }

    public FindingDraft graded(Grading newGrading) {
        return new FindingDraft(verdict, statement, evidence, newGrading, owner, responseDue);
    }
}

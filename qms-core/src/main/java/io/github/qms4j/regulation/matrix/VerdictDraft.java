package io.github.qms4j.regulation.matrix;

import io.github.qms4j.regulation.AssessmentVerdict;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an assessor found.
 *
 * @param verdict how far the requirement is met
 * @param statement what was seen, in words
 * @param answerBy the day by which a gap is to be answered; null where nothing is
 */
public record VerdictDraft(
        AssessmentVerdict verdict,
        @NotBlank @Size(max = VerdictDraft.MAX_TEXT) String statement,
        @Nullable LocalDate answerBy) {
    /** The longest text, in characters. */
    public static final int MAX_TEXT = 10_000;

    public VerdictDraft {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(statement, "statement");
    }

    /** All that it demands is met. */
    public static VerdictDraft compliant(String statement) {
        return new VerdictDraft(AssessmentVerdict.COMPLIANT, statement, null);
    }

    /** Some of it is met, some is not. */
    public static VerdictDraft partial(String statement, LocalDate answerBy) {
        return new VerdictDraft(AssessmentVerdict.PARTIAL, statement, Objects.requireNonNull(answerBy, "answerBy"));
    }

    /** It is not met. */
    public static VerdictDraft gap(String statement, LocalDate answerBy) {
        return new VerdictDraft(AssessmentVerdict.GAP, statement, Objects.requireNonNull(answerBy, "answerBy"));
    }

    /** It does not apply, for this reason; that is then decided of the requirement too. */
    public static VerdictDraft notApplicable(String rationale) {
        return new VerdictDraft(AssessmentVerdict.NOT_APPLICABLE, rationale, null);
    }
}

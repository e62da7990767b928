package io.github.qms4j.practice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;

/**
 * A model of standard changes to be written.
 *
 * @param title what it changes
 * @param owner the id of who answers for it
 * @param steps what is done
 * @param test how one knows that it worked
 * @param backOut how one returns to what was before
 * @param risk of one change by it; an approved model is of low risk
 */
public record ChangeModelDraft(
        @NotBlank @Size(max = 300) String title,
        @NotBlank String owner,
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String steps,
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String test,
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String backOut,
        RiskAssessment risk) {
    public ChangeModelDraft {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(steps, "steps");
        Objects.requireNonNull(test, "test");
        Objects.requireNonNull(backOut, "backOut");
        Objects.requireNonNull(risk, "risk");
    }

    /** A model. */
    public static ChangeModelDraft of(
            String title, String owner, String steps, String test, String backOut, RiskAssessment risk) {
        return new ChangeModelDraft(title, owner, steps, test, backOut, risk);
    }

    ChangePlan in(ChangeWindow window) {
        return ChangePlan.of(steps, test, backOut, window);
    }
}

package io.github.qms4j.practice;

import io.github.qms4j.capa.NonconformityId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the review after a change came to.
 *
 * @param achieved whether it did what it was for
 * @param conclusion what was learned
 * @param nonconformity the nonconformity raised; null for none
 */
public record ChangeReview(
        boolean achieved,
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String conclusion,
        @Nullable NonconformityId nonconformity) {
    public ChangeReview {
        Objects.requireNonNull(conclusion, "conclusion");
    }

    /** It did what it was for. */
    public static ChangeReview achieved(String conclusion) {
        return new ChangeReview(true, conclusion, null);
    }

    /** It did not do what it was for. */
    public static ChangeReview missed(String conclusion) {
        return new ChangeReview(false, conclusion, null);
    }

    /** The same with the nonconformity that was raised. */
    public ChangeReview raising(NonconformityId raised) {
        return new ChangeReview(achieved, conclusion, raised);
    }
}

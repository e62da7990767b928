package io.github.qms4j.practice;

import io.github.qms4j.capa.NonconformityId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the review of a major incident came to.
 *
 * @param conclusion what happened, what helped, what did not
 * @param problem the problem that looks for its cause; null for none
 * @param nonconformity the nonconformity raised; null for none
 * @param whyNeither why neither is needed; blank unless there is none
 */
public record IncidentReview(
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String conclusion,
        @Nullable ProblemId problem,
        @Nullable NonconformityId nonconformity,
        @Size(max = ChangeDraft.MAX_TEXT) String whyNeither) {
    public IncidentReview {
        Objects.requireNonNull(conclusion, "conclusion");
        Objects.requireNonNull(whyNeither, "whyNeither");
    }

    /** Its cause is looked for as a problem. */
    public static IncidentReview leadingTo(ProblemId problem, String conclusion) {
        return new IncidentReview(conclusion, problem, null, "");
    }

    /** It is a nonconformity. */
    public static IncidentReview raising(NonconformityId nonconformity, String conclusion) {
        return new IncidentReview(conclusion, null, nonconformity, "");
    }

    /** Nothing follows. */
    public static IncidentReview settled(String conclusion, String whyNeither) {
        return new IncidentReview(conclusion, null, null, whyNeither);
    }
}

package io.github.qms4j.training;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a learning system reported, on two axes as SCORM 2004 has them: an unknown success does not hide a completion.
 *
 * @param source the id of the statement, in the system that made it
 * @param completion whether it was taken to its end
 * @param success whether it was passed
 * @param scaledScore the score from -1 to 1 as the system reported it; null when it did not
 * @param on when; a day in the engine's zone
 */
public record LearningResult(
        String source,
        Completion completion,
        Success success,
        @Nullable String scaledScore,
        LocalDate on) {
    public LearningResult {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(completion, "completion");
        Objects.requireNonNull(success, "success");
        Objects.requireNonNull(on, "on");
    }

    /** Passed, or completed and not failed. */
    public boolean isPositive() {
        return success == Success.PASSED || (success == Success.UNKNOWN && completion == Completion.COMPLETED);
    }

    /** Whether something was taken to its end. */
    public enum Completion {
        COMPLETED,
        INCOMPLETE,
        UNKNOWN
    }

    /** Whether something was passed. */
    public enum Success {
        PASSED,
        FAILED,
        UNKNOWN
    }
}

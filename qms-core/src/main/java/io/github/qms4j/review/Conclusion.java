package io.github.qms4j.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;

/**
 * How the quality management system stands (ISO 9001:2015 9.3.1, ISO 13485:2016 5.6.1).
 *
 * @param suitability whether it fits what the organisation does
 * @param adequacy whether it covers what it must
 * @param effectiveness whether it reaches what it is meant to
 * @param statement why, in words
 * @param nextOn the day by which the next review is to meet, in the engine's zone
 */
public record Conclusion(
        Verdict suitability,
        Verdict adequacy,
        Verdict effectiveness,
        @NotBlank @Size(max = ReviewProgrammeDraft.MAX_TEXT) String statement,
        LocalDate nextOn) {
    public Conclusion {
        Objects.requireNonNull(suitability, "suitability");
        Objects.requireNonNull(adequacy, "adequacy");
        Objects.requireNonNull(effectiveness, "effectiveness");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(nextOn, "nextOn");
    }

    /** How one of the three stands. */
    public enum Verdict {
        GIVEN,
        /** With what was decided. */
        GIVEN_WITH_CHANGES,
        NOT_GIVEN
    }
}

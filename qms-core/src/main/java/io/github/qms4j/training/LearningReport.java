package io.github.qms4j.training;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.training.LearningResult.Completion;
import io.github.qms4j.training.LearningResult.Success;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a learning system says of a person and an activity, as it is read from a file (rule TRN-9).
 *
 * @param statement its id in the system that made it; the same id twice is the same statement
 * @param learner who, as the system knows them, such as {@code mbox:mailto:anna@example.com}
 * @param activity what, as the system knows it
 * @param verb what was done, as the system says it
 * @param completion whether it was taken to its end
 * @param success whether it was passed
 * @param scaledScore the score from -1 to 1 as it was written; null without one
 * @param at when, in UTC
 * @param noEvidence why it shows nothing, whatever the axes say; blank when it may
 * @param voids the id of the statement that it takes back; null when it takes back none
 */
public record LearningReport(
        String statement,
        String learner,
        String activity,
        String verb,
        Completion completion,
        Success success,
        @Nullable String scaledScore,
        Instant at,
        String noEvidence,
        @Nullable String voids) {
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_STATEMENT = 100;

    public LearningReport {
        Objects.requireNonNull(completion, "completion");
        Objects.requireNonNull(success, "success");
        Objects.requireNonNull(at, "at");
        check("statement", statement, MAX_STATEMENT, true);
        check("learner", learner, MAX_TEXT, false);
        check("activity", activity, MAX_TEXT, false);
        check("verb", verb, MAX_TEXT, false);
        check("noEvidence", noEvidence, MAX_TEXT, false);
        if (voids != null) {
            check("voids", voids, MAX_STATEMENT, true);
        }
        if (scaledScore != null) {
            check("scaledScore", scaledScore, MAX_STATEMENT, false);
        }
    }

    /** A result on two axes. */
    public static LearningReport of(
            String statement, String learner, String activity, Completion completion, Success success, Instant at) {
        return new LearningReport(statement, learner, activity, "", completion, success, null, at, "", null);
    }

    private static void check(String place, String text, int most, boolean isNeeded) {
        if (text.length() > most || (isNeeded && text.isBlank())) {
            throw InvalidInputException.of(
                    "learning statement",
                    place,
                    text,
                    "is blank or longer than " + most + " characters",
                    "give it as the learning system has it");
        }
    }
}

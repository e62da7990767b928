package io.github.qms4j.training.importing;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.training.LearningResult.Completion;
import io.github.qms4j.training.LearningResult.Success;
import java.util.Locale;

/**
 * A result of SCORM on two axes. SCORM 2004 has both; the one {@code lesson_status} of SCORM 1.2 is read as what it
 * says of either, and the other one stays unknown.
 *
 * @param completion whether it was taken to its end
 * @param success whether it was passed
 */
public record ScormResult(Completion completion, Success success) {
    /**
     * From {@code cmi.completion_status} and {@code cmi.success_status} of SCORM 2004; {@code not attempted} is
     * incomplete, a blank is unknown.
     *
     * @throws InvalidInputException when one of them is none of the vocabulary
     */
    public static ScormResult of2004(String completionStatus, String successStatus) {
        Completion completion = switch (word(completionStatus)) {
            case "completed" -> Completion.COMPLETED;
            case "incomplete", "not attempted" -> Completion.INCOMPLETE;
            case "", "unknown" -> Completion.UNKNOWN;
            default ->
                throw unknown("completion_status", completionStatus, "completed, incomplete, not attempted or unknown");
        };
        Success success = switch (word(successStatus)) {
            case "passed" -> Success.PASSED;
            case "failed" -> Success.FAILED;
            case "", "unknown" -> Success.UNKNOWN;
            default -> throw unknown("success_status", successStatus, "passed, failed or unknown");
        };
        return new ScormResult(completion, success);
    }

    /**
     * From {@code cmi.core.lesson_status} of SCORM 1.2: passed or failed say success, the others completion.
     *
     * @throws InvalidInputException when it is none of the vocabulary
     */
    public static ScormResult of12(String lessonStatus) {
        return switch (word(lessonStatus)) {
            case "passed" -> new ScormResult(Completion.UNKNOWN, Success.PASSED);
            case "failed" -> new ScormResult(Completion.UNKNOWN, Success.FAILED);
            case "completed" -> new ScormResult(Completion.COMPLETED, Success.UNKNOWN);
            case "incomplete", "not attempted" -> new ScormResult(Completion.INCOMPLETE, Success.UNKNOWN);
            case "browsed" -> new ScormResult(Completion.UNKNOWN, Success.UNKNOWN);
            default ->
                throw unknown(
                        "lesson_status",
                        lessonStatus,
                        "passed, completed, failed, incomplete, browsed or not attempted");
        };
    }

    private static String word(String status) {
        return status.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static InvalidInputException unknown(String place, String value, String known) {
        return InvalidInputException.of("SCORM result", place, value, "is none of the vocabulary", "give " + known);
    }
}

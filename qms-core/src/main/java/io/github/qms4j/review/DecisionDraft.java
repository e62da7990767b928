package io.github.qms4j.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decision to be put down.
 *
 * @param output what it is about
 * @param course which course is taken
 * @param statement what was decided
 * @param rationale why
 * @param inputs the names of the inputs that it rests on, such as {@code nonconformities}
 * @param expected by what it will be known whether it helped; null where nothing measures it
 */
public record DecisionDraft(
        OutputKind output,
        Course course,
        @NotBlank @Size(max = ReviewProgrammeDraft.MAX_TEXT) String statement,
        @NotBlank @Size(max = ReviewProgrammeDraft.MAX_TEXT) String rationale,
        List<String> inputs,
        @Nullable ExpectedEffect expected) {
    public DecisionDraft {
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(rationale, "rationale");
        inputs = inputs.stream().distinct().toList();
    }

    /** A decision whose rationale and inputs are still to be said. */
    public static DecisionDraft of(OutputKind output, Course course, String statement) {
        return new DecisionDraft(output, course, statement, "", List.of(), null);
    }

    /** With why, and the names of the inputs that it rests on. */
    public DecisionDraft because(String why, String... inputNames) {
        return new DecisionDraft(output, course, statement, why, List.of(inputNames), expected);
    }

    /** With what it is expected to change. */
    public DecisionDraft expecting(ExpectedEffect effect) {
        return new DecisionDraft(output, course, statement, rationale, inputs, effect);
    }
}

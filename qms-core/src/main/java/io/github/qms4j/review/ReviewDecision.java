package io.github.qms4j.review;

import io.github.qms4j.access.By;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a review decided, and on what (rule REV-4).
 *
 * @param output what it is about
 * @param course which course is taken
 * @param statement what was decided
 * @param rationale why
 * @param basis the inputs that it rests on, as they stood at the meeting
 * @param expected by what it will be known whether it helped; null where nothing measures it
 * @param by who put it down
 */
public record ReviewDecision(
        OutputKind output,
        Course course,
        String statement,
        String rationale,
        List<Basis> basis,
        @Nullable ExpectedEffect expected,
        By by) {
    public ReviewDecision {
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(rationale, "rationale");
        basis = List.copyOf(basis);
        Objects.requireNonNull(by, "by");
    }

    static ReviewDecision of(DecisionDraft draft, ReviewInputs inputs, By by) {
        List<Basis> basis = draft.inputs().stream()
                .map(name -> new Basis(
                        name, inputs.find(name).map(ReviewInput::sha256).orElse("")))
                .toList();
        return new ReviewDecision(
                draft.output(), draft.course(), draft.statement(), draft.rationale(), basis, draft.expected(), by);
    }

    /**
     * An input that a decision rests on.
     *
     * @param input its name
     * @param sha256 its hash at the meeting
     */
    public record Basis(String input, String sha256) {
        public Basis {
            Objects.requireNonNull(input, "input");
            Objects.requireNonNull(sha256, "sha256");
        }
    }
}

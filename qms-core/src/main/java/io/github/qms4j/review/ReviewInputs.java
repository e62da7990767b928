package io.github.qms4j.review;

import io.github.qms4j.access.By;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a review is given, and why what is missing is missing (rule REV-1).
 *
 * @param asOf when it was gathered, in UTC with milliseconds; null before
 * @param gatheredOn the day that it was then, in the engine's zone; null before
 * @param inputs each with a name of its own
 * @param justifications why a clause has no input
 */
public record ReviewInputs(
        @Nullable Instant asOf,
        @Nullable LocalDate gatheredOn,
        List<ReviewInput> inputs,
        List<Justification> justifications) {
    public ReviewInputs {
        inputs = List.copyOf(inputs);
        justifications = List.copyOf(justifications);
    }

    static ReviewInputs none() {
        return new ReviewInputs(null, null, List.of(), List.of());
    }

    /** With what was gathered in the place of what was gathered before; what was supplied stays. */
    ReviewInputs gathered(Instant at, LocalDate on, List<ReviewInput> gathered) {
        return new ReviewInputs(
                at,
                on,
                Stream.concat(gathered.stream(), inputs.stream().filter(input -> !input.isGathered()))
                        .toList(),
                justifications);
    }

    /** With what was supplied, in the place of what was supplied under the same name. */
    ReviewInputs supplied(ReviewInput supplied) {
        return new ReviewInputs(
                asOf,
                gatheredOn,
                Stream.concat(
                                inputs.stream().filter(input -> !input.name().equals(supplied.name())),
                                Stream.of(supplied))
                        .toList(),
                justifications);
    }

    /** With why a clause has no input, in the place of what was said of it before. */
    ReviewInputs justified(Justification justification) {
        return new ReviewInputs(
                asOf,
                gatheredOn,
                inputs,
                Stream.concat(
                                justifications.stream()
                                        .filter(other -> !other.clause().equals(justification.clause())),
                                Stream.of(justification))
                        .toList());
    }

    /** An input by its name. */
    public Optional<ReviewInput> find(String name) {
        return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
    }

    /** What there is on a clause, by the requirement's id. */
    public List<ReviewInput> on(String clause) {
        return inputs.stream()
                .filter(ReviewInput::isThere)
                .filter(input -> input.clauses().contains(clause))
                .toList();
    }

    /** Why there is nothing on a clause, by the requirement's id; empty when nobody said. */
    public Optional<Justification> justification(String clause) {
        return justifications.stream()
                .filter(justification -> justification.clause().equals(clause))
                .findFirst();
    }

    /** Whether a clause has an input, or a reason for none. */
    boolean isAnswered(String clause) {
        return !on(clause).isEmpty() || justification(clause).isPresent();
    }

    /**
     * Why a review has no input on a clause.
     *
     * @param clause the requirement's id
     * @param because in words
     * @param by who said so
     */
    public record Justification(String clause, String because, By by) {
        public Justification {
            Objects.requireNonNull(clause, "clause");
            Objects.requireNonNull(because, "because");
            Objects.requireNonNull(by, "by");
        }
    }
}

package io.github.qms4j.review;

import io.github.qms4j.access.By;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An input that somebody supplies because no record of the system holds it, such as the satisfaction of customers.
 *
 * @param name what it is; a source of the library has another name
 * @param clauses the ids of the requirements that it answers
 * @param statement what it says, and where that comes from
 * @param values figures, which have a trend when the next review is supplied with the same
 */
public record SuppliedInput(
        @NotBlank @Size(max = 200) String name,
        @NotEmpty List<@NotBlank String> clauses,
        @NotBlank @Size(max = ReviewProgrammeDraft.MAX_TEXT) String statement,
        List<Value> values) {
    public SuppliedInput {
        Objects.requireNonNull(name, "name");
        clauses = List.copyOf(clauses);
        Objects.requireNonNull(statement, "statement");
        values = List.copyOf(values);
    }

    /** An input in words on one clause. */
    public static SuppliedInput of(String name, String clause, String statement) {
        return new SuppliedInput(name, List.of(clause), statement, List.of());
    }

    /** The same on one more clause. */
    public SuppliedInput on(String clause) {
        return new SuppliedInput(
                name, Stream.concat(clauses.stream(), Stream.of(clause)).toList(), statement, values);
    }

    /** The same with a figure. */
    public SuppliedInput with(String figure, Quantity value, Direction better) {
        return new SuppliedInput(
                name,
                clauses,
                statement,
                Stream.concat(values.stream(), Stream.of(new Value(figure, value, better)))
                        .toList());
    }

    ReviewInput by(By who, long days) {
        List<Figure> figures = values.stream()
                .map(value -> Figure.of(
                        value.figure(),
                        Figure.Kind.AT_THE_END,
                        Result.measured(value.value()),
                        value.better(),
                        "",
                        days))
                .toList();
        return new ReviewInput(name, clauses, figures, statement, "", "", 0, sha256(), who);
    }

    private String sha256() {
        StringBuilder out = new StringBuilder("[");
        CanonicalJson.string(statement, out);
        values.forEach(value -> {
            CanonicalJson.string(value.figure(), out.append(','));
            CanonicalJson.string(value.value().toString(), out.append(','));
        });
        return Hashes.content(out.append(']').toString());
    }

    /**
     * A figure.
     *
     * @param figure its name
     * @param value what it is
     * @param better which way is better
     */
    public record Value(@NotBlank String figure, Quantity value, Direction better) {
        public Value {
            Objects.requireNonNull(figure, "figure");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(better, "better");
        }
    }
}

package io.github.qms4j.review;

import io.github.qms4j.access.By;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a review is given on some of its clauses (rule REV-1): gathered from records, or supplied by somebody where no
 * record holds it.
 *
 * @param name of its source, such as {@code nonconformities}; unique within a review
 * @param clauses the ids of the requirements that it answers
 * @param figures what it came to
 * @param statement what was supplied in words; blank for what was gathered
 * @param missing why there is nothing; blank when there is something
 * @param query which records were read: with it somebody else finds the same; blank for what was supplied
 * @param records how many were read
 * @param sha256 over what was read, each record with its version and content, or over what was supplied; lower-case
 *     hexadecimal
 * @param suppliedBy who supplied it; null for what was gathered
 */
public record ReviewInput(
        String name,
        List<String> clauses,
        List<Figure> figures,
        String statement,
        String missing,
        String query,
        long records,
        String sha256,
        @Nullable By suppliedBy) {
    public ReviewInput {
        Objects.requireNonNull(name, "name");
        clauses = List.copyOf(clauses);
        figures = List.copyOf(figures);
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(sha256, "sha256");
    }

    /** Whether it says something. */
    public boolean isThere() {
        return missing.isBlank();
    }

    /** Whether it was read from records rather than supplied. */
    public boolean isGathered() {
        return suppliedBy == null;
    }

    /** A figure by its name. */
    public Optional<Figure> figure(String wanted) {
        return figures.stream().filter(figure -> figure.name().equals(wanted)).findFirst();
    }

    /** The same with each figure beside what it was at the last review. */
    ReviewInput against(ReviewId review, ReviewInput earlier) {
        List<Figure> compared = figures.stream()
                .map(figure -> earlier.figure(figure.name())
                        .map(before -> figure.against(review, before))
                        .orElse(figure))
                .toList();
        return new ReviewInput(name, clauses, compared, statement, missing, query, records, sha256, suppliedBy);
    }
}

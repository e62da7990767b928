package io.github.qms4j.review;

import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where an input comes from. A host adds its own with {@link ManagementReviews#gathering}, for records of its own
 * types or clauses of its own instruments.
 *
 * @param name unique among the sources, and the same in every review: trends are found by it
 * @param clauses which inputs it answers, by instrument and clause whatever the edition, such as
 *     {@code iso-9001/9.3.2-c-4}
 * @param gather reads the records of the period and says the figures
 */
public record InputSource(String name, Set<String> clauses, Consumer<Gathering> gather) {
    public InputSource {
        Objects.requireNonNull(name, "name");
        clauses = Set.copyOf(clauses);
        Objects.requireNonNull(gather, "gather");
    }

    static InputSource of(String name, Consumer<Gathering> gather, String... clauses) {
        return new InputSource(name, Set.of(clauses), gather);
    }
}

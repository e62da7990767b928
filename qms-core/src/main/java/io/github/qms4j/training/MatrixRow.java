package io.github.qms4j.training;

import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.PersonId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person in the training matrix (rule TRN-8).
 *
 * @param person who
 * @param name as it is printed
 * @param department where they work; null for nowhere in particular
 * @param items how they stand with each course that a curriculum demands of them, by the course's number
 */
public record MatrixRow(
        PersonId person, String name, @Nullable DepartmentId department, List<Competence> items) {
    public MatrixRow {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(name, "name");
        items = List.copyOf(items);
    }
}

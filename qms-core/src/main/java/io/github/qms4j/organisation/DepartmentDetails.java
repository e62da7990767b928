package io.github.qms4j.organisation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a department.
 *
 * @param name as it is printed
 * @param parent the department that it is a part of; null for none
 * @param head who leads it; null while nobody does, which waits for the quality manager (rule ORG-3)
 */
public record DepartmentDetails(
        String name,
        @Nullable DepartmentId parent,
        @Nullable PersonId head) {
    public DepartmentDetails {
        Texts.check("department", "name", name);
    }

    /** A department of which only the name is known. */
    public static DepartmentDetails named(String name) {
        return new DepartmentDetails(name, null, null);
    }

    /** The same department as a part of another. */
    public DepartmentDetails partOf(DepartmentId newParent) {
        return new DepartmentDetails(name, Objects.requireNonNull(newParent, "parent"), head);
    }

    /** The same department, led by somebody. */
    public DepartmentDetails ledBy(PersonId newHead) {
        return new DepartmentDetails(name, parent, Objects.requireNonNull(newHead, "head"));
    }
}

package io.github.qms4j.organisation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a process.
 *
 * @param name as it is printed
 * @param criticality how much quality depends on it
 * @param owner who answers for it; null while nobody does, which waits for the quality manager (rule ORG-3)
 * @param department where it is run; null for none in particular
 */
public record ProcessDetails(
        String name,
        Criticality criticality,
        @Nullable PersonId owner,
        @Nullable DepartmentId department) {
    public ProcessDetails {
        Texts.check("process", "name", name);
        Objects.requireNonNull(criticality, "criticality");
    }

    /** A process without owner and department. */
    public static ProcessDetails named(String name, Criticality criticality) {
        return new ProcessDetails(name, criticality, null, null);
    }

    /** The same process, owned by somebody. */
    public ProcessDetails ownedBy(PersonId newOwner) {
        return new ProcessDetails(name, criticality, Objects.requireNonNull(newOwner, "owner"), department);
    }

    /** The same process, run by a department. */
    public ProcessDetails in(DepartmentId newDepartment) {
        return new ProcessDetails(name, criticality, owner, Objects.requireNonNull(newDepartment, "department"));
    }

    /** How much the quality of products and services depends on a process. */
    public enum Criticality {
        LOW,
        MEDIUM,
        HIGH
    }
}

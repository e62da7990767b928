package io.github.qms4j.organisation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person.
 *
 * @param name as it is printed
 * @param department where they work; null for nowhere in particular
 * @param manager whom they report to; null for nobody
 * @param site their usual place of work; null for none
 */
public record PersonDetails(
        String name,
        @Nullable DepartmentId department,
        @Nullable PersonId manager,
        @Nullable SiteId site) {
    public PersonDetails {
        Texts.check("person", "name", name);
    }

    /** Somebody of whom only the name is known. */
    public static PersonDetails named(String name) {
        return new PersonDetails(name, null, null, null);
    }

    /** The same person in a department. */
    public PersonDetails in(DepartmentId newDepartment) {
        return new PersonDetails(name, Objects.requireNonNull(newDepartment, "department"), manager, site);
    }

    /** The same person, reporting to somebody. */
    public PersonDetails reportingTo(PersonId newManager) {
        return new PersonDetails(name, department, Objects.requireNonNull(newManager, "manager"), site);
    }

    /** The same person at a site. */
    public PersonDetails at(SiteId newSite) {
        return new PersonDetails(name, department, manager, Objects.requireNonNull(newSite, "site"));
    }
}

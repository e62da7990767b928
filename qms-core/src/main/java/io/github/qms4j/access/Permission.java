package io.github.qms4j.access;

import java.util.Objects;
import java.util.Set;

/**
 * Something an actor may be allowed to do. A permission names the roles that have it unless the host's policy says
 * otherwise.
 *
 * @param name such as {@code servicedesk:operate}
 * @param defaultRoles the roles that the default policy grants it to; nobody else has it
 */
public record Permission(String name, Set<Role> defaultRoles) {
    public Permission {
        Objects.requireNonNull(name, "name");
        defaultRoles = Set.copyOf(defaultRoles);
    }

    public static Permission of(String name, Role... defaultRoles) {
        return new Permission(name, Set.of(defaultRoles));
    }

    @Override
    public String toString() {
        return name;
    }
}

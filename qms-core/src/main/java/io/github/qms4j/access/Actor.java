package io.github.qms4j.access;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who acts, as the host has authenticated them.
 *
 * @param id the host's stable id of the person or system account; what it may be says {@link PersonIds}
 * @param name the printed name, as it shall stand in the trail
 * @param roles the roles they act in, in the order of their names
 */
public record Actor(String id, String name, Set<Role> roles) {
    public Actor {
        Objects.requireNonNull(name, "name");
        PersonIds.check("an actor", id);
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }

    /** An actor whose printed name is the id. */
    public static Actor of(String id, Role... roles) {
        return new Actor(id, id, Set.of(roles));
    }

    /** The same actor under a printed name. */
    public Actor named(String printedName) {
        return new Actor(id, printedName, roles);
    }
}

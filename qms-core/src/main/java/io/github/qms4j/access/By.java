package io.github.qms4j.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who did something: the person, and whose delegated roles let them. Segregation of duties holds in both directions, so a
 * state that keeps who did what keeps both.
 *
 * @param id the id of who acted
 * @param onBehalfOf the id of whose delegated roles were needed; null when the actor's own sufficed
 */
public record By(String id, @Nullable String onBehalfOf) {
    public By {
        Objects.requireNonNull(id, "id");
    }

    /** Somebody in their own roles. */
    public static By of(String id) {
        return new By(id, null);
    }

    /** Whether it was this person, or somebody who acted for them; ids are compared as {@link PersonIds} says. */
    public boolean isOrActsFor(String person) {
        return PersonIds.same(id, person) || (onBehalfOf != null && PersonIds.same(onBehalfOf, person));
    }

    /** Whether the same hands are in both: the person, or somebody for them, on either side. */
    public boolean shares(By other) {
        return isOrActsFor(other.id) || (other.onBehalfOf != null && isOrActsFor(other.onBehalfOf));
    }

    @Override
    public String toString() {
        return onBehalfOf == null ? id : id + " for " + onBehalfOf;
    }
}

package io.github.qms4j.access;

/** Decides what an actor may do. A host replaces it to use its own authorisation; it denies by answering false. */
@FunctionalInterface
public interface AccessPolicy {
    /** Whether the actor has the permission. Called for every command; must be free of side effects. */
    boolean allows(Actor actor, Permission permission);

    /** The safe default: only the roles that a permission names have it. */
    static AccessPolicy byDefaultRoles() {
        return (actor, permission) -> actor.roles().stream().anyMatch(permission.defaultRoles()::contains);
    }
}

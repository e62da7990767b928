package io.github.qms4j.access;

/**
 * Decides what an actor may do. A host replaces it to use its own authorisation; it denies by answering false.
 *
 * <p>Commands have a permission each, and each record type has one for reading, such as {@code ticket:read}; all of them
 * are in {@code docs/access.md}. What a service looks up to carry out a command it reads as the actor: whoever may open
 * a ticket and not read agreements cannot have it judged by one.
 *
 * <p>Where it denies, it is asked about each {@link io.github.qms4j.delegation.Delegation} that the actor has at that
 * moment: about the delegator, in the delegated roles.
 *
 * <p>For an actor in the role {@link Role#INSPECTOR} the policy is not asked: such an actor reads what an
 * {@link io.github.qms4j.inspection.InspectorAccess} opens to them, and never takes an action, whatever other roles they
 * have (rule X-11).
 */
@FunctionalInterface
public interface AccessPolicy {
    /** Whether the actor has the permission. Called for every command and every read; must be free of side effects. */
    boolean allows(Actor actor, Permission permission);

    /** The safe default: only the roles that a permission names have it. */
    static AccessPolicy byDefaultRoles() {
        return (actor, permission) -> actor.roles().stream().anyMatch(permission.defaultRoles()::contains);
    }
}

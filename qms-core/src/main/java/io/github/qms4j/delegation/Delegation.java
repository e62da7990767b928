package io.github.qms4j.delegation;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.LimitedTime;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordType;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets somebody act in roles of somebody else for a limited time. The delegate acts, and signs, as themselves; the entry
 * of what they could not have done otherwise names the delegation. What is not for the delegator is not for the delegate
 * either (segregation of duties), and a competence that an action demands is the delegate's own.
 *
 * @param status where it stands; one that has ended by time stays granted
 * @param delegator whose roles they are: the id under which the host authenticates them
 * @param delegatorName the printed name
 * @param delegate the id of who acts for them
 * @param delegateName the printed name
 * @param roles the names of the roles, in their order
 * @param from when it begins, in UTC with milliseconds
 * @param until when it is over, exclusive
 * @param endedBy the id of who withdrew or revoked it, or null before
 */
public record Delegation(
        Status status,
        String delegator,
        String delegatorName,
        String delegate,
        String delegateName,
        Set<String> roles,
        Instant from,
        Instant until,
        @Nullable String endedBy) {
    /** Delegations, under numbers such as {@code DEL-2026-0001}. */
    public static final RecordType<Delegation> TYPE = DelegationLifeCycle.TYPE;

    public Delegation {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(delegator, "delegator");
        Objects.requireNonNull(delegatorName, "delegatorName");
        Objects.requireNonNull(delegate, "delegate");
        Objects.requireNonNull(delegateName, "delegateName");
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
    }

    Delegation ended(Status by, String actor) {
        return new Delegation(by, delegator, delegatorName, delegate, delegateName, roles, from, until, actor);
    }

    LimitedTime time() {
        return new LimitedTime(from, until);
    }

    /** The delegator in the delegated roles, as a policy is asked about them. */
    public Actor standingIn() {
        return new Actor(
                delegator, delegatorName, roles.stream().map(Role::new).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether a person may act by it at an instant. */
    public boolean lets(String person, Instant at) {
        return status == Status.GRANTED && delegate.equals(person) && time().contains(at);
    }

    /** Where a delegation stands. */
    public enum Status {
        GRANTED,
        /** Ended by the delegator. */
        WITHDRAWN,
        /** Ended by somebody who looks after access. */
        REVOKED
    }
}

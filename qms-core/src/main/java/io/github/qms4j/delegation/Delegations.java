package io.github.qms4j.delegation;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.access.Role;
import io.github.qms4j.delegation.Delegation.Status;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Delegations with an end date. Whoever acts does so in their own roles first; where these do not suffice, for lack of the
 * permission or because of a rule, the first delegation in the order of their numbers by which the action is allowed is
 * relied on, and named in its trail entry.
 *
 * <p>The roles of a delegator are what the host says when they delegate. A host that takes a role away from somebody has
 * their delegations revoked.
 */
public final class Delegations {
    /** The most characters of an id and of a name. */
    public static final int MAX_TEXT = 200;

    private final RecordStore records;

    /** The delegations of a store's tenant. */
    public Delegations(RecordStore records) {
        this.records = records;
    }

    /**
     * Delegates roles of the actor's own; needs a reason.
     *
     * @param delegate who shall act for the actor
     * @param roles the roles
     * @param from when it begins; what is finer than a millisecond is cut off
     * @param until when it is over, exclusive; at most 366 days later
     * @return its number, such as {@code DEL-2026-0001}
     * @throws InvalidInputException when a text is blank or too long
     * @throws io.github.qms4j.RefusedException when the period is empty, over or too long, a role is not the actor's own
     *     or that of an inspector, none is named, or the delegate is the actor
     */
    public DelegationId grant(Delegate delegate, Set<Role> roles, Instant from, Instant until) {
        checkText("id", delegate.id());
        checkText("name", delegate.name());
        Delegation delegation = new Delegation(
                Status.GRANTED,
                records.actor().id(),
                records.actor().name(),
                delegate.id(),
                delegate.name(),
                roles.stream().map(Role::name).collect(Collectors.toUnmodifiableSet()),
                from.truncatedTo(ChronoUnit.MILLIS),
                until.truncatedTo(ChronoUnit.MILLIS),
                null);
        return records.commit(work -> new DelegationId(
                work.create(DelegationLifeCycle.GRANT, act -> delegation).id()));
    }

    /** Ends a delegation of the actor's own for good; needs a reason. */
    public void withdraw(DelegationId number) {
        end(number, DelegationLifeCycle.WITHDRAW, Status.WITHDRAWN);
    }

    /** Ends a delegation of anybody's for good; needs a reason. */
    public void revoke(DelegationId number) {
        end(number, DelegationLifeCycle.REVOKE, Status.REVOKED);
    }

    private void end(DelegationId number, Transition<Delegation> row, Status as) {
        records.commit(work -> work.change(
                row, number, (delegation, act) -> delegation.ended(as, act.by().id())));
    }

    /** A delegation by its number; empty when there is none. */
    public Optional<Delegation> find(DelegationId number) {
        return records.find(Delegation.TYPE, number).map(Versioned::state);
    }

    /** What a person ever delegated, by number. */
    public List<Versioned<Delegation>> by(String delegator) {
        return with(DelegationLifeCycle.DELEGATOR, delegator);
    }

    /** What was ever delegated to a person, by number. */
    public List<Versioned<Delegation>> to(String delegate) {
        return with(DelegationLifeCycle.DELEGATE, delegate);
    }

    private List<Versioned<Delegation>> with(Attribute<Delegation, String> attribute, String person) {
        RecordQuery query = records.query(Delegation.TYPE).where(attribute.is(person));
        return records.stream(Delegation.TYPE, query).toList();
    }

    private static void checkText(String place, String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw InvalidInputException.of(
                    "delegate",
                    place,
                    text,
                    "is blank or longer than " + MAX_TEXT + " characters",
                    "say who shall act for the delegator");
        }
    }

    /**
     * Who acts for the delegator.
     *
     * @param id the id under which the host authenticates them
     * @param name the printed name
     */
    public record Delegate(String id, String name) {}
}

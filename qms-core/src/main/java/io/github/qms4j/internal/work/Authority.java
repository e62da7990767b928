package io.github.qms4j.internal.work;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.delegation.Delegation;
import io.github.qms4j.delegation.DelegationLifeCycle;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On what authority an actor acts at an instant: in their own roles, or where these do not suffice in roles that were
 * delegated to them; and on what competence. What it looked up once it knows.
 */
final class Authority {
    private final Engine engine;
    private final Actor actor;
    private final Instant at;
    private final Map<String, Optional<TrainingRecord>> trainings = new HashMap<>();
    private @Nullable List<Versioned<Delegation>> delegations;

    Authority(Engine engine, Actor actor, Instant at) {
        this.engine = engine;
        this.actor = actor;
        this.at = at;
    }

    Instant at() {
        return at;
    }

    /** Whether the actor has a permission, of their own or for somebody else. */
    boolean has(Permission permission) {
        return standings(permission).iterator().next().permitted();
    }

    /**
     * In which standings the actor may try what takes a permission, the first to be tried first; never empty. Delegations
     * are looked up once the actor's own roles do not suffice: for lack of the permission, or because of a rule.
     */
    Iterable<Standing> standings(Permission permission) {
        Standing own = new Standing(engine.policy().allows(actor, permission), null);
        if (own.permitted()) {
            return () -> Stream.concat(Stream.of(own), Stream.of(permission).flatMap(this::inDelegatedRoles))
                    .iterator();
        }
        List<Standing> delegated = inDelegatedRoles(permission).toList();
        return delegated.isEmpty() ? List.of(own) : delegated;
    }

    private Stream<Standing> inDelegatedRoles(Permission permission) {
        return delegated(permission).map(delegation -> new Standing(true, delegation));
    }

    /** In whose roles the actor has a permission, their own first. */
    List<By> having(Permission permission) {
        Stream<By> own = engine.policy().allows(actor, permission) ? Stream.of(By.of(actor.id())) : Stream.empty();
        Stream<By> delegated = delegated(permission)
                .map(delegation -> new By(actor.id(), delegation.state().delegator()))
                .distinct();
        return Stream.concat(own, delegated).toList();
    }

    /**
     * A standing.
     *
     * @param permitted whether it has the permission
     * @param delegation by which the actor would act; null for their own roles
     */
    record Standing(boolean permitted, @Nullable Versioned<Delegation> delegation) {
        @Nullable
        String onBehalfOf() {
            return delegation == null ? null : delegation.state().delegator();
        }

        Set<Role> roles(Actor actor) {
            return delegation == null
                    ? actor.roles()
                    : delegation.state().standingIn().roles();
        }

        By by(Actor actor) {
            return new By(actor.id(), onBehalfOf());
        }
    }

    /** What shows a competence; null when nothing does, or none is demanded. */
    @Nullable
    TrainingRecord training(@Nullable String competence, Facts facts) {
        return competence == null
                ? null
                : trainings
                        .computeIfAbsent(
                                competence,
                                name -> engine.competences().evidence(facts, actor, name, at, engine.dayOf(at)))
                        .orElse(null);
    }

    /** In the order of their numbers. */
    private Stream<Versioned<Delegation>> delegated(Permission permission) {
        if (actor.roles().contains(Role.INSPECTOR)) {
            return Stream.empty();
        }
        if (delegations == null) {
            delegations = current();
        }
        return delegations.stream()
                .filter(delegation -> engine.policy().allows(delegation.state().standingIn(), permission));
    }

    private List<Versioned<Delegation>> current() {
        RecordQuery query = RecordQuery.of(engine.tenant(), Delegation.TYPE.name())
                .where(
                        DelegationLifeCycle.DELEGATE.is(actor.id()),
                        DelegationLifeCycle.STATUS.is(Delegation.Status.GRANTED));
        return Pages.stream(page -> engine.storage().query(page), query)
                .map(row -> Rows.read(Delegation.TYPE, row))
                .filter(delegation -> delegation.state().lets(actor.id(), at))
                .toList();
    }
}

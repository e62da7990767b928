package io.github.qms4j.internal.work;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.delegation.Delegation;
import io.github.qms4j.delegation.DelegationLifeCycle;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return standings(permission).get(0).permitted();
    }

    /** In which standings the actor may try what takes a permission, the first to be tried first; never empty. */
    List<Standing> standings(Permission permission) {
        if (engine.policy().allows(actor, permission)) {
            return List.of(new Standing(true, null));
        }
        List<Standing> delegated =
                delegated(permission).map(d -> new Standing(true, d)).toList();
        return delegated.isEmpty() ? List.of(new Standing(false, null)) : delegated;
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

        By by(Actor actor) {
            return new By(actor.id(), onBehalfOf());
        }
    }

    /** What shows a competence; null when nothing does, or none is demanded. */
    @Nullable
    TrainingRecord training(@Nullable String competence) {
        return competence == null
                ? null
                : trainings
                        .computeIfAbsent(
                                competence, name -> engine.competences().evidence(actor, name, at))
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

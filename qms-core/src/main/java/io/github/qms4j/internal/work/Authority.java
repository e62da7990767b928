package io.github.qms4j.internal.work;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.delegation.Delegation;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.TransitionRules;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.Instant;
import java.util.ArrayList;
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

    /** Whether the actor has a permission, of their own or for somebody else. */
    boolean has(Permission permission) {
        return hasOwn(permission) || delegated(permission).findAny().isPresent();
    }

    private boolean hasOwn(Permission permission) {
        return engine.policy().allows(actor, permission);
    }

    /** Decides an attempt by the first delegation that allows it, if the actor's own roles do not. */
    <S extends Record> Decided decide(
            SessionRecords session, RecordType<S> type, Transition<S> row, @Nullable S before, @Nullable S proposed) {
        boolean own = hasOwn(row.permission());
        List<Versioned<Delegation>> delegated =
                own ? List.of() : delegated(row.permission()).toList();
        if (delegated.isEmpty()) {
            return decide(session, type, row, new Guard.Case<>(actor, null, at, before, proposed), own, null);
        }
        List<Decided> decided = new ArrayList<>();
        for (Versioned<Delegation> delegation : delegated) {
            String delegator = delegation.state().delegator();
            Decided one = decide(
                    session, type, row, new Guard.Case<>(actor, delegator, at, before, proposed), true, delegation);
            if (!(one.decision() instanceof Decision.Denied)) {
                return one;
            }
            decided.add(one);
        }
        return decided.get(0);
    }

    private <S extends Record> Decided decide(
            SessionRecords session,
            RecordType<S> type,
            Transition<S> row,
            Guard.Case<S> attempt,
            boolean permitted,
            @Nullable Versioned<Delegation> delegation) {
        TrainingRecord training = training(row.competence());
        Decision decision = TransitionRules.decide(
                type, row, attempt, permitted, session.reason(), session.signingOffer(), training);
        List<ReliedOn> reliedOn = new ArrayList<>();
        if (training != null) {
            reliedOn.add(new ReliedOn(training.type(), training.id(), training.version()));
        }
        if (delegation != null) {
            reliedOn.add(new ReliedOn(Delegation.TYPE.name(), delegation.id(), delegation.version()));
        }
        return new Decided(decision, reliedOn);
    }

    private @Nullable TrainingRecord training(@Nullable String competence) {
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
                .whereEqual("delegate", AttributeValue.of(actor.id()))
                .whereEqual("status", AttributeValue.of(Delegation.Status.GRANTED.name()));
        return Pages.stream(page -> engine.storage().query(page), query)
                .map(row -> Rows.read(Delegation.TYPE, row))
                .filter(delegation -> delegation.state().lets(actor.id(), at))
                .toList();
    }

    /**
     * A decision.
     *
     * @param reliedOn the records that it relies on if it is not denied
     */
    record Decided(Decision decision, List<ReliedOn> reliedOn) {}
}

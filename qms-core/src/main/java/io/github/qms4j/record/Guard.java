package io.github.qms4j.record;

import io.github.qms4j.access.Actor;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule that can stand against a transition. Pure: it sees only its arguments.
 *
 * @param <S> the record's state
 * @param rule the rule it enforces
 * @param check the decision
 */
public record Guard<S extends Record>(RuleReference rule, Check<S> check) {
    public Guard {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(check, "check");
    }

    /** What stands against the transition, in words; empty when nothing does. */
    @FunctionalInterface
    public interface Check<S extends Record> {
        Optional<String> against(Case<S> attempt);
    }

    /**
     * What a guard may look at.
     *
     * @param actor who tries
     * @param onBehalfOf the id of whose delegated roles let the actor try, or null when the actor's own do. A rule that
     *     keeps somebody from a step keeps out those who act for them too: it asks {@link #isOrActsFor}
     * @param at when
     * @param before the state as stored; null when the record is being created
     * @param proposed the state it would become; null when only asked beforehand
     */
    public record Case<S extends Record>(
            Actor actor,
            @Nullable String onBehalfOf,
            Instant at,
            @Nullable S before,
            @Nullable S proposed) {
        /** Whether the actor is a person, or acts on behalf of them. */
        public boolean isOrActsFor(String person) {
            return actor.id().equals(person) || person.equals(onBehalfOf);
        }

        /** How a sentence about such a person begins: with the person, or with who acts for them. */
        public String subject(String person) {
            return actor.id().equals(person) ? person : actor.id() + " acts for " + person + ", who";
        }
    }
}

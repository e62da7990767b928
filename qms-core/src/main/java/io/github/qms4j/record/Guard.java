package io.github.qms4j.record;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.PersonIds;
import io.github.qms4j.access.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule that can stand against a transition. Pure: it sees only its case, and through the case's {@link Facts} other
 * records, each of which the decision is then pinned to.
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

    /**
     * A rule on the record as it is stored, so that {@code can} knows the answer beforehand.
     *
     * @param against what stands against it, in words; empty when nothing does
     */
    public static <S extends Record> Guard<S> onStored(RuleReference rule, Function<S, Optional<String>> against) {
        return new Guard<>(rule, attempt -> {
            @Nullable S before = attempt.before();
            return before == null ? Optional.empty() : against.apply(before);
        });
    }

    /** A rule on the record as it would be; says nothing when only asked beforehand. */
    public static <S extends Record> Guard<S> onProposed(RuleReference rule, Function<S, Optional<String>> against) {
        return new Guard<>(rule, attempt -> {
            @Nullable S proposed = attempt.proposed();
            return proposed == null ? Optional.empty() : against.apply(proposed);
        });
    }

    /** A rule on how a stored record would change; says nothing when only asked beforehand. */
    public static <S extends Record> Guard<S> onChange(RuleReference rule, BiFunction<S, S, Optional<String>> against) {
        return new Guard<>(rule, attempt -> {
            @Nullable S before = attempt.before();
            @Nullable S proposed = attempt.proposed();
            return before == null || proposed == null ? Optional.empty() : against.apply(before, proposed);
        });
    }

    /**
     * Segregation of duties: the step is not for those who did something before, in both directions of a delegation.
     *
     * @param because what they did, and what would help, to follow on the person's id
     * @param hands who did it
     */
    public static <S extends Record> Guard<S> notBy(
            RuleReference rule, String because, Function<S, ? extends Collection<By>> hands) {
        return new Guard<>(
                rule,
                attempt -> Optional.ofNullable(attempt.before()).stream()
                        .flatMap(state -> hands.apply(state).stream())
                        .filter(hand -> attempt.by().shares(hand))
                        .findFirst()
                        .map(hand -> attempt.subject(hand) + " " + because));
    }

    /**
     * Segregation of duties: the step is not for persons that the record names, such as its owner, nor for who acts for
     * them.
     */
    public static <S extends Record> Guard<S> notFor(
            RuleReference rule, String because, Function<S, ? extends Collection<String>> persons) {
        return notBy(
                rule,
                because,
                state -> persons.apply(state).stream().map(By::of).toList());
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
     * @param roles the roles that let them: the actor's own, or those that were delegated to them
     * @param at when
     * @param on the business day that it is then, in the engine's zone
     * @param id the record's id; the series of a numbered record that is being created
     * @param before the state as stored; null when the record is being created
     * @param proposed the state it would become; null when only asked beforehand
     * @param facts other records
     */
    public record Case<S extends Record>(
            Actor actor,
            @Nullable String onBehalfOf,
            Set<Role> roles,
            Instant at,
            LocalDate on,
            String id,
            @Nullable S before,
            @Nullable S proposed,
            Facts facts) {
        public Case {
            roles = Set.copyOf(roles);
        }

        /** Who acts, and for whom. */
        public By by() {
            return new By(actor.id(), onBehalfOf);
        }

        /** Whether the actor is a person, or acts on behalf of them. */
        public boolean isOrActsFor(String person) {
            return by().isOrActsFor(person);
        }

        /** How a sentence about such a person begins: with the person, or with who acts for them. */
        public String subject(String person) {
            return subject(By.of(person));
        }

        /** How a sentence about what somebody did begins: with the actor, and whom they share it with. */
        public String subject(By hand) {
            if (PersonIds.same(actor.id(), hand.id())) {
                return actor.id();
            }
            if (onBehalfOf != null && hand.isOrActsFor(onBehalfOf)) {
                return actor.id() + " acts for " + onBehalfOf + ", who";
            }
            return hand.id() + " acted for " + actor.id() + ", who so";
        }
    }
}

package io.github.qms4j.delegation;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.PersonIds;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands against a delegation. */
final class DelegationRules {
    private static final RuleReference OWN_ROLES = new RuleReference(
            "X-2",
            "21 CFR 11.10(d)",
            "Somebody delegates roles that they act in themselves, not what was delegated to them, and never that of an"
                    + " inspector.");
    private static final RuleReference TO_ANOTHER =
            new RuleReference("X-2", "21 CFR 11.10(g)", "Roles are delegated to somebody else.");
    private static final RuleReference LIMITED = new RuleReference(
            "X-2",
            "21 CFR 11.10(d)",
            "A delegation ends after it begins, not in the past, and at most 366 days later.");
    private static final RuleReference BY_DELEGATOR = new RuleReference(
            "X-2", "21 CFR 11.10(g)", "A delegation is withdrawn by the delegator; others revoke it, if they may.");
    private static final RuleReference AS_GRANTED =
            new RuleReference("X-2", "21 CFR 11.10(e)", "What is ended is the delegation as it was granted.");

    private DelegationRules() {}

    static Guard<Delegation> ownRoles() {
        return new Guard<>(OWN_ROLES, attempt -> {
            Delegation proposed = attempt.proposed();
            return proposed == null ? Optional.empty() : notOwn(proposed, attempt.actor());
        });
    }

    private static Optional<String> notOwn(Delegation proposed, Actor actor) {
        if (!proposed.delegator().equals(actor.id())) {
            return Optional.of(actor.id() + " is not " + proposed.delegator() + "; have that person delegate");
        }
        if (proposed.roles().isEmpty()) {
            return Optional.of("no role is named; name those that the delegate shall act in");
        }
        Set<String> own = actor.roles().stream().map(Role::name).collect(Collectors.toSet());
        Set<String> others = new TreeSet<>(proposed.roles());
        others.removeAll(own);
        if (!others.isEmpty()) {
            return Optional.of(actor.id() + " acts as " + actor.roles() + " and not as " + others
                    + "; have somebody who does delegate it");
        }
        return proposed.roles().contains(Role.INSPECTOR.name())
                ? Optional.of("nobody inspects for another; have an inspector access granted")
                : Optional.empty();
    }

    static Guard<Delegation> toAnother() {
        return new Guard<>(TO_ANOTHER, attempt -> {
            Delegation proposed = attempt.proposed();
            return proposed != null && PersonIds.same(proposed.delegate(), proposed.delegator())
                    ? Optional.of(proposed.delegate() + " would act for themselves; name somebody else")
                    : Optional.empty();
        });
    }

    static Guard<Delegation> limited() {
        return new Guard<>(LIMITED, attempt -> {
            Delegation proposed = attempt.proposed();
            return proposed == null ? Optional.empty() : proposed.time().against(attempt.at());
        });
    }

    static Guard<Delegation> byDelegator() {
        return new Guard<>(BY_DELEGATOR, attempt -> {
            Delegation before = attempt.before();
            String actor = attempt.actor().id();
            return before != null && !before.delegator().equals(actor)
                    ? Optional.of(actor + " is not " + before.delegator() + "; have it revoked instead")
                    : Optional.empty();
        });
    }

    static Guard<Delegation> asGranted() {
        return new Guard<>(AS_GRANTED, attempt -> {
            @Nullable Delegation before = attempt.before();
            @Nullable Delegation proposed = attempt.proposed();
            return before == null
                            || proposed == null
                            || proposed.equals(before.ended(
                                    proposed.status(), attempt.actor().id()))
                    ? Optional.empty()
                    : Optional.of("it would be another delegation than before, or ended by somebody else");
        });
    }
}

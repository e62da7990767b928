package io.github.qms4j.record;

import io.github.qms4j.access.AccessPolicy;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import java.util.List;
import java.util.Set;

/**
 * Which role may take which action: what a policy says of every row of the transition tables, for documentation and for
 * whoever reviews access (21 CFR 11.10(d), EU GMP Annex 11, 12). A permission is not all that an action demands; the rest
 * is in the {@link RuleCatalogue}.
 */
public final class AccessTable {
    private final List<RecordType<?>> types;
    private final List<Role> roles;
    private final AccessPolicy policy;

    private AccessTable(List<RecordType<?>> types, List<Role> roles, AccessPolicy policy) {
        this.types = List.copyOf(types);
        this.roles = List.copyOf(roles);
        this.policy = policy;
    }

    /**
     * The table of these types.
     *
     * @param roles in the order of the columns
     * @param policy is asked for an actor in each role alone
     */
    public static AccessTable of(List<RecordType<?>> types, List<Role> roles, AccessPolicy policy) {
        return new AccessTable(types, roles, policy);
    }

    /** Whether an actor in this role alone may take an action. */
    public boolean allows(Role role, Transition<?> row) {
        return !role.equals(Role.INSPECTOR)
                && policy.allows(new Actor("anybody", "anybody", Set.of(role)), row.permission());
    }

    /** Whether an actor in this role alone may read; an inspector does so by a granted access and not by the policy. */
    public boolean allowsReading(Role role, RecordType<?> type) {
        return !role.equals(Role.INSPECTOR)
                && policy.allows(new Actor("anybody", "anybody", Set.of(role)), type.reading());
    }

    /** One table a record type, with a row for each action and a column for each role. */
    public String toMarkdown() {
        StringBuilder text =
                new StringBuilder("# Who may do what\n\nGenerated from the transition tables and the default"
                        + " policy. A host may set a policy of its own. `x`: the role has the permission; without it every attempt is"
                        + " refused and on record. `granted`: an inspector reads while an inspector access opens the"
                        + " type to them, with every read on record before it happens.\n");
        for (RecordType<?> type : types) {
            text.append("\n## ").append(type.name()).append("\n\n| Transition | Permission |");
            roles.forEach(role -> text.append(' ').append(role).append(" |"));
            text.append("\n| --- | --- |").append(" :-: |".repeat(roles.size())).append('\n');
            text.append("| (read) | `").append(type.reading()).append("` |");
            roles.forEach(role -> text.append(
                    role.equals(Role.INSPECTOR) ? " granted |" : allowsReading(role, type) ? " x |" : "  |"));
            text.append('\n');
            for (Transition<?> row : type.transitions().rows()) {
                text.append("| `")
                        .append(row.name())
                        .append("` | `")
                        .append(row.permission())
                        .append("` |");
                roles.forEach(role -> text.append(allows(role, row) ? " x |" : "  |"));
                text.append('\n');
            }
        }
        return text.toString();
    }
}

package io.github.qms4j.worklist;

import io.github.qms4j.access.By;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.PersonIds;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Waiting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who reads a worklist, and for whom they act. */
final class Reader {
    private final String id;
    private final Map<Permission, List<By>> standings;

    Reader(RecordStore records, Set<Permission> permissions) {
        this.id = records.actor().id();
        this.standings = records.standings(permissions);
    }

    private List<By> as(Permission permission) {
        return standings.getOrDefault(permission, List.of());
    }

    boolean has(Permission permission) {
        return !as(permission).isEmpty();
    }

    private Stream<String> delegators(Permission permission) {
        return as(permission).stream().map(By::onBehalfOf).flatMap(Stream::ofNullable);
    }

    /** What waits for the reader by name, whether they have the permission or not, or for a delegator. */
    Set<String> byName(Set<Permission> permissions) {
        Set<String> keys = new LinkedHashSet<>();
        for (Permission permission : permissions) {
            keys.add(Waiting.key(permission, id));
            delegators(permission).forEach(delegator -> keys.add(Waiting.key(permission, delegator)));
        }
        return keys;
    }

    /** By whose delegation it is the reader's; null when it is theirs without one, or not theirs. */
    @Nullable
    String onBehalfOf(Permission permission, @Nullable String person) {
        if (person == null) {
            return as(permission).stream().findFirst().map(By::onBehalfOf).orElse(null);
        }
        return PersonIds.same(person, id)
                ? null
                : delegators(permission)
                        .filter(delegator -> PersonIds.same(delegator, person))
                        .findFirst()
                        .orElse(null);
    }
}

package io.github.qms4j.spi.storage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes that apply together or not at all.
 *
 * @param changes in the order they were decided; a key occurs once
 */
public record ChangeSet(List<Change> changes) {
    public ChangeSet {
        changes = List.copyOf(changes);
        Set<RecordKey> seen = new HashSet<>();
        for (Change change : changes) {
            if (!seen.add(change.key())) {
                throw new IllegalArgumentException(change.key() + " occurs twice in one change set; merge its changes");
            }
        }
    }

    public static ChangeSet of(Change... changes) {
        return new ChangeSet(List.of(changes));
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}

package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.CodePointOrder;
import io.github.qms4j.spi.storage.RecordKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/** Changes in the one order in which all writers take their locks, so that no two of them wait for each other. */
final class KeyRuns {
    private static final Comparator<Change> BY_KEY = Comparator.comparing(
                    (Change c) -> c.key().type())
            .thenComparing(c -> c.key().tenant())
            .thenComparing(c -> c.key().id(), CodePointOrder.COMPARATOR);

    private KeyRuns() {}

    /** The changes by key. */
    static <C extends Change> List<C> sorted(Collection<C> changes) {
        return changes.stream().sorted(BY_KEY).toList();
    }

    /**
     * The changes by key, cut into runs of one type and tenant.
     *
     * @param together whether a change may be in the run of the one before it
     */
    static <C extends Change> List<List<C>> of(Collection<C> changes, BiPredicate<C, C> together) {
        List<List<C>> runs = new ArrayList<>();
        C last = null;
        for (C change : sorted(changes)) {
            if (last == null || !sameOwner(last.key(), change.key()) || !together.test(last, change)) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(change);
            last = change;
        }
        return runs;
    }

    private static boolean sameOwner(RecordKey a, RecordKey b) {
        return a.type().equals(b.type()) && a.tenant().equals(b.tenant());
    }

    /** Whether none of some changes comes before another one in the order of locks. */
    static boolean areBehind(Collection<? extends Change> some, Collection<? extends Change> others) {
        return some.stream()
                .map(Change.class::cast)
                .min(BY_KEY)
                .flatMap(first -> others.stream()
                        .map(Change.class::cast)
                        .max(BY_KEY)
                        .map(last -> BY_KEY.compare(first, last) > 0))
                .orElse(true);
    }
}

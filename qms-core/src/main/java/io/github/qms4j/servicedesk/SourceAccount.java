package io.github.qms4j.servicedesk;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What another system says of a ticket beside its events, and what it leaves open.
 *
 * @param dimensions further values to group by, by their names
 * @param waiting how long it says that the ticket waited in all, by what for
 * @param reopenings how often it says that the ticket was reopened; null when it does not say
 * @param reassignments how often it says that the ticket changed hands; null when it does not say
 * @param unknown what it leaves open
 */
public record SourceAccount(
        Map<String, String> dimensions,
        List<WaitingTotal> waiting,
        @Nullable Integer reopenings,
        @Nullable Integer reassignments,
        Set<UnknownFact> unknown) {
    static final SourceAccount NONE = new SourceAccount(Map.of(), List.of(), null, null, Set.of());

    public SourceAccount {
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        waiting = List.copyOf(waiting);
        Set<UnknownFact> ordered = EnumSet.noneOf(UnknownFact.class);
        ordered.addAll(unknown);
        unknown = Collections.unmodifiableSet(ordered);
    }

    /** Without what is counted over the whole life of a ticket; that is unknown at an earlier instant. */
    SourceAccount withoutTotals() {
        Set<UnknownFact> more = EnumSet.noneOf(UnknownFact.class);
        more.addAll(unknown);
        if (!waiting.isEmpty()) {
            more.add(UnknownFact.WAITING);
        }
        return new SourceAccount(dimensions, List.of(), null, null, more);
    }
}

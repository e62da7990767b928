package io.github.qms4j.record;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The life cycle of a record type as data (rule X-1): every transition with where it starts, where it leads, and what it
 * demands. Commands, {@code can(...)}, the rule catalogue and the diagrams all read this one table.
 *
 * @param <S> the record's state
 */
public final class TransitionTable<S extends Record> {
    private final List<String> statuses;
    private final Function<S, String> status;
    private final Settling<S> settling;
    private final Set<String> drafts;
    private final Map<String, Transition<S>> byName;

    TransitionTable(
            Class<? extends Enum<?>> statusType,
            Function<S, String> status,
            Settling<S> settling,
            Set<String> drafts,
            List<Transition<S>> rows) {
        this.statuses =
                Arrays.stream(statusType.getEnumConstants()).map(Enum::name).toList();
        this.status = status;
        this.settling = settling;
        this.drafts = Set.copyOf(drafts);
        this.byName = new LinkedHashMap<>();
        rows.forEach(row -> byName.put(row.name(), row));
    }

    /** The rows in the order they were written. */
    public List<Transition<S>> rows() {
        return List.copyOf(byName.values());
    }

    /** Every status, in declaration order. */
    public List<String> statuses() {
        return statuses;
    }

    /** The statuses in which changes need no reason yet. */
    public Set<String> drafts() {
        return drafts;
    }

    /** The statuses that no transition leaves; one that only edits is still final. */
    public Set<String> terminals() {
        Set<String> left = byName.values().stream()
                .flatMap(t -> t.from().stream().filter(s -> t.to().stream().anyMatch(other -> !other.equals(s))))
                .collect(Collectors.toSet());
        return statuses.stream().filter(s -> !left.contains(s)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The row of a name; empty when there is none. */
    public Optional<Transition<S>> row(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The status of a state. */
    public String statusOf(S state) {
        return status.apply(state);
    }

    /** A state in the status that a row leads to, where that is a single one and the type says how it is set. */
    public S settled(Transition<S> row, S state) {
        return row.to().size() == 1 ? settling.in(state, row.to().iterator().next()) : state;
    }

    /** How a state is put in a status. */
    @FunctionalInterface
    interface Settling<S extends Record> {
        S in(S state, String status);
    }
}

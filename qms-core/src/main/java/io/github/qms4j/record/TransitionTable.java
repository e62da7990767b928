package io.github.qms4j.record;

import io.github.qms4j.access.Permission;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.Transition.RequiredField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle of a record type as data (rule X-1): every action with where it starts, where it leads, and what it
 * demands. Commands, {@code can(...)}, the rule catalogue and the diagrams all read this one table.
 *
 * @param <S> the record's state
 */
public final class TransitionTable<S extends Record> {
    private final Class<? extends Enum<?>> statusType;
    private final Function<S, ? extends Enum<?>> status;
    private final Set<String> drafts;
    private final Map<String, Transition<S>> byAction;
    private final List<Transition<S>> rows;

    private TransitionTable(Builder<S, ?> builder) {
        this.statusType = builder.statusType;
        this.status = builder.status;
        this.drafts = Set.copyOf(builder.drafts);
        this.byAction = Map.copyOf(builder.byAction);
        this.rows = List.copyOf(builder.byAction.values());
    }

    /**
     * Starts a table.
     *
     * @param statusType every status there is
     * @param status reads the status of a state
     */
    public static <S extends Record, E extends Enum<E>> Builder<S, E> of(Class<E> statusType, Function<S, E> status) {
        return new Builder<>(statusType, status);
    }

    /** The rows in the order they were written. */
    public List<Transition<S>> rows() {
        return rows;
    }

    /** Every status, in declaration order. */
    public List<String> statuses() {
        return Arrays.stream(statusType.getEnumConstants()).map(Enum::name).toList();
    }

    /** The statuses in which changes need no reason yet. */
    public Set<String> drafts() {
        return drafts;
    }

    /** The statuses that no action leaves; one that only edits is still final. */
    public Set<String> terminals() {
        Set<String> left = rows.stream()
                .flatMap(t -> t.from().stream().filter(s -> t.to().stream().anyMatch(other -> !other.equals(s))))
                .collect(Collectors.toSet());
        return statuses().stream().filter(s -> !left.contains(s)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The row of an action; empty when there is none of that name. */
    public Optional<Transition<S>> row(String action) {
        return Optional.ofNullable(byAction.get(action));
    }

    /** The status of a state. */
    public String statusOf(S state) {
        return status.apply(state).name();
    }

    /**
     * Writes a table.
     *
     * @param <S> the record's state
     * @param <E> its status
     */
    public static final class Builder<S extends Record, E extends Enum<E>> {
        private final Class<E> statusType;
        private final Function<S, E> status;
        private final Set<String> drafts = new LinkedHashSet<>();
        private final Map<String, Transition<S>> byAction = new LinkedHashMap<>();

        private Builder(Class<E> statusType, Function<S, E> status) {
            this.statusType = statusType;
            this.status = status;
        }

        /** Statuses in which a change needs no reason. */
        public Builder<S, E> drafts(Set<E> statuses) {
            drafts.addAll(names(statuses));
            return this;
        }

        /** An action that creates the record. */
        public Row creates(String action, Permission permission, Set<E> to) {
            return new Row(action, permission, Set.of(), named(action, to));
        }

        /** An action that leads from one of several statuses to another. */
        public Row moves(String action, Permission permission, Set<E> from, E to) {
            return new Row(action, permission, named(action, from), Set.of(to.name()));
        }

        /** An action whose outcome decides among several statuses. */
        public Row moves(String action, Permission permission, Set<E> from, Set<E> to) {
            return new Row(action, permission, named(action, from), named(action, to));
        }

        /** An action that changes fields and leaves the status as it is. */
        public Row edits(String action, Permission permission, Set<E> in) {
            return new Row(action, permission, named(action, in), Set.of());
        }

        public TransitionTable<S> build() {
            return new TransitionTable<>(this);
        }

        /** An empty set would silently turn a row into one of another kind. */
        private static Set<String> named(String action, Set<? extends Enum<?>> statuses) {
            if (statuses.isEmpty()) {
                throw new IllegalArgumentException("action '" + action + "' names no status; name at least one");
            }
            return names(statuses);
        }

        private static Set<String> names(Iterable<? extends Enum<?>> statuses) {
            Set<String> names = new LinkedHashSet<>();
            statuses.forEach(s -> names.add(s.name()));
            return names;
        }

        /** One row being written; {@link #next()} goes on with the table. */
        public final class Row {
            private final String action;
            private final Permission permission;
            private final Set<String> from;
            private final Set<String> to;
            private final List<RequiredField<S>> required = new ArrayList<>();
            private final List<Guard<S>> guards = new ArrayList<>();
            private Note note = Note.OPTIONAL;
            private @Nullable String signatureMeaning;
            private @Nullable String competence;

            private Row(String action, Permission permission, Set<String> from, Set<String> to) {
                this.action = action;
                this.permission = permission;
                this.from = from;
                this.to = to;
            }

            /** Demands, allows or ignores a reason. */
            public Row note(Note newNote) {
                this.note = newNote;
                return this;
            }

            /** Demands that a field has a value afterwards. */
            public Row requires(String field, Function<S, @Nullable Object> value) {
                required.add(new RequiredField<>(field, value));
                return this;
            }

            /** Demands a signature with this meaning. */
            public Row signed(String meaning) {
                this.signatureMeaning = meaning;
                return this;
            }

            /**
             * Demands that the actor is shown to have a competence, such as {@code lead auditor} (rule TRN-5); the
             * engine's {@link io.github.qms4j.access.CompetenceGate} decides.
             */
            public Row competence(String name) {
                this.competence = name;
                return this;
            }

            /** Adds a rule that can stand against it. */
            public Row guard(Guard<S> guard) {
                guards.add(guard);
                return this;
            }

            /** Ends the row. */
            public Builder<S, E> next() {
                Transition<S> row = new Transition<>(
                        action, from, to, permission, note, required, signatureMeaning, competence, guards);
                if (byAction.put(action, row) != null) {
                    throw new IllegalStateException("action '" + action + "' stands twice in the table");
                }
                return Builder.this;
            }
        }
    }
}

package io.github.qms4j.record;

import io.github.qms4j.access.Permission;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of a transition table.
 *
 * @param <S> the record's state
 * @param action the command's name, such as {@code ticket.resolve}
 * @param from the statuses it starts from; empty when it creates the record
 * @param to the statuses it may lead to
 * @param permission what the actor needs
 * @param note whether a reason must be given
 * @param requiredFields fields that must have a value afterwards
 * @param signatureMeaning the meaning of the signature it demands, or null for none
 * @param competence the competence that the actor must be shown to have (rule TRN-5), or null for none
 * @param guards the rules that can stand against it
 */
public record Transition<S extends Record>(
        String action,
        Set<String> from,
        Set<String> to,
        Permission permission,
        Note note,
        List<RequiredField<S>> requiredFields,
        @Nullable String signatureMeaning,
        @Nullable String competence,
        List<Guard<S>> guards) {
    public Transition {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(note, "note");
        from = Set.copyOf(from);
        to = Set.copyOf(to);
        requiredFields = List.copyOf(requiredFields);
        guards = List.copyOf(guards);
    }

    /** Whether it brings a record into being. */
    public boolean creates() {
        return from.isEmpty();
    }

    /** Whether a reason must, may or need not be given. */
    public enum Note {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /**
     * A field that a transition demands.
     *
     * @param name the field's name
     * @param value reads it; null, an empty text or an empty collection is no value
     */
    public record RequiredField<S extends Record>(String name, Function<S, @Nullable Object> value) {
        boolean isPresentIn(S state) {
            Object found = value.apply(state);
            if (found instanceof String text) {
                return !text.isBlank();
            }
            return found instanceof java.util.Collection<?> many ? !many.isEmpty() : found != null;
        }
    }
}

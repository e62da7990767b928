package io.github.qms4j.record;

import io.github.qms4j.access.Permission;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of a transition table, declared once: the value by which a command is named, tried and asked about.
 *
 * @param <S> the record's state
 */
public final class Transition<S extends Record> {
    private final String name;
    private final Set<String> from;
    private final Set<String> to;
    private final Permission permission;
    private final Note note;
    private final List<RequiredField<S>> requiredFields;
    private final @Nullable String signatureMeaning;
    private final @Nullable String competence;
    private final boolean seenFirst;
    private final List<Guard<S>> guards;
    /** Set once, when the declaration of the type ends. */
    private @Nullable RecordType<S> type;

    Transition(Declaration<S, ?>.Row row) {
        this.name = row.name;
        this.from = Set.copyOf(row.from);
        this.to = Set.copyOf(row.to);
        this.permission = Objects.requireNonNull(row.permission, "permission");
        this.note = row.note;
        this.requiredFields = List.copyOf(row.required);
        this.signatureMeaning = row.signatureMeaning;
        this.competence = row.competence;
        this.seenFirst = row.seenFirst;
        this.guards = List.copyOf(row.guards);
    }

    void belongsTo(RecordType<S> newType) {
        this.type = newType;
    }

    /** The type whose records it changes. */
    public RecordType<S> type() {
        if (type == null) {
            throw new IllegalStateException("the record type of '" + name
                    + "' is not declared to its end; call Declaration.type() after its rows");
        }
        return type;
    }

    /** The command's name as the trail keeps it, such as {@code ticket.resolve}. */
    public String name() {
        return name;
    }

    /** The statuses it starts from; empty when it creates the record. */
    public Set<String> from() {
        return from;
    }

    /** The statuses it may lead to; empty when it leaves the status as it is. */
    public Set<String> to() {
        return to;
    }

    /** What the actor needs. */
    public Permission permission() {
        return permission;
    }

    /** Whether a reason must be given. */
    public Note note() {
        return note;
    }

    /** Fields that must have a value afterwards. */
    public List<RequiredField<S>> requiredFields() {
        return requiredFields;
    }

    /** The meaning of the signature it demands, or null for none. */
    public @Nullable String signatureMeaning() {
        return signatureMeaning;
    }

    /** The competence that the actor must be shown to have (rule TRN-5), or null for none. */
    public @Nullable String competence() {
        return competence;
    }

    /** The rules that can stand against it. */
    public List<Guard<S>> guards() {
        return guards;
    }

    /** Whether it brings a record into being. */
    public boolean creates() {
        return from.isEmpty();
    }

    /** Whether it takes the version that the actor was shown (rule X-15). */
    public boolean demandsSeen() {
        return !creates() && (seenFirst || signatureMeaning != null);
    }

    @Override
    public String toString() {
        return name;
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

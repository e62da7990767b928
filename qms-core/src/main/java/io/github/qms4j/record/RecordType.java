package io.github.qms4j.record;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything the kernel needs to know of a concept's record: its state, what of it can be queried, how it is numbered,
 * and its life cycle. A concept is one of these, its pure rules and a small service.
 *
 * @param <S> the state: a record of values that is stored as the payload
 */
public final class RecordType<S extends Record> {
    /** Hash of the record's last trail entry. Every type has it. */
    public static final String TRAIL_HEAD = "trailHead";
    /** When the record was last changed. Every type has it. */
    public static final String CHANGED_AT = "changedAt";
    /** The series of a human number, such as {@code CAPA-2026}. Numbered types have it. */
    public static final String SERIES = "series";
    /** The place in the series, from 1. Numbered types have it. */
    public static final String SEQUENCE = "sequence";

    /** The attributes that are the library's own; no type and no vendor may declare one of these names. */
    public static final Set<String> RESERVED_ATTRIBUTES = Set.of(TRAIL_HEAD, CHANGED_AT, SERIES, SEQUENCE);

    private final String name;
    private final Class<S> state;
    private final int schemaVersion;
    private final Map<Integer, UnaryOperator<Map<String, Object>>> upcasters;
    private final @Nullable String numberPrefix;
    private final List<Attribute<S, ?>> attributes;
    private final List<List<String>> indexes;
    private final TransitionTable<S> transitions;
    private final Permission reading;
    private final @Nullable Waiting<S> waiting;
    private final boolean secret;
    private final @Nullable String contentAt;

    RecordType(Declaration<S, ?> declaration, TransitionTable<S> transitions) {
        this.name = declaration.name;
        this.state = declaration.state;
        this.schemaVersion = declaration.schemaVersion;
        this.upcasters = Map.copyOf(declaration.upcasters);
        this.numberPrefix = declaration.numberPrefix;
        this.attributes = List.copyOf(declaration.attributes);
        this.indexes = List.copyOf(declaration.indexes);
        this.transitions = transitions;
        this.waiting = declaration.waiting;
        this.secret = declaration.secret;
        this.contentAt = declaration.contentAt;
        this.reading = declaration.reading == null ? byDefault(name, transitions) : declaration.reading;
    }

    private static Permission byDefault(String name, TransitionTable<?> transitions) {
        Set<Role> readers = new HashSet<>(Role.WORKING);
        readers.add(Role.AUTOMATION);
        transitions.rows().forEach(row -> readers.addAll(row.permission().defaultRoles()));
        readers.remove(Role.INSPECTOR);
        return new Permission(name + ":read", readers);
    }

    /**
     * Starts a type.
     *
     * @param name lower case with hyphens, such as {@code kpi-definition}; a vendor's has a namespace, such as
     *     {@code acme.complaint}; unique in an engine
     * @param state the record class of the state
     * @param statusType every status there is
     * @param status reads the status of a state
     */
    public static <S extends Record, E extends Enum<E>> Declaration<S, E> declare(
            String name, Class<S> state, Class<E> statusType, Function<S, E> status) {
        return new Declaration<>(name, state, statusType, status);
    }

    public String name() {
        return name;
    }

    /** The vendor's namespace; empty for the library's own types. */
    public Optional<String> namespace() {
        int dot = name.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(name.substring(0, dot));
    }

    public Class<S> state() {
        return state;
    }

    /** The version of the payload's schema; a payload of a newer one is refused. */
    public int schemaVersion() {
        return schemaVersion;
    }

    /**
     * A state of an earlier schema version in the present one.
     *
     * @param fromVersion the version that it was written in
     * @param written the state as JSON: maps, lists, texts, numbers, booleans
     */
    public Map<String, Object> upcast(int fromVersion, Map<String, Object> written) {
        Map<String, Object> present = written;
        for (int version = fromVersion; version < schemaVersion; version++) {
            UnaryOperator<Map<String, Object>> upcaster = upcasters.get(version);
            if (upcaster == null) {
                throw new IllegalStateException(name + " has no upcaster from schema version " + version);
            }
            present = upcaster.apply(present);
        }
        return present;
    }

    /** The prefix of human numbers; empty when records of this type are not numbered. */
    public Optional<String> numberPrefix() {
        return Optional.ofNullable(numberPrefix);
    }

    public List<Attribute<S, ?>> attributes() {
        return attributes;
    }

    /**
     * The attributes that storages should index together: first those that queries compare for equality, then the one they
     * sort by or take a range of. The id follows by itself; human numbers have an index without being named.
     */
    public List<List<String>> indexes() {
        if (numberPrefix == null) {
            return indexes;
        }
        List<List<String>> all = new ArrayList<>(indexes);
        all.add(List.of(SERIES, SEQUENCE));
        return List.copyOf(all);
    }

    public TransitionTable<S> transitions() {
        return transitions;
    }

    /**
     * A transition by its name, for hosts that take it from a screen.
     *
     * @throws InvalidInputException when this type has none of that name; lists those that it has
     */
    public Transition<S> transition(String transition) {
        return transitions
                .row(transition)
                .orElseThrow(() -> InvalidInputException.of(
                        "transition",
                        name,
                        transition,
                        "is not one of this type",
                        "known are "
                                + transitions.rows().stream()
                                        .map(Transition::name)
                                        .toList()));
    }

    /** What an actor needs to read records of this type; see {@link Declaration#readableWith}. */
    public Permission reading() {
        return reading;
    }

    /** What its records wait for; empty when they wait for nobody. */
    public Optional<Waiting<S>> waiting() {
        return Optional.ofNullable(waiting);
    }

    /** Whether nobody is told of its records; see {@link Declaration#secret}. */
    public boolean isSecret() {
        return secret;
    }

    /** Where a state names a text in the content store; empty when it names none. See {@link Declaration#contentAt}. */
    public Optional<String> contentAt() {
        return Optional.ofNullable(contentAt);
    }

    /** Every attribute as an adapter sees it, the kernel's own included. */
    public List<AttributeDefinition> definitions() {
        List<AttributeDefinition> all = new ArrayList<>();
        attributes.forEach(a -> all.add(a.definition()));
        all.add(new AttributeDefinition(TRAIL_HEAD, AttributeType.TEXT));
        all.add(new AttributeDefinition(CHANGED_AT, AttributeType.INSTANT));
        if (numberPrefix != null) {
            all.add(new AttributeDefinition(SERIES, AttributeType.TEXT));
            all.add(new AttributeDefinition(SEQUENCE, AttributeType.LONG));
        }
        return List.copyOf(all);
    }

    /**
     * The text of an id of this type.
     *
     * @throws InvalidInputException when it is another type's
     */
    public String idOf(RecordId id) {
        if (!id.recordType().equals(name)) {
            throw InvalidInputException.of(
                    name, "id", id.value(), "is the id of a " + id.recordType(), "give the id of a " + name);
        }
        return id.value();
    }

    @Override
    public String toString() {
        return name;
    }
}

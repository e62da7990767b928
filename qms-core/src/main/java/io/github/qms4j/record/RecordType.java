package io.github.qms4j.record;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
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

    /** The trail's rows are kept beside the records; a type of their name could write to them. */
    private static final Set<String> RESERVED_NAMES =
            Set.of("trail-entry", "trail-seal", "trail-tile", "erasable-text");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final String name;
    private final Class<S> state;
    private final int schemaVersion;
    private final @Nullable String numberPrefix;
    private final List<Attribute<S>> attributes;
    private final TransitionTable<S> transitions;
    private final Permission reading;

    private RecordType(Builder<S> builder, TransitionTable<S> transitions) {
        this.name = builder.name;
        this.state = builder.state;
        this.schemaVersion = builder.schemaVersion;
        this.numberPrefix = builder.numberPrefix;
        this.attributes = List.copyOf(builder.attributes);
        this.transitions = transitions;
        this.reading = builder.reading == null ? byDefault(name, transitions) : builder.reading;
    }

    private static Permission byDefault(String name, TransitionTable<?> transitions) {
        Set<Role> readers = new HashSet<>(Role.WORKING);
        transitions.rows().forEach(row -> readers.addAll(row.permission().defaultRoles()));
        readers.remove(Role.INSPECTOR);
        return new Permission(name + ":read", readers);
    }

    /**
     * Starts a type.
     *
     * @param name lower case with hyphens, such as {@code kpi-definition}; unique in an engine
     * @param state the record class of the state
     */
    public static <S extends Record> Builder<S> of(String name, Class<S> state) {
        return new Builder<>(name, state);
    }

    public String name() {
        return name;
    }

    public Class<S> state() {
        return state;
    }

    /** The version of the payload's schema; a payload of a newer one is refused. */
    public int schemaVersion() {
        return schemaVersion;
    }

    /** The prefix of human numbers; empty when records of this type are not numbered. */
    public Optional<String> numberPrefix() {
        return Optional.ofNullable(numberPrefix);
    }

    public List<Attribute<S>> attributes() {
        return attributes;
    }

    public TransitionTable<S> transitions() {
        return transitions;
    }

    /** What an actor needs to read records of this type; see {@link Builder#readableWith}. */
    public Permission reading() {
        return reading;
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

    @Override
    public String toString() {
        return name;
    }

    /** Writes a type. */
    public static final class Builder<S extends Record> {
        private final String name;
        private final Class<S> state;
        private final List<Attribute<S>> attributes = new ArrayList<>();
        private int schemaVersion = 1;
        private @Nullable String numberPrefix;
        private @Nullable Permission reading;

        private Builder(String name, Class<S> state) {
            if (!NAME.matcher(name).matches() || RESERVED_NAMES.contains(name)) {
                throw new IllegalArgumentException("record type '" + name
                        + "' is not lower case with hyphens, or is the library's own; choose a name such as"
                        + " 'kpi-definition'");
            }
            this.name = name;
            this.state = Objects.requireNonNull(state, "state");
        }

        public Builder<S> schemaVersion(int version) {
            this.schemaVersion = version;
            return this;
        }

        /** Records get human numbers such as {@code CAPA-2026-0007} as their ids (rule X-4). */
        public Builder<S> numbered(String prefix) {
            this.numberPrefix = Objects.requireNonNull(prefix, "prefix");
            return this;
        }

        /**
         * What an actor needs to read records of this type. Without it, that is a permission such as
         * {@code complaint:read} for the roles that work with records and those that an action of the type names.
         */
        public Builder<S> readableWith(Permission permission) {
            this.reading = Objects.requireNonNull(permission, "permission");
            return this;
        }

        public Builder<S> text(String attribute, Function<S, @Nullable String> value) {
            return add(attribute, AttributeType.TEXT, value, AttributeValue::of);
        }

        public Builder<S> whole(String attribute, Function<S, @Nullable Long> value) {
            return add(attribute, AttributeType.LONG, value, AttributeValue::of);
        }

        public Builder<S> decimal(String attribute, Function<S, @Nullable BigDecimal> value) {
            return add(attribute, AttributeType.DECIMAL, value, AttributeValue::of);
        }

        public Builder<S> instant(String attribute, Function<S, @Nullable Instant> value) {
            return add(attribute, AttributeType.INSTANT, value, AttributeValue::of);
        }

        public Builder<S> flag(String attribute, Function<S, @Nullable Boolean> value) {
            return add(attribute, AttributeType.BOOLEAN, value, AttributeValue::of);
        }

        public Builder<S> date(String attribute, Function<S, @Nullable LocalDate> value) {
            return add(attribute, AttributeType.DATE, value, AttributeValue::of);
        }

        private <V> Builder<S> add(
                String attribute, AttributeType type, Function<S, @Nullable V> value, Function<V, AttributeValue> of) {
            if (RESERVED_ATTRIBUTES.contains(attribute)
                    || attributes.stream().anyMatch(a -> a.definition().name().equals(attribute))) {
                throw new IllegalStateException("attribute '" + attribute + "' of " + name + " is taken already");
            }
            attributes.add(new Attribute<>(new AttributeDefinition(attribute, type), state -> {
                V found = value.apply(state);
                return found == null ? null : of.apply(found);
            }));
            return this;
        }

        /** Ends the type with its life cycle. */
        public RecordType<S> lifeCycle(TransitionTable<S> table) {
            return new RecordType<>(this, table);
        }
    }
}

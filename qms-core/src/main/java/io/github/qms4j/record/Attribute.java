package io.github.qms4j.record;

import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.Sort;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A queryable attribute of a record type: how it is read from the state, and the conditions that a query can put on it.
 *
 * @param <S> the record's state
 * @param <V> the values that it is compared with
 */
public final class Attribute<S extends Record, V> {
    private final AttributeDefinition definition;
    private final Function<S, @Nullable V> value;
    private final Function<V, AttributeValue> stored;

    Attribute(AttributeDefinition definition, Function<S, @Nullable V> value, Function<V, AttributeValue> stored) {
        this.definition = Objects.requireNonNull(definition, "definition");
        this.value = Objects.requireNonNull(value, "value");
        this.stored = Objects.requireNonNull(stored, "stored");
    }

    /** Name and type, as an adapter sees them. */
    public AttributeDefinition definition() {
        return definition;
    }

    public String name() {
        return definition.name();
    }

    /** What is stored for a state; null for no value. */
    public @Nullable AttributeValue in(S state) {
        V found = value.apply(state);
        return found == null ? null : stored.apply(found);
    }

    @Nullable
    V of(S state) {
        return value.apply(state);
    }

    /** Records with this value. */
    public Condition is(V wanted) {
        return new Condition.Equal(name(), stored.apply(wanted));
    }

    /** Records with one of these values; none of them finds nothing. */
    public Condition isIn(Collection<? extends V> wanted) {
        return new Condition.In(name(), wanted.stream().map(stored).collect(Collectors.toUnmodifiableSet()));
    }

    /** Records with this value or a larger one. */
    public Condition from(V bound) {
        return new Condition.Range(name(), stored.apply(bound), null);
    }

    /** Records with a smaller value. */
    public Condition before(V bound) {
        return new Condition.Range(name(), null, stored.apply(bound));
    }

    /** Records with a value in a half-open range. */
    public Condition between(V from, V before) {
        return new Condition.Range(name(), stored.apply(from), stored.apply(before));
    }

    /** The smallest value first. Records without a value do not appear. */
    public Sort ascending() {
        return Sort.ascending(name());
    }

    /** The largest value first. Records without a value do not appear. */
    public Sort descending() {
        return Sort.descending(name());
    }

    @Override
    public String toString() {
        return name();
    }
}

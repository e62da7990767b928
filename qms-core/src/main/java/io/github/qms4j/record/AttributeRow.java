package io.github.qms4j.record;

import io.github.qms4j.spi.storage.AttributeValue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a record is found by, without its content: for figures and lists over many records.
 *
 * @param <S> the record's state
 * @param id its id
 * @param version the current version
 * @param values the attributes by name; one without a value is absent
 */
public record AttributeRow<S extends Record>(String id, long version, Map<String, AttributeValue> values) {
    public AttributeRow {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(values, "values");
    }

    /** The value of an attribute as it is stored; empty when there is none. */
    public Optional<AttributeValue> get(Attribute<S, ?> attribute) {
        return Optional.ofNullable(values.get(attribute.name()));
    }

    /** The value of an attribute as text; empty when there is none. */
    public Optional<String> text(Attribute<S, ?> attribute) {
        return get(attribute).map(found -> found.value().toString());
    }
}

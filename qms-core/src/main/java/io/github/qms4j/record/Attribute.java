package io.github.qms4j.record;

import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeValue;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A queryable attribute with how it is read from the state.
 *
 * @param definition name and type
 * @param value reads it; null for no value
 */
public record Attribute<S extends Record>(AttributeDefinition definition, Function<S, @Nullable AttributeValue> value) {
    public Attribute {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(value, "value");
    }
}

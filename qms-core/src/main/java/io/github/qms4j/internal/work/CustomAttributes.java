package io.github.qms4j.internal.work;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The typed attributes that a vendor registered per record type (rule X-13). */
public record CustomAttributes(Map<String, Map<String, AttributeDefinition>> byType) {
    public CustomAttributes {
        Map<String, Map<String, AttributeDefinition>> copy = new HashMap<>();
        byType.forEach((type, attributes) -> copy.put(type, Map.copyOf(attributes)));
        byType = Map.copyOf(copy);
    }

    /** Refuses attributes that are not registered, or of another type than registered. */
    void check(RecordType<?> type, Map<String, AttributeValue> values) {
        Map<String, AttributeDefinition> known = byType.getOrDefault(type.name(), Map.of());
        List<Violation> violations = new ArrayList<>();
        new TreeMap<>(values).forEach((name, value) -> {
            AttributeDefinition definition = known.get(name);
            if (definition == null) {
                violations.add(new Violation(
                        name,
                        String.valueOf(value.value()),
                        "is not a registered attribute of " + type.name(),
                        "register it with QmsBuilder.customAttribute; known are "
                                + known.keySet().stream().sorted().toList()));
            } else if (definition.type() != value.type()) {
                violations.add(new Violation(
                        name,
                        String.valueOf(value.value()),
                        "is a " + value.type() + " where a " + definition.type() + " is registered",
                        ""));
            }
        });
        if (!violations.isEmpty()) {
            throw new InvalidInputException(type.name(), violations);
        }
    }

    /**
     * Refuses attributes of types that are not known, and names that a type declares itself: later queries could not tell
     * them apart.
     */
    public void checkAll(KnownTypes types) {
        byType.forEach((name, attributes) -> {
            RecordType<?> type = types.find(name)
                    .orElseThrow(() -> new ConfigurationException("custom attributes "
                            + attributes.keySet().stream().sorted().toList() + " are registered for '" + name
                            + "', which is no record type of this engine; known are "
                            + types.all().stream()
                                    .map(RecordType::name)
                                    .sorted()
                                    .toList()));
            type.definitions().stream()
                    .map(AttributeDefinition::name)
                    .filter(attributes::containsKey)
                    .findFirst()
                    .ifPresent(taken -> {
                        throw new ConfigurationException("attribute '" + taken + "' of " + name
                                + " is declared by the type itself; register it under another name");
                    });
        });
    }

    /** The names of all attributes that may be queried, sorted. */
    List<String> names(RecordType<?> type) {
        return Stream.concat(
                        type.definitions().stream().map(AttributeDefinition::name),
                        byType.getOrDefault(type.name(), Map.of()).keySet().stream())
                .sorted()
                .toList();
    }

    /** The type of an attribute that may be queried; null when there is none of that name. */
    @org.jspecify.annotations.Nullable
    AttributeType typeOf(RecordType<?> type, String name) {
        AttributeDefinition custom = byType.getOrDefault(type.name(), Map.of()).get(name);
        if (custom != null) {
            return custom.type();
        }
        return type.definitions().stream()
                .filter(d -> d.name().equals(name))
                .map(AttributeDefinition::type)
                .findFirst()
                .orElse(null);
    }
}

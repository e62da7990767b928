package io.github.qms4j.tck;

import io.github.qms4j.spi.storage.AttributeType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A record type that the contract is run with, and the names of the attributes it writes, one for each attribute type.
 *
 * @param name the record type
 * @param attributes the attribute's name by type; types left out get a name that no adapter knows
 */
public record ContractType(String name, Map<AttributeType, String> attributes) {
    public ContractType {
        Objects.requireNonNull(name, "name");
        Map<AttributeType, String> all = new EnumMap<>(AttributeType.class);
        all.put(AttributeType.TEXT, "vendorText");
        all.put(AttributeType.LONG, "vendorWhole");
        all.put(AttributeType.DECIMAL, "vendorDecimal");
        all.put(AttributeType.INSTANT, "vendorInstant");
        all.put(AttributeType.BOOLEAN, "vendorFlag");
        all.put(AttributeType.DATE, "vendorDate");
        all.putAll(attributes);
        attributes = Map.copyOf(all);
    }

    /** A type that no adapter has heard of, with attributes that none has a place for. */
    public static ContractType vendor() {
        return new ContractType("vendor.thing", Map.of());
    }

    /** A type that the adapter knows, with the attributes that it has a place for. */
    public static ContractType known(String name, Map<AttributeType, String> attributes) {
        return new ContractType(name, attributes);
    }

    /** The attribute that holds values of a type. */
    public String attribute(AttributeType type) {
        return Objects.requireNonNull(attributes.get(type));
    }

    @Override
    public String toString() {
        return name;
    }
}

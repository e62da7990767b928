package io.github.qms4j.spi.storage;

import java.util.Objects;

/**
 * One sort; text is ordered by code point. Ties are broken by the record id, in the same direction; records without a value do not appear.
 *
 * @param attribute a declared attribute
 * @param descending the largest value first
 */
public record Sort(String attribute, boolean descending) {
    public Sort {
        Objects.requireNonNull(attribute, "attribute");
    }

    public static Sort ascending(String attribute) {
        return new Sort(attribute, false);
    }

    public static Sort descending(String attribute) {
        return new Sort(attribute, true);
    }
}

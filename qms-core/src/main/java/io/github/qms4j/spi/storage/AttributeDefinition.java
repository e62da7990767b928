package io.github.qms4j.spi.storage;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A declared, and therefore queryable, attribute of a record type.
 *
 * @param name lower camel case, a letter first, at most 40 letters and digits
 * @param type the type of its values
 */
public record AttributeDefinition(String name, AttributeType type) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");

    public AttributeDefinition {
        Objects.requireNonNull(type, "type");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("attribute name '" + name + "' is not lower camel case of at most 40"
                    + " letters and digits; choose a name such as 'siteCode'");
        }
    }
}

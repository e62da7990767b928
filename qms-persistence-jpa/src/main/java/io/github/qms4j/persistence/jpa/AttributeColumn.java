package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeType;
import java.util.Locale;

/**
 * The column of a declared attribute.
 *
 * @param attribute the attribute's name
 * @param type the attribute's type; a value of another type is kept like an attribute without a column
 * @param name the column's name
 */
record AttributeColumn(String attribute, AttributeType type, String name) {
    static AttributeColumn text(String attribute) {
        return of(attribute, AttributeType.TEXT);
    }

    static AttributeColumn whole(String attribute) {
        return of(attribute, AttributeType.LONG);
    }

    static AttributeColumn decimal(String attribute) {
        return of(attribute, AttributeType.DECIMAL);
    }

    static AttributeColumn instant(String attribute) {
        return of(attribute, AttributeType.INSTANT);
    }

    static AttributeColumn flag(String attribute) {
        return of(attribute, AttributeType.BOOLEAN);
    }

    static AttributeColumn date(String attribute) {
        return of(attribute, AttributeType.DATE);
    }

    static AttributeColumn of(AttributeDefinition definition) {
        return of(definition.name(), definition.type());
    }

    private static AttributeColumn of(String attribute, AttributeType type) {
        return new AttributeColumn(attribute, type, snakeCase(attribute));
    }

    /** Under another name, for an attribute whose name is a reserved word of a database or a column of every table. */
    AttributeColumn named(String column) {
        return new AttributeColumn(attribute, type, column);
    }

    /** Databases drop trailing zeros of a decimal; its scale has a column of its own (contract rule S7). */
    boolean hasScale() {
        return type == AttributeType.DECIMAL;
    }

    String scaleName() {
        return name + "_scale";
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}

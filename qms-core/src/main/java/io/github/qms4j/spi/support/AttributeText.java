package io.github.qms4j.spi.support;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a record as text, a line each, {@code name=TYPE:value}, in the order in which the map gives them. No
 * type and no digit is lost, so a record can be read from one row, whatever else a store keeps to query by.
 */
public final class AttributeText {
    private AttributeText() {}

    /** The attributes as text; empty for none. */
    public static String format(Map<String, AttributeValue> attributes) {
        StringBuilder text = new StringBuilder();
        attributes.forEach((name, value) -> text.append(escape(name))
                .append('=')
                .append(value.type())
                .append(':')
                .append(escape(value.value().toString()))
                .append('\n'));
        return text.toString();
    }

    /**
     * The attributes of a text.
     *
     * @param text from {@link #format}; null, as from a column that has no value, for none
     * @throws IllegalArgumentException when the text was not written by {@link #format}
     */
    public static Map<String, AttributeValue> parse(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        try {
            return attributes(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the attributes '" + text + "' were altered: " + e.getMessage(), e);
        }
    }

    private static Map<String, AttributeValue> attributes(String text) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            int equals = text.indexOf('=', start);
            int colon = text.indexOf(':', equals);
            attributes.put(
                    unescape(text.substring(start, equals)),
                    value(AttributeType.valueOf(text.substring(equals + 1, colon)), text.substring(colon + 1, end)));
            start = end + 1;
        }
        return attributes;
    }

    private static AttributeValue value(AttributeType type, String text) {
        return switch (type) {
            case TEXT -> AttributeValue.of(unescape(text));
            case LONG -> AttributeValue.of(Long.parseLong(text));
            case DECIMAL -> AttributeValue.of(new BigDecimal(text));
            case INSTANT -> AttributeValue.of(Instant.parse(text));
            case BOOLEAN -> AttributeValue.of(Boolean.parseBoolean(text));
            case DATE -> AttributeValue.of(LocalDate.parse(text));
        };
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("=", "\\e");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            plain.append(escaped == 'n' ? '\n' : escaped == 'e' ? '=' : escaped);
        }
        return plain.toString();
    }
}

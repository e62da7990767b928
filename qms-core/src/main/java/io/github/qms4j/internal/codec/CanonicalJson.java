package io.github.qms4j.internal.codec;

import io.github.qms4j.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One text for one value: RFC 8785 restricted to what records hold, that is, no floating point. Keys are sorted by
 * UTF-16 code unit, numbers are integers, nothing is escaped that need not be.
 */
public final class CanonicalJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    /** The canonical text of a tree. */
    public static String write(JsonNode node) {
        StringBuilder out = new StringBuilder(256);
        write(node, out);
        return out.toString();
    }

    static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            writeObject(node, out);
        } else if (node.isArray()) {
            out.append('[');
            String separator = "";
            for (JsonNode element : node) {
                out.append(separator);
                write(element, out);
                separator = ",";
            }
            out.append(']');
        } else if (node.isString()) {
            string(node.stringValue(), out);
        } else if (node.isIntegralNumber()) {
            out.append(node.bigIntegerValue());
        } else if (node.isBoolean() || node.isNull()) {
            out.append(node);
        } else {
            throw new IllegalStateException("a payload holds a " + node.getNodeType() + " (" + node
                    + "), which has no canonical form; hold decimals as BigDecimal");
        }
    }

    private static void writeObject(JsonNode node, StringBuilder out) {
        List<String> names = new ArrayList<>(node.propertyNames());
        Collections.sort(names);
        out.append('{');
        String separator = "";
        for (String name : names) {
            out.append(separator);
            string(name, out);
            out.append(':');
            write(node.get(name), out);
            separator = ",";
        }
        out.append('}');
    }

    /**
     * Appends a string literal.
     *
     * @throws InvalidInputException when half of a surrogate pair stands alone, which UTF-8 cannot hold
     */
    public static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                control(c, out);
            } else if (Character.isSurrogate(c)) {
                i = pair(text, i, out);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static void control(char c, StringBuilder out) {
        switch (c) {
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }

    private static int pair(String text, int i, StringBuilder out) {
        boolean whole = Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!whole) {
            throw InvalidInputException.of(
                    "text",
                    "character " + i,
                    Integer.toHexString(text.charAt(i)),
                    "is half of a surrogate pair",
                    "pass on well-formed Unicode");
        }
        out.append(text.charAt(i)).append(text.charAt(i + 1));
        return i + 1;
    }
}

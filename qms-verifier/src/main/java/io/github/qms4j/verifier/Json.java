package io.github.qms4j.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value: a {@link TreeMap}, an {@link ArrayList}, a {@link String}, a {@link Digits}, a {@link Boolean} or null.
 * Whole numbers only, as section 2 of the format has it. Reads a text only when it is the canonical one.
 */
final class Json {
    private static final int DEEPEST = 500;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** A whole number as it is written. */
    record Digits(String digits) {}

    /** Reads a canonical text; any other text of the same value is refused. */
    static @Nullable Object read(String text) throws UnreadableException {
        Json reader = new Json(text);
        Object value = reader.value(0);
        if (reader.at != text.length()) {
            throw reader.unreadable("there is something behind the end");
        }
        String canonical = write(value);
        if (!canonical.equals(text)) {
            int i = 0;
            while (i < Math.min(canonical.length(), text.length()) && canonical.charAt(i) == text.charAt(i)) {
                i++;
            }
            throw new UnreadableException("it is not canonical from character " + i + " on");
        }
        return value;
    }

    static Map<String, @Nullable Object> object(@Nullable Object value, String what) throws UnreadableException {
        if (value instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked")
            Map<String, @Nullable Object> object = (Map<String, @Nullable Object>) map;
            return object;
        }
        throw new UnreadableException(what + " is not an object");
    }

    /** What nobody looks at would be in a sound pack without any proof. */
    static void requireNames(@Nullable Object value, Set<String> names, String what) throws UnreadableException {
        Set<String> found = object(value, what).keySet();
        if (!found.equals(names)) {
            throw new UnreadableException(what + " has the names " + found + " and not those of format 1");
        }
    }

    static List<@Nullable Object> array(@Nullable Object value, String what) throws UnreadableException {
        if (value instanceof List<?> list) {
            @SuppressWarnings("unchecked")
            List<@Nullable Object> array = (List<@Nullable Object>) list;
            return array;
        }
        throw new UnreadableException(what + " is not an array");
    }

    static String string(Map<String, @Nullable Object> object, String name) throws UnreadableException {
        if (object.get(name) instanceof String string) {
            return string;
        }
        throw new UnreadableException("'" + name + "' is not a string");
    }

    static long whole(Map<String, @Nullable Object> object, String name) throws UnreadableException {
        if (object.get(name) instanceof Digits number) {
            try {
                return Long.parseLong(number.digits());
            } catch (NumberFormatException e) {
                throw new UnreadableException("'" + name + "' is " + number.digits() + ", which is out of range");
            }
        }
        throw new UnreadableException("'" + name + "' is not a whole number");
    }

    private @Nullable Object value(int depth) throws UnreadableException {
        if (depth > DEEPEST) {
            throw unreadable("it is nested deeper than " + DEEPEST);
        }
        if (at == text.length()) {
            throw unreadable("it ends too early");
        }
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) throws UnreadableException {
        Map<String, @Nullable Object> object = new TreeMap<>();
        at++;
        if (take('}')) {
            return object;
        }
        do {
            String name = string();
            expect(':');
            if (object.containsKey(name)) {
                throw unreadable("the name '" + name + "' is there twice");
            }
            object.put(name, value(depth + 1));
        } while (take(','));
        expect('}');
        return object;
    }

    private List<@Nullable Object> array(int depth) throws UnreadableException {
        List<@Nullable Object> array = new ArrayList<>();
        at++;
        if (take(']')) {
            return array;
        }
        do {
            array.add(value(depth + 1));
        } while (take(','));
        expect(']');
        return array;
    }

    private String string() throws UnreadableException {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return string.toString();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        throw unreadable("a string has no end");
    }

    private char escaped() throws UnreadableException {
        if (at == text.length()) {
            throw unreadable("it ends too early");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unreadable("there is no escape \\" + c);
        };
    }

    private char unicode() throws UnreadableException {
        if (at + 4 > text.length()) {
            throw unreadable("it ends too early");
        }
        try {
            char c = (char) Integer.parseInt(text, at, at + 4, 16);
            at += 4;
            return c;
        } catch (NumberFormatException e) {
            throw unreadable("an escape has no four hexadecimal digits");
        }
    }

    private Digits number() throws UnreadableException {
        int from = at;
        take('-');
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(from, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)") || digits.equals("-0")) {
            throw unreadable("there is no JSON value");
        }
        return new Digits(digits);
    }

    private @Nullable Object literal(String name, @Nullable Object value) throws UnreadableException {
        if (!text.startsWith(name, at)) {
            throw unreadable("there is no JSON value");
        }
        at += name.length();
        return value;
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char c) throws UnreadableException {
        if (!take(c)) {
            throw unreadable("a '" + c + "' is missing");
        }
    }

    private UnreadableException unreadable(String why) {
        return new UnreadableException(why + ", at character " + at);
    }

    /** The canonical text of a value. */
    static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> object) {
            char before = '{';
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                out.append(before);
                quote((String) entry.getKey(), out);
                write(entry.getValue(), out.append(':'));
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else if (value instanceof List<?> array) {
            char before = '[';
            for (Object element : array) {
                write(element, out.append(before));
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (value instanceof String string) {
            quote(string, out);
        } else {
            out.append(value instanceof Digits number ? number.digits() : String.valueOf(value));
        }
    }

    private static void quote(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}

package io.github.qms4j.regulation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One JSON object of a file. Whatever is missing or of the wrong form becomes a problem of its place. */
final class JsonFields {
    private final Problems problems;
    private final CatalogueLimits limits;
    private final String place;
    private final JsonNode node;

    JsonFields(Problems problems, CatalogueLimits limits, String place, JsonNode node) {
        this.problems = problems;
        this.limits = limits;
        this.place = place;
        this.node = node;
    }

    Problems problems() {
        return problems;
    }

    CatalogueLimits limits() {
        return limits;
    }

    String place() {
        return place;
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** Refuses every other key, because a misspelt one would be silently without effect. */
    JsonFields only(String... known) {
        Set<String> keys = Set.of(known);
        node.propertyNames().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> wrong(key, node.get(key), "is an unknown key", "known are " + sorted(known)));
        return this;
    }

    private static String sorted(String... known) {
        return Arrays.stream(known).sorted().collect(Collectors.joining(", "));
    }

    String text(String key) {
        if (!node.has(key)) {
            wrong(key, "", "is missing", "add it");
            return "";
        }
        return text(key, "");
    }

    String text(String key, String fallback) {
        JsonNode value = node.get(key);
        return value == null ? fallback : checked(key, value);
    }

    private String checked(String at, JsonNode value) {
        if (!value.isString()) {
            wrong(at, value, "is no text", "write it in quotes");
            return "";
        }
        String text = value.stringValue();
        if (text.length() > limits.characters()) {
            wrong(at, text, "is longer than " + limits.characters() + " characters", "shorten it");
            return "";
        }
        if (text.codePoints().anyMatch(JsonFields::isUnprintable)) {
            wrong(at, text, "has a control character or half of a surrogate pair", "write plain text on one line");
            return "";
        }
        return text;
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    @Nullable
    LocalDate date(String key) {
        if (!node.has(key)) {
            return null;
        }
        String text = text(key);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            wrong(key, text, "is no date", "write year-month-day, such as 2026-02-02");
            return null;
        }
    }

    boolean flag(String key, boolean fallback) {
        JsonNode value = node.get(key);
        if (value != null && !value.isBoolean()) {
            wrong(key, value, "is neither true nor false", "write true or false, without quotes");
        }
        return value == null ? fallback : value.isBoolean() && value.booleanValue();
    }

    int count(String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            wrong(key, value == null ? "" : value, "is no whole number from 0", "write digits, without quotes");
            return 0;
        }
        return value.intValue();
    }

    /** One of an enum's names in lower case with hyphens; the first one stands in for a wrong one. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        String text = text(key);
        E[] all = type.getEnumConstants();
        for (E one : all) {
            if (word(one).equals(text)) {
                return one;
            }
        }
        if (!text.isEmpty()) {
            wrong(
                    key,
                    text,
                    "is unknown",
                    "there are " + Arrays.stream(all).map(JsonFields::word).collect(Collectors.joining(", ")));
        }
        return all[0];
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    JsonFields object(String key) {
        JsonNode value = node.get(key);
        if (value != null && value.isObject()) {
            return new JsonFields(problems, limits, Problems.join(place, key), value);
        }
        wrong(key, value == null ? "" : value, value == null ? "is missing" : "is no object", "write {…}");
        // What is missing inside a missing object is no news.
        return new JsonFields(new Problems(""), limits, key, JsonNodeFactory.instance.objectNode());
    }

    /** A list of objects. An absent or empty one is a problem. */
    List<JsonFields> objects(String key) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode element : list(key)) {
            String at = Problems.join(place, key + "[" + objects.size() + "]");
            if (!element.isObject()) {
                problems.add(at, element, "is no object", "write {…}");
                element = JsonNodeFactory.instance.objectNode();
            }
            objects.add(new JsonFields(problems, limits, at, element));
        }
        return objects;
    }

    /** A list of texts; empty when the key is absent. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        if (node.has(key)) {
            for (JsonNode element : list(key)) {
                texts.add(checked(key + "[" + texts.size() + "]", element));
            }
        }
        return texts;
    }

    private Iterable<JsonNode> list(String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isArray() || value.isEmpty()) {
            wrong(
                    key,
                    value == null ? "" : value,
                    value == null ? "is missing" : value.isArray() ? "is empty" : "is no list",
                    "write […] with at least one element");
            return List.of();
        }
        if (value.size() > limits.requirements()) {
            wrong(key, value.size(), "has more than " + limits.requirements() + " elements", "split the file");
            return List.of();
        }
        return value;
    }

    void wrong(String key, Object value, String rule, String remedy) {
        problems.add(Problems.join(place, key), value, rule, remedy);
    }
}

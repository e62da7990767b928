package io.github.qms4j.internal.work;

import io.github.qms4j.trail.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A change as a person reads it: a line for each value, by the name of its field. What is empty is left out; the exact
 * notation stands in the trail.
 */
final class ReadableChange {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> values = new LinkedHashMap<>();
    private final JsonParser parser;

    private ReadableChange(JsonParser parser) {
        this.parser = parser;
    }

    /** The lines of a change, such as {@code status: RAISED → ASSESSED}. */
    static List<String> lines(FieldChange change) {
        Map<String, String> before = values(change.before(), change.path());
        Map<String, String> after = values(change.after(), change.path());
        Set<String> paths = new LinkedHashSet<>(after.keySet());
        paths.addAll(before.keySet());
        List<String> lines = new ArrayList<>();
        for (String path : paths) {
            String old = before.get(path);
            String now = after.get(path);
            String field = FieldChange.words(path) + ": ";
            if (old == null) {
                lines.add(field + now);
            } else if (now == null) {
                lines.add(field + old + " → nothing");
            } else if (!old.equals(now)) {
                lines.add(field + old + " → " + now);
            }
        }
        return lines.isEmpty() ? List.of(FieldChange.words(change.path()) + ": nothing") : lines;
    }

    private static Map<String, String> values(@Nullable String json, String path) {
        if (json == null) {
            return Map.of();
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            ReadableChange read = new ReadableChange(parser);
            read.value(parser.nextToken(), path);
            return read.values;
        }
    }

    private void value(JsonToken token, String path) {
        switch (token) {
            case START_OBJECT -> {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    value(
                            parser.nextToken(),
                            path + '/' + name.replace("~", "~0").replace("/", "~1"));
                }
            }
            case START_ARRAY -> {
                int index = 0;
                for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                    value(item, path + '/' + index);
                    index++;
                }
            }
            case VALUE_NULL -> {}
            default -> {
                if (!parser.getString().isEmpty()) {
                    values.put(path, parser.getString());
                }
            }
        }
    }
}

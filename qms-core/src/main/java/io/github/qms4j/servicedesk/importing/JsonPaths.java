package io.github.qms4j.servicedesk.importing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The paths of a mapping as a tree, so that one walk through an object finds all of them. */
final class JsonPaths {
    private static final Field[] NONE = {};

    private final Map<String, JsonPaths> below = new HashMap<>();
    private Field[] fields = NONE;

    static JsonPaths of(Map<Field, String> columns) {
        JsonPaths root = new JsonPaths();
        columns.forEach((field, path) -> root.add(field, path));
        return root;
    }

    private void add(Field field, String path) {
        JsonPaths node = this;
        StringBuilder step = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' && i + 1 < path.length() && path.charAt(i + 1) == '.') {
                step.append('.');
                i++;
            } else if (c == '.') {
                node = node.child(step);
            } else {
                step.append(c);
            }
        }
        node = node.child(step);
        node.fields = Arrays.copyOf(node.fields, node.fields.length + 1);
        node.fields[node.fields.length - 1] = field;
    }

    private JsonPaths child(StringBuilder step) {
        JsonPaths child = below.computeIfAbsent(step.toString(), key -> new JsonPaths());
        step.setLength(0);
        return child;
    }

    @Nullable
    JsonPaths below(@Nullable String step) {
        return step == null ? null : below.get(step);
    }

    boolean hasLists() {
        return below.keySet().stream().anyMatch(step -> step.chars().allMatch(Character::isDigit));
    }

    Field[] fields() {
        return fields;
    }
}

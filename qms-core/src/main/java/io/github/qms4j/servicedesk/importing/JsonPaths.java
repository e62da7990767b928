package io.github.qms4j.servicedesk.importing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The paths of a mapping as a tree, so that one walk through an object finds all of them. */
final class JsonPaths {
    private static final Column[] NONE = {};

    private final Map<String, JsonPaths> below = new HashMap<>();
    private Column[] columns = NONE;

    static JsonPaths of(List<Column> columns) {
        JsonPaths root = new JsonPaths();
        columns.forEach(root::add);
        return root;
    }

    private void add(Column column) {
        String path = column.name();
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
        node.columns = Arrays.copyOf(node.columns, node.columns.length + 1);
        node.columns[node.columns.length - 1] = column;
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

    Column[] columns() {
        return columns;
    }
}

package io.github.qms4j.internal.work;

import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.trail.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What changed between two payloads, field by field, and back. Elements that an array gained are listed from the first
 * to the last, elements it lost from the last to the first, so that the list can be replayed in either direction.
 */
public final class FieldDifference {
    private FieldDifference() {}

    /** The changes that turn one tree into the other; null stands for nothing. */
    public static List<FieldChange> between(@Nullable JsonNode before, @Nullable JsonNode after) {
        List<FieldChange> changes = new ArrayList<>();
        compare("", before, after, changes);
        return changes;
    }

    private static void compare(
            String path, @Nullable JsonNode before, @Nullable JsonNode after, List<FieldChange> changes) {
        if (before == null && after == null) {
            return;
        }
        if (before == null || after == null) {
            changes.add(new FieldChange(path, text(before), text(after)));
        } else if (before.isObject() && after.isObject()) {
            SortedSet<String> names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(n -> compare(path + "/" + escape(n), before.get(n), after.get(n), changes));
        } else if (before.isArray() && after.isArray()) {
            int shared = Math.min(before.size(), after.size());
            for (int i = 0; i < shared; i++) {
                compare(path + "/" + i, before.get(i), after.get(i), changes);
            }
            for (int i = before.size() - 1; i >= shared; i--) {
                compare(path + "/" + i, before.get(i), null, changes);
            }
            for (int i = shared; i < after.size(); i++) {
                compare(path + "/" + i, null, after.get(i), changes);
            }
        } else {
            compareTexts(path, text(before), text(after), changes);
        }
    }

    /** Texts, because a number is another node when it was a long than when it was read from JSON. */
    private static void compareTexts(
            String path, @Nullable String before, @Nullable String after, List<FieldChange> changes) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(path, before, after));
        }
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : CanonicalJson.write(node);
    }

    /**
     * Takes changes back, the last one first.
     *
     * @param after the tree after the changes; it is changed in place
     * @return the tree before them; a missing node when there was nothing
     * @throws IllegalArgumentException when the changes do not fit the tree
     */
    public static JsonNode undo(JsonNode after, List<FieldChange> changes) {
        JsonNode tree = after;
        for (int i = changes.size() - 1; i >= 0; i--) {
            FieldChange change = changes.get(i);
            String old = change.before();
            if (change.path().isEmpty()) {
                if (old == null) {
                    return MissingNode.getInstance();
                }
                tree = PayloadCodec.tree(old);
            } else {
                put(tree, change.path(), old == null ? null : PayloadCodec.tree(old));
            }
        }
        return tree;
    }

    private static void put(JsonNode tree, String path, @Nullable JsonNode value) {
        int last = path.lastIndexOf('/');
        JsonNode parent = tree.at(path.substring(0, last));
        String name = path.substring(last + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ObjectNode object) {
            if (value == null) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        } else if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(name);
            if (value == null) {
                array.remove(index);
            } else if (index < array.size()) {
                array.set(index, value);
            } else {
                array.add(value);
            }
        } else {
            throw new IllegalArgumentException("there is nothing at " + path);
        }
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

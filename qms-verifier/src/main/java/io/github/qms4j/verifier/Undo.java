package io.github.qms4j.verifier;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the changes of an entry back (section 5 of the format). */
final class Undo {
    private Undo() {}

    /** What stands for a payload that was not there yet. */
    static final Object NOTHING = new Object();

    /**
     * The payload before.
     *
     * @param payload the payload after; is changed
     */
    static @Nullable Object undo(@Nullable Object payload, List<@Nullable Object> changes) throws UnreadableException {
        Object before = payload;
        for (int i = changes.size() - 1; i >= 0; i--) {
            Map<String, @Nullable Object> change = Json.object(changes.get(i), "a change");
            String path = Json.string(change, "path");
            if (path.isEmpty()) {
                before = change.containsKey("old") ? change.get("old") : NOTHING;
            } else {
                undo(before, path, change);
            }
        }
        return before;
    }

    private static void undo(@Nullable Object payload, String path, Map<String, @Nullable Object> change)
            throws UnreadableException {
        String[] names = path.split("/", -1);
        Object at = payload;
        for (int i = 1; i < names.length - 1; i++) {
            String name = unescaped(names[i]);
            at = at instanceof List<?> list
                    ? element(list, name, path)
                    : Json.object(at, "what is at " + path).get(name);
        }
        String last = unescaped(names[names.length - 1]);
        boolean set = change.containsKey("old");
        if (at instanceof List<?>) {
            List<@Nullable Object> list = Json.array(at, path);
            int index = index(last, path);
            if (set && index == list.size()) {
                list.add(change.get("old"));
            } else if (index >= list.size()) {
                throw new UnreadableException("there is nothing at " + path + " to take back");
            } else if (set) {
                list.set(index, change.get("old"));
            } else {
                list.remove(index);
            }
        } else {
            Map<String, @Nullable Object> object = Json.object(at, "what is at " + path);
            if (set) {
                object.put(last, change.get("old"));
            } else if (!object.containsKey(last)) {
                throw new UnreadableException("there is nothing at " + path + " to take back");
            } else {
                object.remove(last);
            }
        }
    }

    private static @Nullable Object element(List<?> list, String name, String path) throws UnreadableException {
        int index = index(name, path);
        if (index >= list.size()) {
            throw new UnreadableException("there is nothing at " + path);
        }
        return list.get(index);
    }

    private static int index(String name, String path) throws UnreadableException {
        if (!name.matches("0|[1-9][0-9]{0,8}")) {
            throw new UnreadableException(path + " does not lead into an array");
        }
        return Integer.parseInt(name);
    }

    private static String unescaped(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }
}

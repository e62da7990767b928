package io.github.qms4j.verifier;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** That the texts which records name come with the pack, and no others (section 12 of the format). */
final class NamedContents {
    private final Map<String, String[]> pointers = new HashMap<>();
    private final boolean wanted;
    private final Set<String> there;
    private final Set<String> unnamed;

    NamedContents(Map<String, @Nullable Object> manifest, Set<String> there) throws UnreadableException {
        Map<String, @Nullable Object> scope = Json.object(manifest.get("scope"), "'scope'");
        this.wanted = Boolean.TRUE.equals(scope.get("contents"));
        this.there = there;
        this.unnamed = new TreeSet<>(there);
        for (Map.Entry<String, @Nullable Object> type :
                Json.object(manifest.get("contentAt"), "'contentAt'").entrySet()) {
            pointers.put(type.getKey(), String.valueOf(type.getValue()).split("/", -1));
        }
    }

    void accept(PackedRecord record, Problems problems) throws UnreadableException {
        String[] pointer = pointers.get(record.type);
        if (pointer == null) {
            return;
        }
        Object at = Json.read(record.payload());
        for (int i = 1; i < pointer.length && at != null; i++) {
            at = at instanceof Map<?, ?> object ? object.get(pointer[i]) : null;
        }
        if (at instanceof String hash) {
            unnamed.remove(hash);
            if (wanted && !there.contains(hash)) {
                problems.add(record.named() + " names the text " + hash + ", which is not in the pack");
            }
        }
    }

    void end(Problems problems) {
        unnamed.forEach(hash -> problems.add("the pack has the text " + hash + ", which no record in it names"));
        if (!wanted && !there.isEmpty()) {
            problems.add("the pack has texts, and its scope says that it has none");
        }
    }
}

package io.github.qms4j.verifier;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The actions of each record type that demand a signature, as the manifest has them (section 12 of the format). */
final class SignedActions {
    private final Map<String, Set<String>> byType = new HashMap<>();

    private SignedActions() {}

    static SignedActions of(Map<String, @Nullable Object> manifest) throws UnreadableException {
        SignedActions actions = new SignedActions();
        for (Map.Entry<String, @Nullable Object> type :
                Json.object(manifest.get("signedActions"), "'signedActions'").entrySet()) {
            Set<String> names = new HashSet<>();
            for (Object name : Json.array(type.getValue(), "the signed actions of " + type.getKey())) {
                names.add(String.valueOf(name));
            }
            actions.byType.put(type.getKey(), names);
        }
        return actions;
    }

    /** Whether an entry should be signed and is not. */
    boolean isMissedBy(Entry entry) throws UnreadableException {
        return entry.kind.equals("CHANGE")
                && !entry.isSigned()
                && byType.getOrDefault(entry.type, Set.of()).contains(Json.string(entry.fields, "action"));
    }
}

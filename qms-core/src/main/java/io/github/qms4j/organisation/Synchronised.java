package io.github.qms4j.organisation;

import java.util.List;
import java.util.Map;

/**
 * What a synchronisation did.
 *
 * @param deeds the ids of the units, by kind and by what was entered of them; what stayed as it was is not listed
 * @param unchanged how many units of the image stayed as they were
 */
public record Synchronised(Map<Kind, Map<Deed, List<String>>> deeds, int unchanged) {
    /** The ids of the units of a kind of which this was entered, in their order. */
    public List<String> of(Kind kind, Deed deed) {
        return deeds.getOrDefault(kind, Map.of()).getOrDefault(deed, List.of());
    }

    /** Whether anything was entered. */
    public boolean changedAnything() {
        return !deeds.isEmpty();
    }

    /** What is entered of a unit. */
    public enum Deed {
        ENTERED,
        CHANGED,
        ENDED,
        RETURNED
    }
}

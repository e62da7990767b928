package io.github.qms4j.regulation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that the requirements of a catalogue form a tree in which each stands behind the one that it is part of. */
final class Ancestry {
    private Ancestry() {}

    static void check(Map<RequirementId, Requirement> byId, Problems problems) {
        Set<RequirementId> before = new HashSet<>();
        for (Requirement requirement : byId.values()) {
            RequirementId parent = requirement.parent().orElse(null);
            if (parent != null && !before.contains(parent) && !problems.isFull()) {
                complain(requirement, parent, byId, problems);
            }
            before.add(requirement.id());
        }
    }

    private static void complain(
            Requirement requirement, RequirementId parent, Map<RequirementId, Requirement> byId, Problems problems) {
        String place = "requirement " + requirement.id().local() + ", parent";
        if (!byId.containsKey(parent)) {
            problems.add(place, parent.local(), "is no requirement of this catalogue", "name one that is listed");
            return;
        }
        Set<String> chain = chain(requirement, byId);
        if (chain.contains("")) {
            problems.add(place, parent.local(), "stands behind it", "list a clause behind the one it is part of");
        } else {
            problems.add(
                    place,
                    parent.local(),
                    "makes it part of itself: " + chain.stream().limit(10).collect(Collectors.joining(" in ")),
                    "name the clause that it is printed under");
        }
    }

    /** The local ids upwards, ending with an empty one at the top, or without where they run in a circle. */
    private static Set<String> chain(Requirement requirement, Map<RequirementId, Requirement> byId) {
        Set<String> chain = new LinkedHashSet<>();
        Optional<Requirement> at = Optional.of(requirement);
        while (at.isPresent() && chain.add(at.get().id().local())) {
            Optional<RequirementId> parent = at.get().parent();
            at = parent.map(byId::get);
            if (at.isEmpty()) {
                chain.add("");
            }
        }
        return chain;
    }
}

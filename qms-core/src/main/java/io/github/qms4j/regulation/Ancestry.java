package io.github.qms4j.regulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that the requirements of a catalogue form a tree in which each stands behind the one that it is part of. */
final class Ancestry {
    private static final int SHOWN = 10;

    private final Map<RequirementId, Requirement> byId;
    private final Problems problems;

    private Ancestry(Map<RequirementId, Requirement> byId, Problems problems) {
        this.byId = byId;
        this.problems = problems;
    }

    static void check(Map<RequirementId, Requirement> byId, Problems problems) {
        new Ancestry(byId, problems).check();
    }

    private void check() {
        Set<RequirementId> before = new HashSet<>();
        List<Requirement> astray = new ArrayList<>();
        for (Requirement requirement : byId.values()) {
            RequirementId parent = requirement.parent().orElse(null);
            if (parent != null && !before.contains(parent)) {
                astray.add(requirement);
            }
            before.add(requirement.id());
        }
        if (!astray.isEmpty()) {
            Set<RequirementId> held = heldFromAbove();
            astray.forEach(requirement -> complain(requirement, held));
        }
    }

    /** All that can be reached from the top, or from below a parent that does not exist. The rest runs in circles. */
    private Set<RequirementId> heldFromAbove() {
        Map<RequirementId, List<RequirementId>> parts = new HashMap<>();
        Deque<RequirementId> next = new ArrayDeque<>();
        byId.values().forEach(requirement -> {
            RequirementId parent = known(requirement);
            if (parent == null) {
                next.add(requirement.id());
            } else {
                parts.computeIfAbsent(parent, key -> new ArrayList<>()).add(requirement.id());
            }
        });
        Set<RequirementId> held = new HashSet<>();
        while (!next.isEmpty()) {
            RequirementId id = next.remove();
            held.add(id);
            next.addAll(parts.getOrDefault(id, List.of()));
        }
        return held;
    }

    private @Nullable RequirementId known(Requirement requirement) {
        return requirement.parent().filter(byId::containsKey).orElse(null);
    }

    private void complain(Requirement requirement, Set<RequirementId> held) {
        String place = "requirement " + requirement.id().local() + ", parent";
        String parent = requirement.parent().map(RequirementId::local).orElse("");
        if (known(requirement) == null) {
            problems.add(place, parent, "is no requirement of this catalogue", "name one that is listed");
        } else if (held.contains(requirement.id())) {
            problems.add(place, parent, "stands behind it", "list a clause behind the one it is part of");
        } else {
            problems.add(
                    place,
                    parent,
                    "makes it part of itself: " + circle(requirement),
                    "name the clause that it is printed under");
        }
    }

    private String circle(Requirement requirement) {
        Set<String> circle = new LinkedHashSet<>();
        Requirement at = requirement;
        while (at != null && circle.size() < SHOWN && circle.add(at.id().local())) {
            RequirementId parent = known(at);
            at = parent == null ? null : byId.get(parent);
        }
        return String.join(" in ", circle);
    }
}

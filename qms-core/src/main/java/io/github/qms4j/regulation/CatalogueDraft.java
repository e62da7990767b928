package io.github.qms4j.regulation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue file that was read, before the edition that it amends is known.
 *
 * @param file the name that messages show
 * @param amends the edition of the same instrument whose requirements stand unless this file lists them; null for none
 */
record CatalogueDraft(
        String file,
        Instrument instrument,
        Edition edition,
        @Nullable String amends,
        List<Requirement> requirements) {
    CatalogueId id() {
        return new CatalogueId(instrument.id(), edition.id());
    }

    @Nullable
    CatalogueId base() {
        return amends == null ? null : new CatalogueId(instrument.id(), amends);
    }

    /** Complete when it amends nothing, or with the edition that it amends. */
    Catalogue complete(@Nullable Catalogue base, CatalogueLimits limits) {
        Problems problems = new Problems(file);
        Catalogue catalogue =
                Catalogue.of(instrument, edition, base == null ? requirements : amended(base, problems), problems);
        problems.refuse();
        checkDepth(catalogue, limits.depth(), problems);
        problems.refuse();
        return catalogue;
    }

    private static void checkDepth(Catalogue catalogue, int depth, Problems problems) {
        Map<RequirementId, Integer> levels = new HashMap<>();
        for (Requirement requirement : catalogue.requirements()) {
            int level = requirement.parent().map(levels::get).orElse(0) + 1;
            levels.put(requirement.id(), level);
            if (level > depth) {
                problems.add(
                        "requirement " + requirement.id().local(),
                        "level " + level,
                        "is below level " + depth,
                        "nest less deeply");
            }
        }
    }

    /**
     * A listed clause takes the place of the one with its id, and stays below the same parent unless it names another; a
     * new one stands last within its parent.
     */
    private List<Requirement> amended(Catalogue base, Problems problems) {
        Map<RequirementId, Requirement> merged = new LinkedHashMap<>();
        base.requirements().forEach(original -> {
            Requirement unchanged = original.in(id());
            merged.put(unchanged.id(), unchanged);
        });
        Set<RequirementId> listed = new HashSet<>();
        for (Requirement requirement : requirements) {
            if (!listed.add(requirement.id())) {
                problems.add(
                        "requirement " + requirement.id().local(),
                        requirement.id().local(),
                        "appears twice",
                        "give each requirement its own id");
            }
            Requirement original = merged.get(requirement.id());
            merged.put(requirement.id(), original == null ? requirement : requirement.withParentOf(original));
        }
        return depthFirst(merged.values());
    }

    /** Each behind the one that it is part of. What hangs on nothing comes last, where it is found and refused. */
    private static List<Requirement> depthFirst(Collection<Requirement> all) {
        Map<Optional<RequirementId>, Deque<Requirement>> parts = new HashMap<>();
        all.forEach(requirement -> parts.computeIfAbsent(requirement.parent(), key -> new ArrayDeque<>())
                .add(requirement));
        Set<Requirement> order = new LinkedHashSet<>();
        Deque<Requirement> next = new ArrayDeque<>(parts.getOrDefault(Optional.empty(), new ArrayDeque<>()));
        while (!next.isEmpty()) {
            Requirement requirement = next.removeFirst();
            order.add(requirement);
            Deque<Requirement> within = parts.getOrDefault(Optional.of(requirement.id()), new ArrayDeque<>());
            within.descendingIterator().forEachRemaining(next::addFirst);
        }
        order.addAll(all);
        return List.copyOf(order);
    }
}

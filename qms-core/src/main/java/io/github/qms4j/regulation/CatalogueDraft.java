package io.github.qms4j.regulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Catalogue complete(@Nullable Catalogue base) {
        Problems problems = new Problems(file);
        Catalogue catalogue =
                Catalogue.of(instrument, edition, base == null ? requirements : amended(base, problems), problems);
        problems.refuse();
        return catalogue;
    }

    /** A listed clause takes the place of the one with its id; a new one stands last within its parent. */
    private List<Requirement> amended(Catalogue base, Problems problems) {
        Map<RequirementId, Requirement> merged = new LinkedHashMap<>();
        base.requirements().forEach(original -> {
            Requirement unchanged = original.in(id());
            merged.put(unchanged.id(), unchanged);
        });
        Map<RequirementId, List<Requirement>> added = new HashMap<>();
        List<Requirement> addedAtTop = new ArrayList<>();
        Set<RequirementId> listed = new HashSet<>();
        for (Requirement requirement : requirements) {
            if (!listed.add(requirement.id())) {
                problems.add(
                        "requirement " + requirement.id().local(),
                        "",
                        "appears twice",
                        "give each requirement its own id");
            } else if (merged.containsKey(requirement.id())) {
                merged.put(requirement.id(), requirement);
            } else {
                requirement
                        .parent()
                        .map(parent -> added.computeIfAbsent(parent, key -> new ArrayList<>()))
                        .orElse(addedAtTop)
                        .add(requirement);
            }
        }
        return inOrder(merged, added, addedAtTop);
    }

    private static List<Requirement> inOrder(
            Map<RequirementId, Requirement> merged,
            Map<RequirementId, List<Requirement>> added,
            List<Requirement> addedAtTop) {
        List<Requirement> order = new ArrayList<>(merged.values());
        added.forEach((parent, children) -> order.addAll(endOf(parent, order), children));
        order.addAll(addedAtTop);
        return order;
    }

    /** Behind the last requirement that is part of the parent; at the end when there is no such parent. */
    private static int endOf(RequirementId parent, List<Requirement> order) {
        Set<RequirementId> within = new HashSet<>(Set.of(parent));
        int end = order.size();
        for (int i = 0; i < order.size(); i++) {
            Requirement requirement = order.get(i);
            if (requirement.id().equals(parent)
                    || requirement.parent().filter(within::contains).isPresent()) {
                within.add(requirement.id());
                end = i + 1;
            }
        }
        return end;
    }
}

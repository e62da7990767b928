package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asserted mappings, read in both directions, and what follows from them over several hops (rule REG-5). Immutable, and
 * safe to share. An inferred relation is never taken for an asserted one: it is only given for pairs that nobody
 * compared, and it carries its path.
 */
public final class MappingGraph {
    /** The most hops that can be asked for. Each hop rests on another curator's judgement, so long paths say little. */
    public static final int MAX_HOPS = 8;

    private final Map<RequirementId, Integer> places;
    private final RequirementId[] requirements;
    private final Hop[][] hops;

    private MappingGraph(Map<RequirementId, Integer> places, List<List<Hop>> hops) {
        this.places = places;
        this.requirements = places.keySet().toArray(RequirementId[]::new);
        this.hops = hops.stream().map(from -> from.toArray(Hop[]::new)).toArray(Hop[][]::new);
    }

    /**
     * A graph of these mappings.
     *
     * @param asserted of any number of instruments; several may compare one pair, and all of them stay
     */
    public static MappingGraph of(Collection<Mapping> asserted) {
        Map<RequirementId, Integer> places = new LinkedHashMap<>();
        List<List<Hop>> hops = new ArrayList<>();
        for (Mapping mapping : asserted) {
            int source = place(mapping.source(), places, hops);
            int target = place(mapping.target(), places, hops);
            hops.get(source).add(new Hop(mapping, true, target, mapping.relation()));
            hops.get(target)
                    .add(new Hop(mapping, false, source, mapping.relation().reversed()));
        }
        return new MappingGraph(places, hops);
    }

    private static int place(RequirementId requirement, Map<RequirementId, Integer> places, List<List<Hop>> hops) {
        Integer known = places.putIfAbsent(requirement, hops.size());
        if (known == null) {
            hops.add(new ArrayList<>(2));
            return hops.size() - 1;
        }
        return known;
    }

    /** Every requirement that a mapping names, in the order in which they are named. */
    public Set<RequirementId> requirements() {
        return Collections.unmodifiableSet(places.keySet());
    }

    /**
     * What was asserted about a requirement, those <em>not analysed</em> included, read from it: a mapping to it is given
     * reversed. In the order in which the mappings were given; empty when nothing was asserted.
     */
    public List<Mapping> asserted(RequirementId requirement) {
        return hopsFrom(requirement).map(Hop::mapping).toList();
    }

    /** What was asserted about this pair, read from the source. */
    public List<Mapping> asserted(RequirementId source, RequirementId target) {
        return hopsFrom(source)
                .filter(hop -> requirements[hop.to()].equals(target))
                .map(Hop::mapping)
                .toList();
    }

    /**
     * What follows about a requirement and those that nobody compared with it. For each such pair the strongest relations
     * that follow, each with one of its shortest paths: usually one; subset and superset together mean that both demand
     * the same; one that contradicts another is listed too, and {@link #contradictions} names both.
     *
     * @param source where the relations are read from
     * @param maxHops how many mappings a path may have, 2 to {@link #MAX_HOPS}
     * @return nearest first; empty when nothing follows
     * @throws InvalidInputException when that many hops cannot be asked for
     */
    public List<InferredRelation> inferred(RequirementId source, int maxHops) {
        return inferred(source, maxHops, target -> true);
    }

    /** As {@link #inferred(RequirementId, int)}, but to the requirements of one edition only. */
    public List<InferredRelation> inferred(RequirementId source, CatalogueId target, int maxHops) {
        return inferred(source, maxHops, requirement -> requirement.catalogue().equals(target));
    }

    private List<InferredRelation> inferred(RequirementId source, int maxHops, Predicate<RequirementId> wanted) {
        Set<Integer> compared =
                hopsFrom(source).filter(Hop::isAnalysed).map(Hop::to).collect(Collectors.toSet());
        return search(source, maxHops)
                .filter(route -> !compared.contains(route.at()) && wanted.test(requirements[route.at()]))
                .map(route -> relation(source, route))
                .toList();
    }

    /**
     * The pairs with this requirement about which the mappings cannot all be right, within so many hops. An asserted
     * mapping stands beside what contradicts it; nothing is decided here.
     *
     * @param maxHops 1 to look at asserted mappings alone, up to {@link #MAX_HOPS}
     * @throws InvalidInputException when that many hops cannot be asked for
     */
    public List<MappingContradiction> contradictions(RequirementId source, int maxHops) {
        requireHops(maxHops, 1);
        Map<RequirementId, List<List<Mapping>>> statements = new LinkedHashMap<>();
        hopsFrom(source)
                .filter(Hop::isAnalysed)
                .forEach(hop -> statements
                        .computeIfAbsent(requirements[hop.to()], key -> new ArrayList<>())
                        .add(List.of(hop.mapping())));
        if (maxHops > 1) {
            search(source, maxHops)
                    .forEach(route -> statements
                            .computeIfAbsent(requirements[route.at()], key -> new ArrayList<>())
                            .add(route.path()));
        }
        List<MappingContradiction> found = new ArrayList<>();
        statements.forEach((target, paths) -> {
            for (int i = 0; i < paths.size(); i++) {
                for (int j = i + 1; j < paths.size(); j++) {
                    if (RelationComposition.contradict(relation(paths.get(i)), relation(paths.get(j)))) {
                        found.add(new MappingContradiction(source, target, paths.get(i), paths.get(j)));
                    }
                }
            }
        });
        return List.copyOf(found);
    }

    /** Routes of more than one hop. */
    private Stream<Route> search(RequirementId source, int maxHops) {
        requireHops(maxHops, 2);
        Integer place = places.get(source);
        return place == null
                ? Stream.empty()
                : new RouteSearch(hops).from(place, maxHops).stream().filter(route -> route.hops() > 1);
    }

    private InferredRelation relation(RequirementId source, Route route) {
        return new InferredRelation(source, requirements[route.at()], route.relation(), route.path());
    }

    static void requireHops(int maxHops, int least) {
        if (maxHops < least || maxHops > MAX_HOPS) {
            throw InvalidInputException.of(
                    "mapping graph",
                    "maxHops",
                    maxHops,
                    "is not " + least + " to " + MAX_HOPS,
                    "ask for a number of hops within these bounds");
        }
    }

    private static Relation relation(List<Mapping> path) {
        return RelationComposition.along(path.stream().map(Mapping::relation).toList());
    }

    private Stream<Hop> hopsFrom(RequirementId requirement) {
        Integer place = places.get(requirement);
        return place == null ? Stream.empty() : Arrays.stream(hops[place]);
    }
}

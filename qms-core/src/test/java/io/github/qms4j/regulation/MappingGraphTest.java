package io.github.qms4j.regulation;

import static io.github.qms4j.regulation.Relation.EQUAL;
import static io.github.qms4j.regulation.Relation.EQUIVALENT;
import static io.github.qms4j.regulation.Relation.INTERSECTS;
import static io.github.qms4j.regulation.Relation.NOT_ANALYSED;
import static io.github.qms4j.regulation.Relation.NO_RELATIONSHIP;
import static io.github.qms4j.regulation.Relation.SUBSET;
import static io.github.qms4j.regulation.Relation.SUPERSET;
import static io.github.qms4j.regulation.SmallInstruments.requirement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("REG-5")
class MappingGraphTest {
    private static final RequirementId A = requirement("a");
    private static final RequirementId B = requirement("b");
    private static final RequirementId C = requirement("c");
    private static final RequirementId D = requirement("d");

    @Test
    void an_asserted_mapping_is_read_from_either_end() {
        MappingGraph graph = graph(mapping(A, SUBSET, B));

        assertThat(graph.asserted(A)).containsExactly(mapping(A, SUBSET, B));
        assertThat(graph.asserted(B)).containsExactly(mapping(B, SUPERSET, A));
        assertThat(graph.asserted(B, A)).containsExactly(mapping(B, SUPERSET, A));
        assertThat(graph.asserted(C)).isEmpty();
    }

    @Test
    void an_inferred_relation_carries_the_mappings_it_follows_from() {
        MappingGraph graph = graph(mapping(A, EQUIVALENT, B), mapping(C, SUPERSET, B));

        assertThat(graph.inferred(A, 2))
                .containsExactly(
                        new InferredRelation(A, C, SUBSET, List.of(mapping(A, EQUIVALENT, B), mapping(B, SUBSET, C))));
    }

    @Test
    void nothing_is_inferred_about_a_pair_that_somebody_compared() {
        MappingGraph graph =
                graph(mapping(A, EQUAL, B), mapping(B, EQUAL, C), mapping(A, INTERSECTS, C), mapping(C, EQUAL, D));

        assertThat(graph.inferred(A, 4)).extracting(InferredRelation::target).containsExactly(D);
        assertThat(graph.asserted(A, C)).containsExactly(mapping(A, INTERSECTS, C));
    }

    @Test
    void a_pair_marked_as_not_analysed_stays_so_and_what_follows_stands_beside_it() {
        MappingGraph graph = graph(mapping(A, NOT_ANALYSED, C), mapping(A, EQUAL, B), mapping(B, EQUAL, C));

        assertThat(graph.asserted(A, C)).containsExactly(mapping(A, NOT_ANALYSED, C));
        assertThat(graph.inferred(A, 2)).extracting(InferredRelation::relation).containsExactly(EQUAL);
    }

    @Test
    void nothing_is_inferred_over_a_pair_that_nobody_compared() {
        assertThat(graph(mapping(A, EQUAL, B), mapping(B, NOT_ANALYSED, C)).inferred(A, 3))
                .isEmpty();
    }

    @Test
    void nothing_is_said_where_nothing_is_certain() {
        assertThat(graph(mapping(A, SUBSET, B), mapping(B, SUPERSET, C), mapping(C, EQUAL, D))
                        .inferred(A, 3))
                .isEmpty();
    }

    @Test
    void a_longer_path_counts_when_it_says_more() {
        MappingGraph graph = graph(
                mapping(A, SUPERSET, B),
                mapping(B, SUBSET, C),
                mapping(A, EQUIVALENT, D),
                mapping(D, EQUIVALENT, requirement("e")),
                mapping(requirement("e"), SUPERSET, C));

        assertThat(graph.inferred(A, 2))
                .filteredOn(relation -> relation.target().equals(C))
                .extracting(InferredRelation::relation)
                .containsExactly(INTERSECTS);
        assertThat(graph.inferred(A, 3))
                .filteredOn(relation -> relation.target().equals(C))
                .extracting(InferredRelation::relation, InferredRelation::hops)
                .containsExactly(tuple(SUPERSET, 3));
    }

    @Test
    void no_path_is_longer_than_asked_for() {
        MappingGraph graph = graph(mapping(A, EQUAL, B), mapping(B, EQUAL, C), mapping(C, EQUAL, D));

        assertThat(graph.inferred(A, 2)).extracting(InferredRelation::target).containsExactly(C);
        assertThat(graph.inferred(A, 3)).extracting(InferredRelation::target).containsExactly(C, D);
    }

    @Test
    void only_the_edition_that_is_asked_for_is_given() {
        RequirementId elsewhere = new CatalogueId("other", "2").requirement("x");
        MappingGraph graph = graph(mapping(A, EQUAL, B), mapping(B, EQUAL, elsewhere), mapping(B, EQUAL, C));

        assertThat(graph.inferred(A, elsewhere.catalogue(), 2))
                .extracting(InferredRelation::target)
                .containsExactly(elsewhere);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 9})
    void a_number_of_hops_out_of_bounds_is_refused(int hops) {
        assertThatThrownBy(() -> graph(mapping(A, EQUAL, B)).inferred(A, hops))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("maxHops '" + hops + "'");
    }

    @Test
    void an_assertion_that_the_other_mappings_exclude_is_named_and_stays() {
        MappingGraph graph = graph(mapping(A, NO_RELATIONSHIP, C), mapping(A, SUBSET, B), mapping(B, EQUIVALENT, C));

        assertThat(graph.contradictions(A, 2))
                .contains(new MappingContradiction(
                        A,
                        C,
                        List.of(mapping(A, NO_RELATIONSHIP, C)),
                        List.of(mapping(A, SUBSET, B), mapping(B, EQUIVALENT, C))));
        assertThat(graph.asserted(A, C)).containsExactly(mapping(A, NO_RELATIONSHIP, C));
    }

    @Test
    void two_curators_who_exclude_each_other_are_named() {
        assertThat(graph(mapping(A, NO_RELATIONSHIP, B), mapping(B, INTERSECTS, A))
                        .contradictions(A, 1))
                .hasSize(1);
    }

    @Test
    void curators_who_differ_without_excluding_each_other_do_not_contradict() {
        assertThat(graph(mapping(A, SUBSET, B), mapping(A, INTERSECTS, B), mapping(A, NOT_ANALYSED, B))
                        .contradictions(A, 3))
                .isEmpty();
    }

    @Test
    void an_inferred_relation_that_its_path_does_not_give_cannot_be_made() {
        List<Mapping> path = List.of(mapping(A, EQUAL, B), mapping(B, SUBSET, C));

        assertThatThrownBy(() -> new InferredRelation(A, C, EQUAL, path)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new InferredRelation(A, D, SUBSET, path)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new InferredRelation(B, C, SUBSET, path)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new InferredRelation(A, B, EQUAL, path.subList(0, 1)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(new InferredRelation(A, C, SUBSET, path).relation()).isEqualTo(SUBSET);
    }

    @Test
    void what_is_inferred_from_true_mappings_is_true() {
        for (long seed = 0; seed < 60; seed++) {
            SmallInstruments known = new SmallInstruments(seed, 12, 4).compare(25);
            MappingGraph graph = MappingGraph.of(known.mappings);
            for (RequirementId source : known.requirements) {
                assertThat(graph.inferred(source, 5))
                        .as("seed %d", seed)
                        .allMatch(found -> known.holds(found.relation(), found.source(), found.target()));
                assertThat(graph.contradictions(source, 5)).as("seed %d", seed).isEmpty();
            }
        }
    }

    @Test
    void the_strongest_relation_of_all_paths_is_found_and_backwards_the_same() {
        for (long seed = 100; seed < 130; seed++) {
            SmallInstruments known = new SmallInstruments(seed, 8, 3).compare(14);
            MappingGraph graph = MappingGraph.of(known.mappings);
            for (RequirementId source : known.requirements) {
                Set<String> found = new HashSet<>();
                graph.inferred(source, 4).forEach(r -> found.add(r.target() + " " + r.relation()));
                assertThat(found).as("seed %d, %s", seed, source).isEqualTo(strongestOfAllPaths(graph, source, 4));
                graph.inferred(source, 4)
                        .forEach(r -> assertThat(graph.inferred(r.target(), 4))
                                .anyMatch(back -> back.target().equals(source)
                                        && back.relation() == r.relation().reversed()
                                        && back.hops() == r.hops()));
            }
        }
    }

    @Test
    void ten_thousand_requirements_and_a_hundred_thousand_mappings_are_searched() {
        Random random = new Random(7);
        List<RequirementId> requirements = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            requirements.add(new CatalogueId("instrument-" + i / 500, "1").requirement("r" + i));
        }
        Relation[] relations = {EQUAL, EQUIVALENT, SUBSET, SUPERSET, INTERSECTS, NO_RELATIONSHIP};
        List<Mapping> mappings = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            int one = random.nextInt(10_000);
            int other = (one + 1 + random.nextInt(9_999)) % 10_000;
            mappings.add(mapping(
                    requirements.get(one), relations[random.nextInt(relations.length)], requirements.get(other)));
        }
        MappingGraph graph = MappingGraph.of(mappings);

        assertThat(graph.inferred(requirements.get(0), MappingGraph.MAX_HOPS)).hasSizeGreaterThan(9_000);
    }

    private static Set<String> strongestOfAllPaths(MappingGraph graph, RequirementId source, int maxHops) {
        Set<InferredRelation> all = new HashSet<>();
        walk(graph, List.of(), source, source, maxHops, all);
        Set<String> strongest = new HashSet<>();
        for (InferredRelation one : all) {
            if (all.stream()
                    .noneMatch(other -> other.target().equals(one.target())
                            && other.relation() != one.relation()
                            && RelationComposition.implies(other.relation(), one.relation()))) {
                strongest.add(one.target() + " " + one.relation());
            }
        }
        return strongest;
    }

    private static void walk(
            MappingGraph graph,
            List<Mapping> path,
            RequirementId source,
            RequirementId at,
            int left,
            Set<InferredRelation> all) {
        Relation relation =
                RelationComposition.along(path.stream().map(Mapping::relation).toList());
        if (path.size() > 1 && graph.asserted(source, at).isEmpty() && relation != Relation.UNKNOWN) {
            all.add(new InferredRelation(source, at, relation, path));
        }
        for (Mapping hop : left == 0 ? List.<Mapping>of() : graph.asserted(at)) {
            if (!hop.target().equals(source)
                    && path.stream().noneMatch(m -> m.target().equals(hop.target()))) {
                List<Mapping> longer = new ArrayList<>(path);
                longer.add(hop);
                walk(graph, longer, source, hop.target(), left - 1, all);
            }
        }
    }

    private static Mapping mapping(RequirementId source, Relation relation, RequirementId target) {
        return new Mapping(source, target, relation, "compared");
    }

    private static MappingGraph graph(Mapping... mappings) {
        return MappingGraph.of(List.of(mappings));
    }
}

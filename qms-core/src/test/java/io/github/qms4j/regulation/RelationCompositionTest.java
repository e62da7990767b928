package io.github.qms4j.regulation;

import static io.github.qms4j.regulation.Relation.EQUAL;
import static io.github.qms4j.regulation.Relation.EQUIVALENT;
import static io.github.qms4j.regulation.Relation.INTERSECTS;
import static io.github.qms4j.regulation.Relation.NOT_ANALYSED;
import static io.github.qms4j.regulation.Relation.NO_RELATIONSHIP;
import static io.github.qms4j.regulation.Relation.SUBSET;
import static io.github.qms4j.regulation.Relation.SUPERSET;
import static io.github.qms4j.regulation.Relation.UNKNOWN;
import static io.github.qms4j.regulation.RelationComposition.along;
import static io.github.qms4j.regulation.RelationComposition.compose;
import static io.github.qms4j.regulation.RelationComposition.contradict;
import static io.github.qms4j.regulation.RelationComposition.implies;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The published table, against all triples of demands over a small universe: every non-empty set of four things that can
 * be demanded, in each of three wordings. Three things are too few for proper containment, and two wordings for other
 * words twice; five things show nothing else than four.
 */
@Verifies("REG-5")
class RelationCompositionTest {
    private static final Set<Relation> ANALYSED =
            EnumSet.of(EQUAL, EQUIVALENT, SUBSET, SUPERSET, INTERSECTS, NO_RELATIONSHIP);

    /** A set of demands as bits, and its words. */
    private record Demand(int things, int wording) {}

    /** What a relation says of two demands. */
    private interface Reading {
        boolean holds(Relation relation, Demand a, Demand b);
    }

    @ParameterizedTest
    @CsvSource({"4, 3", "5, 2"})
    void the_table_says_what_is_true_of_all_demands_and_nothing_weaker(int things, int wordings) {
        assertTableIsDerivedFrom(RelationCompositionTest::atLeast, things, wordings);
    }

    @Test
    void the_table_is_the_same_when_a_curator_means_proper_containment_and_overlap() {
        assertTableIsDerivedFrom(RelationCompositionTest::exactly, 4, 3);
    }

    @Test
    void equal_changes_nothing_on_either_side() {
        assertThat(Relation.values())
                .allSatisfy(x -> assertThat(List.of(compose(EQUAL, x), compose(x, EQUAL)))
                        .containsOnly(x));
    }

    @Test
    void equivalent_never_becomes_equal() {
        assertThat(List.of(compose(EQUIVALENT, EQUIVALENT), compose(EQUAL, EQUIVALENT), compose(EQUIVALENT, EQUAL)))
                .containsOnly(EQUIVALENT);
    }

    @ParameterizedTest
    @CsvSource({
        "SUBSET, SUBSET, SUBSET",
        "SUPERSET, SUPERSET, SUPERSET",
        "SUBSET, NO_RELATIONSHIP, NO_RELATIONSHIP",
        "NO_RELATIONSHIP, SUPERSET, NO_RELATIONSHIP",
        "SUPERSET, SUBSET, INTERSECTS",
        "SUPERSET, INTERSECTS, INTERSECTS",
        "INTERSECTS, SUBSET, INTERSECTS"
    })
    void what_must_be_is_said(Relation first, Relation second, Relation composed) {
        assertThat(compose(first, second)).isEqualTo(composed);
    }

    @ParameterizedTest
    @CsvSource({
        "SUBSET, SUPERSET",
        "SUBSET, INTERSECTS",
        "INTERSECTS, SUPERSET",
        "INTERSECTS, INTERSECTS",
        "SUPERSET, NO_RELATIONSHIP",
        "NO_RELATIONSHIP, SUBSET",
        "NO_RELATIONSHIP, NO_RELATIONSHIP"
    })
    void what_may_be_or_not_is_unknown(Relation first, Relation second) {
        assertThat(compose(first, second)).isEqualTo(UNKNOWN);
    }

    @Test
    void two_hops_read_backwards_are_the_reversed_hops_in_reversed_order() {
        forAllPairs((first, second) -> assertThat(compose(first, second).reversed())
                .as("%s, %s", first, second)
                .isEqualTo(compose(second.reversed(), first.reversed())));
    }

    @Test
    void it_does_not_matter_which_hops_are_composed_first() {
        for (Relation third : Relation.values()) {
            forAllPairs((first, second) -> assertThat(compose(compose(first, second), third))
                    .as("%s, %s, %s", first, second, third)
                    .isEqualTo(compose(first, compose(second, third))));
        }
    }

    @Test
    void a_weaker_hop_never_gives_a_stronger_relation() {
        for (Relation weaker : Relation.values()) {
            forAllPairs((stronger, second) -> {
                if (implies(stronger, weaker) && compose(weaker, second) != UNKNOWN) {
                    assertThat(implies(compose(stronger, second), compose(weaker, second)))
                            .as("%s for %s before %s", stronger, weaker, second)
                            .isTrue();
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Relation.class)
    void nothing_follows_from_a_comparison_that_nobody_made(Relation other) {
        assertThat(List.of(compose(NOT_ANALYSED, other), compose(other, NOT_ANALYSED)))
                .containsOnly(NOT_ANALYSED);
    }

    @Test
    void nothing_follows_from_the_unknown() {
        assertThat(ANALYSED)
                .allSatisfy(x -> assertThat(List.of(compose(UNKNOWN, x), compose(x, UNKNOWN)))
                        .containsOnly(UNKNOWN));
    }

    @Test
    void a_path_is_composed_hop_by_hop() {
        assertThat(List.of(
                        along(List.of()),
                        along(List.of(EQUIVALENT, SUBSET, EQUAL, SUBSET)),
                        along(List.of(SUPERSET, SUPERSET, SUBSET)),
                        along(List.of(SUBSET, SUPERSET, EQUAL))))
                .containsExactly(EQUAL, SUBSET, INTERSECTS, UNKNOWN);
    }

    @Test
    void a_relation_implies_another_exactly_when_all_demands_say_so() {
        List<Demand> demands = demands(4, 2);
        for (Relation stronger : ANALYSED) {
            for (Relation weaker : ANALYSED) {
                assertThat(implies(stronger, weaker))
                        .as("%s implies %s", stronger, weaker)
                        .isEqualTo(demands.stream()
                                .allMatch(a -> demands.stream()
                                        .filter(b -> atLeast(stronger, a, b))
                                        .allMatch(b -> atLeast(weaker, a, b))));
            }
        }
    }

    @Test
    void two_relations_contradict_exactly_when_no_demands_have_both() {
        List<Demand> demands = demands(4, 2);
        for (Relation one : ANALYSED) {
            for (Relation other : ANALYSED) {
                assertThat(contradict(one, other))
                        .as("%s against %s", one, other)
                        .isEqualTo(demands.stream()
                                .noneMatch(a ->
                                        demands.stream().anyMatch(b -> atLeast(one, a, b) && atLeast(other, a, b))));
            }
        }
    }

    private static void assertTableIsDerivedFrom(Reading premises, int things, int wordings) {
        List<Demand> demands = demands(things, wordings);
        forAllPairs((first, second) -> {
            if (ANALYSED.contains(first) && ANALYSED.contains(second)) {
                assertThat(compose(first, second))
                        .as("%s, then %s", first, second)
                        .isEqualTo(strongestCertain(premises, first, second, demands));
            }
        });
    }

    private static Relation strongestCertain(Reading premises, Relation first, Relation second, List<Demand> demands) {
        Set<Relation> certain = EnumSet.copyOf(ANALYSED);
        for (Demand a : demands) {
            for (Demand b : matching(demands, b -> premises.holds(first, a, b))) {
                for (Demand c : matching(demands, c -> premises.holds(second, b, c))) {
                    certain.removeIf(relation -> !atLeast(relation, a, c));
                }
                if (certain.isEmpty()) {
                    return UNKNOWN;
                }
            }
        }
        return certain.stream()
                .filter(one -> certain.stream().allMatch(other -> implies(one, other)))
                .findAny()
                .orElseThrow();
    }

    private static boolean atLeast(Relation relation, Demand a, Demand b) {
        int shared = a.things() & b.things();
        return switch (relation) {
            case EQUAL -> a.equals(b);
            case EQUIVALENT -> a.things() == b.things();
            case SUBSET -> shared == a.things();
            case SUPERSET -> shared == b.things();
            case INTERSECTS -> shared != 0;
            case NO_RELATIONSHIP -> shared == 0;
            case NOT_ANALYSED, UNKNOWN -> true;
        };
    }

    /** Of two demands exactly one of the six holds. */
    private static boolean exactly(Relation relation, Demand a, Demand b) {
        return atLeast(relation, a, b)
                && ANALYSED.stream()
                        .filter(other -> other != relation && implies(other, relation))
                        .noneMatch(other -> atLeast(other, a, b));
    }

    private static List<Demand> demands(int things, int wordings) {
        List<Demand> all = new ArrayList<>();
        for (int set = 1; set < 1 << things; set++) {
            for (int wording = 0; wording < wordings; wording++) {
                all.add(new Demand(set, wording));
            }
        }
        return all;
    }

    private static List<Demand> matching(List<Demand> demands, Predicate<Demand> condition) {
        return demands.stream().filter(condition).toList();
    }

    private interface PairCheck {
        void check(Relation first, Relation second);
    }

    private static void forAllPairs(PairCheck check) {
        for (Relation first : Relation.values()) {
            for (Relation second : Relation.values()) {
                check.check(first, second);
            }
        }
    }
}

package io.github.qms4j.regulation;

import static io.github.qms4j.regulation.AssessmentVerdict.COMPLIANT;
import static io.github.qms4j.regulation.AssessmentVerdict.GAP;
import static io.github.qms4j.regulation.AssessmentVerdict.NOT_APPLICABLE;
import static io.github.qms4j.regulation.AssessmentVerdict.NOT_ASSESSED;
import static io.github.qms4j.regulation.AssessmentVerdict.PARTIAL;
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

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("REG-5")
class VerdictInferenceTest {
    private static final RequirementId A = requirement("a");
    private static final RequirementId B = requirement("b");
    private static final RequirementId C = requirement("c");
    private static final RequirementId D = requirement("d");

    @ParameterizedTest
    @EnumSource(Relation.class)
    void not_assessed_and_not_applicable_say_nothing_of_another_requirement(Relation relation) {
        assertThat(VerdictRange.carried(NOT_ASSESSED, relation)).isEmpty();
        assertThat(VerdictRange.carried(NOT_APPLICABLE, relation)).isEmpty();
    }

    @Test
    void the_same_demand_has_the_same_verdict() {
        assertThat(List.of(COMPLIANT, PARTIAL, GAP)).allSatisfy(verdict -> {
            assertThat(VerdictRange.carried(verdict, EQUAL)).contains(new VerdictRange(verdict, verdict));
            assertThat(VerdictRange.carried(verdict, EQUIVALENT)).contains(new VerdictRange(verdict, verdict));
        });
    }

    /** All sets of four things that can be demanded, and all sets of them that are met. */
    @ParameterizedTest
    @EnumSource(
            value = Relation.class,
            names = {"SUBSET", "SUPERSET", "INTERSECTS", "NO_RELATIONSHIP"})
    void a_verdict_says_of_another_requirement_what_must_be_and_nothing_else(Relation relation) {
        for (AssessmentVerdict verdict : List.of(COMPLIANT, PARTIAL, GAP)) {
            boolean allMet = true;
            boolean someMet = true;
            boolean someMissed = true;
            for (int met = 0; met < 16; met++) {
                for (int assessed = 1; assessed < 16; assessed++) {
                    for (int other = 1; other < 16; other++) {
                        if (holds(relation, assessed, other) && mayBeSaid(verdict, assessed, met)) {
                            allMet &= (other & met) == other;
                            someMet &= (other & met) != 0;
                            someMissed &= (other & met) != other;
                        }
                    }
                }
            }
            Optional<VerdictRange> certain = Optional.of(new VerdictRange(
                            allMet ? COMPLIANT : someMet ? PARTIAL : GAP, someMissed ? PARTIAL : COMPLIANT))
                    .filter(range -> !range.equals(new VerdictRange(GAP, COMPLIANT)));
            assertThat(VerdictRange.carried(verdict, relation))
                    .as("%s, %s", verdict, relation)
                    .isEqualTo(certain);
        }
    }

    @Test
    void an_asserted_verdict_stays_whatever_is_inferred() {
        VerdictInference inference =
                VerdictInference.of(B, Map.of(A, COMPLIANT, B, GAP), graph(mapping(A, EQUAL, B)), 1);

        assertThat(inference.asserted()).isEqualTo(GAP);
        assertThat(inference.inferred()).hasSize(1);
    }

    @Test
    void an_inferred_verdict_carries_the_way_it_came() {
        Mapping first = mapping(A, SUPERSET, B);
        Mapping second = mapping(C, SUBSET, B);

        assertThat(VerdictInference.of(C, Map.of(A, COMPLIANT), graph(first, second), 2)
                        .inferred())
                .containsExactly(new InferredVerdict(
                        C,
                        new VerdictRange(COMPLIANT, COMPLIANT),
                        A,
                        COMPLIANT,
                        SUPERSET,
                        List.of(first, second.reversed())));
    }

    @Test
    void an_assessment_says_nothing_over_more_hops_than_asked_for() {
        MappingGraph graph = graph(mapping(A, EQUAL, B), mapping(B, EQUAL, C));

        assertThat(VerdictInference.of(C, Map.of(A, COMPLIANT), graph, 1).inferred())
                .isEmpty();
        assertThat(VerdictInference.of(C, Map.of(A, COMPLIANT), graph, 2).weakest())
                .contains(new VerdictRange(COMPLIANT, COMPLIANT));
    }

    @Test
    void a_gap_on_the_way_is_not_outvoted() {
        MappingGraph graph = graph(mapping(A, EQUAL, B), mapping(B, EQUAL, C), mapping(D, SUPERSET, C));
        VerdictInference inference = VerdictInference.of(C, Map.of(A, COMPLIANT, B, GAP, D, COMPLIANT), graph, 3);

        assertThat(inference.weakest()).contains(new VerdictRange(GAP, GAP));
        assertThat(inference.isContradictory()).isTrue();
    }

    @Test
    void what_is_known_of_parts_and_of_wholes_is_taken_together() {
        MappingGraph graph = graph(mapping(A, SUBSET, C), mapping(B, SUBSET, C));
        VerdictInference inference = VerdictInference.of(C, Map.of(A, COMPLIANT, B, GAP), graph, 1);

        assertThat(inference.weakest()).contains(new VerdictRange(PARTIAL, PARTIAL));
        assertThat(inference.isContradictory()).isFalse();
    }

    @Test
    void parts_that_are_met_never_make_the_whole_compliant() {
        MappingGraph graph = graph(mapping(A, SUBSET, C), mapping(B, INTERSECTS, C));

        assertThat(VerdictInference.of(C, Map.of(A, COMPLIANT, B, COMPLIANT), graph, 1)
                        .weakest())
                .contains(new VerdictRange(PARTIAL, COMPLIANT));
    }

    @Test
    void nothing_is_inferred_from_what_is_not_related_or_not_compared() {
        MappingGraph graph = graph(mapping(A, NO_RELATIONSHIP, C), mapping(B, NOT_ANALYSED, C));

        assertThat(VerdictInference.of(C, Map.of(A, COMPLIANT, B, COMPLIANT), graph, 3)
                        .weakest())
                .isEmpty();
    }

    @Test
    void it_does_not_matter_in_which_order_the_weakest_is_sought() {
        List<VerdictRange> ranges = new ArrayList<>(List.of(
                new VerdictRange(PARTIAL, COMPLIANT),
                new VerdictRange(COMPLIANT, COMPLIANT),
                new VerdictRange(GAP, PARTIAL)));
        for (int rotation = 0; rotation < 3; rotation++) {
            Collections.rotate(ranges, 1);
            assertThat(VerdictRange.weakest(ranges)).contains(new VerdictRange(PARTIAL, PARTIAL));
        }
    }

    @Test
    void what_is_inferred_from_true_mappings_and_true_verdicts_is_true() {
        for (long seed = 0; seed < 40; seed++) {
            SmallInstruments known = new SmallInstruments(seed, 10, 4).compare(18);
            int met = new Random(seed).nextInt(16);
            Map<RequirementId, AssessmentVerdict> verdicts = new HashMap<>();
            known.requirements.forEach(r -> verdicts.put(r, verdict(known.demand(r), met)));
            MappingGraph graph = MappingGraph.of(known.mappings);
            for (RequirementId requirement : known.requirements) {
                VerdictInference inference = VerdictInference.of(requirement, verdicts, graph, 4);
                assertThat(inference.isContradictory()).as("seed %d", seed).isFalse();
                AssessmentVerdict truth = verdict(known.demand(requirement), met);
                assertThat(inference.weakest().stream()
                                .allMatch(range -> range.and(new VerdictRange(truth, truth))
                                        .isPresent()))
                        .as("seed %d, %s", seed, requirement)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9})
    void a_number_of_hops_out_of_bounds_is_refused(int hops) {
        assertThatThrownBy(() -> VerdictInference.of(A, Map.of(), graph(mapping(A, EQUAL, B)), hops))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 to 8");
    }

    @Test
    void a_range_of_what_is_no_finding_cannot_be_made() {
        assertThatThrownBy(() -> new VerdictRange(NOT_APPLICABLE, COMPLIANT)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new VerdictRange(COMPLIANT, PARTIAL)).isInstanceOf(InvalidInputException.class);
    }

    private static boolean holds(Relation relation, int a, int b) {
        return switch (relation) {
            case SUBSET -> (a & b) == a;
            case SUPERSET -> (a & b) == b;
            case INTERSECTS -> (a & b) != 0;
            default -> (a & b) == 0;
        };
    }

    private static boolean mayBeSaid(AssessmentVerdict verdict, int demanded, int met) {
        return switch (verdict) {
            case COMPLIANT -> (demanded & met) == demanded;
            case PARTIAL -> (demanded & met) != demanded && (demanded & met) != 0;
            default -> (demanded & met) != demanded;
        };
    }

    private static AssessmentVerdict verdict(int demanded, int met) {
        return (demanded & met) == demanded ? COMPLIANT : (demanded & met) != 0 ? PARTIAL : GAP;
    }

    private static Mapping mapping(RequirementId source, Relation relation, RequirementId target) {
        return new Mapping(source, target, relation, "compared");
    }

    private static MappingGraph graph(Mapping... mappings) {
        return MappingGraph.of(List.of(mappings));
    }
}

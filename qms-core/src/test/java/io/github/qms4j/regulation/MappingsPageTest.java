package io.github.qms4j.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs what the page on mappings over several hops shows. */
class MappingsPageTest {
    private static final RequirementId A = CatalogueId.parse("a:1").requirement("1");
    private static final RequirementId B = CatalogueId.parse("b:1").requirement("1");
    private static final RequirementId C = CatalogueId.parse("c:1").requirement("1");

    private static VerdictInference inferred(
            List<Mapping> mappings, Map<RequirementId, AssessmentVerdict> verdicts, RequirementId a, RequirementId c) {
        MappingGraph graph = MappingGraph.of(mappings);
        List<Mapping> asserted = graph.asserted(a);
        List<InferredRelation> following = graph.inferred(a, 3);
        List<MappingContradiction> contradictions = graph.contradictions(a, 3);
        VerdictInference verdict = VerdictInference.of(c, verdicts, graph, 3);

        assertThat(asserted).hasSize(1);
        assertThat(following).isNotEmpty();
        assertThat(contradictions).isEmpty();
        return verdict;
    }

    @Test
    void the_example_of_the_page_runs() {
        List<Mapping> mappings = List.of(
                new Mapping(A, B, Relation.EQUAL, "same words"), new Mapping(B, C, Relation.EQUAL, "same words"));

        VerdictInference verdict = inferred(mappings, Map.of(A, AssessmentVerdict.COMPLIANT), A, C);

        assertThat(verdict.weakest())
                .contains(new VerdictRange(AssessmentVerdict.COMPLIANT, AssessmentVerdict.COMPLIANT));
    }
}

package io.github.qms4j.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader may rely on in the words of the built-in catalogues. */
@Verifies("REG-2")
class CatalogueTextTest {
    private static final CatalogueLibrary LIBRARY = CatalogueLibrary.builtIn();
    private static final CatalogueLibrary AGAIN = CatalogueLibrary.builtIn();

    static Stream<Catalogue> catalogues() {
        return LIBRARY.catalogues().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("catalogues")
    void every_assessable_clause_has_a_summary_of_one_or_two_sentences_and_typical_evidence(Catalogue catalogue) {
        assertThat(catalogue.assessable()).isNotEmpty().allSatisfy(requirement -> {
            assertThat(requirement.summary())
                    .hasSizeBetween(30, 330)
                    .matches("[A-Z][^.]*(\\.\\d[^.]*)*\\.( [A-Z].*\\.)?");
            assertThat(requirement.summary().split("\\. ")).hasSizeLessThanOrEqualTo(2);
            assertThat(requirement.evidence()).isNotEmpty().doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("catalogues")
    void a_clause_that_demands_nothing_names_no_evidence(Catalogue catalogue) {
        assertThat(catalogue.requirements().stream().filter(requirement -> !requirement.isAssessable()))
                .allSatisfy(requirement -> assertThat(requirement.evidence()).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("catalogues")
    void a_clause_without_a_demand_has_parts_or_says_what_it_is(Catalogue catalogue) {
        assertThat(catalogue.requirements().stream()
                        .filter(requirement -> !requirement.isAssessable())
                        .filter(requirement -> requirement.summary().isEmpty()))
                .allSatisfy(requirement ->
                        assertThat(catalogue.children(requirement.id())).isNotEmpty());
    }

    /** But for the editions of one instrument: what an amendment leaves alone keeps its words. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("catalogues")
    void no_summary_is_used_for_two_clauses(Catalogue catalogue) {
        Map<String, RequirementId> elsewhere = new HashMap<>();
        catalogues()
                .filter(other -> other.equals(catalogue) || !other.instrument().equals(catalogue.instrument()))
                .flatMap(other -> other.requirements().stream())
                .filter(requirement -> !requirement.summary().isEmpty())
                .forEach(requirement -> {
                    RequirementId other = elsewhere.putIfAbsent(requirement.summary(), requirement.id());
                    assertThat(other == null || isAmendment(other, requirement.id()))
                            .as(other + " and " + requirement.id())
                            .isTrue();
                });
    }

    private static boolean isAmendment(RequirementId one, RequirementId other) {
        return one.local().equals(other.local())
                && one.catalogue().instrument().equals(other.catalogue().instrument());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("catalogues")
    void two_reads_give_the_same_hashes(Catalogue catalogue) {
        Catalogue again = AGAIN.find(catalogue.id()).orElseThrow();

        assertThat(again.contentHash()).isEqualTo(catalogue.contentHash()).matches("[0-9a-f]{64}");
        assertThat(hashes(again)).isEqualTo(hashes(catalogue));
        assertThat(hashes(catalogue)).doesNotHaveDuplicates();
    }

    private static List<String> hashes(Catalogue catalogue) {
        return catalogue.requirements().stream().map(Requirement::contentHash).toList();
    }
}

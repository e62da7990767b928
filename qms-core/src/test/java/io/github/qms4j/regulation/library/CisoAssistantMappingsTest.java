package io.github.qms4j.regulation.library;

import static io.github.qms4j.regulation.library.CisoAssistantReaderTest.framework;
import static io.github.qms4j.regulation.library.CisoAssistantReaderTest.node;
import static io.github.qms4j.regulation.library.CisoAssistantReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.regulation.Loss;
import io.github.qms4j.regulation.Mapping;
import io.github.qms4j.regulation.MappingGraph;
import io.github.qms4j.regulation.Relation;
import io.github.qms4j.regulation.library.CisoAssistantLibrary.Mappings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Verifies("REG-5")
class CisoAssistantMappingsTest {
    private static final LibraryFramework KITCHEN =
            only(read(CisoAssistantReaderTest.HEAD + framework(node("1", "", "1"), node("2", "", "2"))));
    private static final LibraryFramework CELLAR =
            only(read((CisoAssistantReaderTest.HEAD + framework(node("a", "", "a"), node("b", "", "b")))
                    .replace("kitchen", "cellar")));

    @ParameterizedTest
    @CsvSource({
        "equal, semantic, EQUIVALENT",
        "equal, functional, EQUIVALENT",
        "equal, , EQUIVALENT",
        "equal, syntactic, EQUAL",
        "subset, semantic, SUBSET",
        "superset, semantic, SUPERSET",
        "intersect, semantic, INTERSECTS",
        "not_related, semantic, NO_RELATIONSHIP"
    })
    void a_relationship_is_a_relation(String relationship, String rationale, Relation relation) {
        assertThat(only(mappings(forward("1", "a", relationship, rationale == null ? "" : ", rationale: " + rationale)))
                        .relation())
                .isEqualTo(relation);
    }

    @Test
    void a_mapping_keeps_why_it_was_made() {
        Mapping mapping = only(mappings(forward(
                "1",
                "a",
                "subset",
                ", rationale: semantic, annotation: 'Both, in a way', strength_of_relationship: 7")));

        assertThat(mapping.rationale()).isEqualTo("semantic; Both, in a way; strength 7 of 10");
        assertThat(only(mappings(forward("1", "a", "subset", ""))).rationale()).isEqualTo("Taken from Set.");
    }

    @Test
    void a_mapping_that_stands_in_reverse_too_is_kept_once() {
        Mappings mappings = mappings(forward("1", "a", "subset", ""), backward("a", "1", "superset"));

        assertThat(only(mappings).relation()).isEqualTo(Relation.SUBSET);
        assertThat(codes(mappings)).containsExactly("mapping.repeated");
    }

    @Test
    void of_two_mappings_that_differ_the_first_is_kept_and_the_other_counted() {
        Mappings mappings = mappings(forward("1", "a", "subset", ""), backward("a", "1", "subset"));

        assertThat(only(mappings).relation()).isEqualTo(Relation.SUBSET);
        assertThat(mappings.losses().losses())
                .containsExactly(new Loss(
                        "mapping.differing",
                        Loss.Kind.LEFT_OUT,
                        "mapping that differs from an earlier one of the same pair",
                        1,
                        List.of("cellar:3/a to kitchen:3/1 SUBSET, before SUPERSET")));
    }

    @Test
    void a_mapping_of_what_is_not_at_hand_is_counted() {
        CisoAssistantLibrary library = library(forward("1", "a", "equal", ""), forward("2", "gone", "equal", ""));

        assertThat(codes(library.mappings(List.of(KITCHEN, CELLAR)))).contains("mapping.unknown");
        assertThat(library.mappings(List.of(KITCHEN)).sets()).isEmpty();
        assertThat(library.mappings(List.of()).losses().find("mapping.unknown"))
                .hasValueSatisfying(loss -> assertThat(loss.count()).isEqualTo(2));
        assertThat(library.mappingCount()).isEqualTo(2);
        assertThat(library.frameworks()).isEmpty();
    }

    @Test
    void a_mapping_to_itself_is_no_mapping() {
        assertThat(codes(library(forward("1", "1", "equal", "").replace("cellar", "kitchen"))
                        .mappings(List.of(KITCHEN))))
                .containsExactly("mapping.itself");
    }

    @Test
    void a_library_may_hold_the_frameworks_that_it_maps() {
        String both = CisoAssistantReaderTest.HEAD
                + framework(node("1", "", "1"))
                + framework(node("a", "", "a")).replace("  frameworks:\n", "").replace("kitchen", "cellar")
                + set(forward("1", "a", "superset", ""));

        assertThat(read(both).mappings(List.of()).sets()).hasSize(1);
    }

    @Test
    void mappings_are_a_graph_to_ask() {
        MappingGraph graph = MappingGraph.of(
                mappings(forward("1", "a", "subset", ""), forward("2", "a", "superset", "")).sets().stream()
                        .flatMap(set -> set.mappings().stream())
                        .toList());

        assertThat(graph.inferred(KITCHEN.catalogue().id().requirement("1"), 2))
                .extracting(found -> found.target() + " " + found.relation())
                .containsExactly("kitchen:3/2 SUBSET");
    }

    @Test
    void an_unknown_relationship_is_refused() {
        assertThatThrownBy(() -> library(forward("1", "a", "similar", "")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("similar")
                .hasMessageContaining("[equal, intersect, not_related, subset, superset]");
    }

    @Test
    void a_mapping_names_both_ends() {
        assertThatThrownBy(() -> library("        - {relationship: equal}\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("source_requirement_urn")
                .hasMessageContaining("target_requirement_urn");
    }

    private static List<String> codes(Mappings mappings) {
        return mappings.losses().losses().stream()
                .map(Loss::code)
                .filter(code -> !code.equals("mapping.equal"))
                .toList();
    }

    private static Mapping only(Mappings mappings) {
        assertThat(mappings.sets()).hasSize(1);
        assertThat(mappings.sets().get(0).mappings()).hasSize(1);
        return mappings.sets().get(0).mappings().get(0);
    }

    private static LibraryFramework only(CisoAssistantLibrary library) {
        assertThat(library.frameworks()).hasSize(1);
        return library.frameworks().get(0);
    }

    private static Mappings mappings(String... entries) {
        return library(entries).mappings(List.of(KITCHEN, CELLAR));
    }

    private static CisoAssistantLibrary library(String... entries) {
        return read(CisoAssistantReaderTest.HEAD + set(entries));
    }

    private static String set(String... entries) {
        return """
                  requirement_mapping_sets:
                    - urn: urn:acme:risk:req_mapping_set:kitchen-to-cellar
                      name: Set
                      source_framework_urn: urn:acme:risk:framework:kitchen
                      target_framework_urn: urn:acme:risk:framework:cellar
                      requirement_mappings:
                """ + String.join("", entries);
    }

    private static String forward(String source, String target, String relationship, String more) {
        return entry("kitchen:" + source, "cellar:" + target, relationship, more);
    }

    private static String backward(String source, String target, String relationship) {
        return entry("cellar:" + source, "kitchen:" + target, relationship, "");
    }

    private static String entry(String source, String target, String relationship, String more) {
        return "        - {source_requirement_urn: 'urn:acme:risk:req_node:" + source
                + "', target_requirement_urn: 'urn:acme:risk:req_node:" + target + "', relationship: " + relationship
                + more + "}\n";
    }
}

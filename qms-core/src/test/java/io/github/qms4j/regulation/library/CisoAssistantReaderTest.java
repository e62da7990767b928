package io.github.qms4j.regulation.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.regulation.CatalogueLimits;
import io.github.qms4j.regulation.EditionStatus;
import io.github.qms4j.regulation.Requirement;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("REG-2")
class CisoAssistantReaderTest {
    static final String HEAD = """
            urn: urn:acme:risk:library:kitchen
            locale: en
            ref_id: KITCHEN
            name: Rules of the kitchen
            version: 3
            publication_date: 2026-02-03
            copyright: Ours to give away
            provider: Acme
            packager: acme
            objects:
            """;
    static final String FRAMEWORK = """
              framework:
                urn: urn:acme:risk:framework:kitchen
                ref_id: KITCHEN
                name: Kitchen rules
                description: How we keep the kitchen
                min_score: 0
                requirement_nodes:
                - urn: urn:acme:risk:req_node:kitchen:1
                  assessable: false
                  depth: 1
                  ref_id: '1'
                  name: Cleaning
                - urn: urn:acme:risk:req_node:kitchen:1.1
                  assessable: true
                  depth: 2
                  parent_urn: urn:acme:risk:req_node:kitchen:1
                  ref_id: '1.1'
                  name: Wiping
                  description: Wipe the table after each meal.
                  typical_evidence: |
                    - cleaning log
                    - a clean table
                  implementation_groups: [basic]
                  questions: &q
                    urn:acme:q1: {type: text, text: Is it clean?}
                - urn: urn:acme:risk:req_node:kitchen:1.2
                  assessable: true
                  parent_urn: urn:acme:risk:req_node:kitchen:1
                  ref_id: '1.2'
                  description: |-
                    Empty the bin
                    every evening.
                  questions: *q
            """;

    @Test
    void a_framework_is_a_catalogue() {
        Catalogue catalogue = catalogue(HEAD + FRAMEWORK);

        assertThat(catalogue.id()).hasToString("kitchen:3");
        assertThat(catalogue.instrument().title()).isEqualTo("Kitchen rules");
        assertThat(catalogue.instrument().authority()).isEqualTo("Acme");
        assertThat(catalogue.edition().source())
                .isEqualTo("CISO Assistant library urn:acme:risk:library:kitchen, version 3, published 2026-02-03,"
                        + " packaged by acme");
        assertThat(catalogue.edition().note()).isEqualTo("How we keep the kitchen\n\nCopyright: Ours to give away");
        assertThat(catalogue.requirements()).extracting(Requirement::clause).containsExactly("1", "1.1", "1.2");
        assertThat(catalogue.assessable()).extracting(Requirement::clause).containsExactly("1.1", "1.2");
    }

    @Test
    void a_node_is_a_requirement_with_its_text_and_evidence() {
        Catalogue catalogue = catalogue(HEAD + FRAMEWORK);
        Requirement wiping = catalogue.find("1.1").orElseThrow();

        assertThat(wiping.heading()).isEqualTo("Wiping");
        assertThat(wiping.summary()).isEqualTo("Wipe the table after each meal.");
        assertThat(wiping.parent()).contains(catalogue.id().requirement("1"));
        assertThat(wiping.evidence()).containsExactly("cleaning log", "a clean table");
        assertThat(catalogue.find("1.2").orElseThrow().heading()).isEqualTo("1.2");
    }

    @Test
    void what_is_left_behind_or_derived_is_counted() {
        assertThat(read(HEAD + FRAMEWORK).losses().losses())
                .extracting(loss -> loss.code() + " " + loss.count())
                .containsExactly(
                        "framework.min_score 1",
                        "framework.ref_id 1",
                        "library.locale 1",
                        "library.name 1",
                        "library.ref_id 1",
                        "requirement-node.implementation_groups 1",
                        "requirement-node.name 1",
                        "requirement-node.questions 2");
    }

    @Test
    void the_catalogue_stands_in_a_library_of_ours() {
        assertThat(CatalogueLibrary.empty().with(catalogue(HEAD + FRAMEWORK)).catalogues())
                .hasSize(1);
    }

    @Test
    void an_edition_is_pending_until_somebody_says_from_when_it_counts() {
        LocalDate day = LocalDate.of(2026, 5, 1);

        assertThat(catalogue(HEAD + FRAMEWORK).edition().statusOn(day)).isEqualTo(EditionStatus.PENDING);
        assertThat(CisoAssistantReader.standard()
                        .effectiveFrom(day)
                        .read(source(HEAD + FRAMEWORK))
                        .frameworks()
                        .get(0)
                        .catalogue()
                        .edition()
                        .statusOn(day))
                .isEqualTo(EditionStatus.IN_FORCE);
    }

    @Test
    void nodes_in_any_order_form_the_tree() {
        Catalogue catalogue =
                catalogue(HEAD + framework(node("a.1", "a", "1.1"), node("b", "", "2"), node("a", "", "1")));

        assertThat(catalogue.requirements()).extracting(Requirement::clause).containsExactly("2", "1", "1.1");
    }

    @Test
    void numbers_that_stand_twice_and_ids_that_cannot_be_are_replaced_and_counted() {
        CisoAssistantLibrary read = read(
                HEAD + framework(node("a", "", "1"), node("b", "", "1"), node("c", "", ""), node("d (é)", "", "4")));
        Catalogue catalogue = read.frameworks().get(0).catalogue();

        assertThat(catalogue.requirements()).extracting(Requirement::clause).containsExactly("1", "b", "c", "4");
        assertThat(catalogue.requirements().get(3).id().local()).matches("d-[0-9a-f]{8}");
        assertThat(read.losses().losses())
                .extracting(loss -> loss.code() + " " + loss.count())
                .contains("ref_id.missing 1", "ref_id.repeated 1", "urn 1");
    }

    @Test
    void urns_are_compared_without_regard_to_case() {
        Catalogue catalogue = catalogue(
                HEAD + framework(node("a", "", "1"), node("a.1", "a", "1.1").replace("kitchen:a\n", "Kitchen:A\n")));

        assertThat(catalogue.find("a.1").flatMap(Requirement::parent))
                .contains(catalogue.id().requirement("a"));
    }

    @Test
    void a_urn_that_stands_twice_is_refused() {
        assertRefused(HEAD + framework(node("a", "", "1"), node("A", "", "2")), "stands twice");
    }

    @Test
    void a_parent_that_is_not_there_is_refused() {
        assertRefused(HEAD + framework(node("a", "gone", "1")), "is no node of this framework");
    }

    @Test
    void a_node_that_is_part_of_itself_is_refused() {
        assertRefused(HEAD + framework(node("r", "", "0"), node("a", "b", "1"), node("b", "a", "2")), "part of itself");
        assertRefused(HEAD + framework(node("r", "", "0"), node("a", "a", "1")), "part of itself");
    }

    @Test
    void everything_that_is_wrong_is_listed_at_once() {
        assertThatThrownBy(() -> read(HEAD.replace("version: 3\n", "")
                        + framework(node("a", "gone", "1"), "    - name: nameless\n      assessable: maybe\n")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations())
                                .extracting(v -> v.rule())
                                .containsExactlyInAnyOrder("is missing", "is missing", "is no node of this framework"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "'true'", "[true]", "{a: true}"})
    void assessable_is_true_or_false_and_nothing_else(String value) {
        assertRefused(HEAD + FRAMEWORK.replaceFirst("assessable: true", "assessable: " + value), "is no truth value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "just text",
                "- a list",
                "urn: x\nversion: 1\n",
                "urn: x\nversion: 1\nobjects: {}\n",
                "urn: x\nversion: 1\nobjects: {threats: [{urn: y}]}\n",
                "urn: [x]\nversion: 1\nobjects: {framework: {}}\n",
                "urn: 'x\n",
                "urn: x\n\tversion: 1\n",
                "urn: x\nurn: y\n",
                "? [a]\n: b\n",
                "urn: *nowhere\n",
                "urn: !!python/object/apply:os.system ['true']\n",
                "urn: !local x\n",
                "%YAML 3.0\n---\nurn: x\n",
                "urn: x\n---\nurn: y\n",
                "{\"urn\": \"x\", \"version\": 1, \"objects\": 5}"
            })
    void what_is_no_library_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] latin = (HEAD + FRAMEWORK).replace("Wiping", "Putzen für alle").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> CisoAssistantReader.standard()
                        .read(new CatalogueSource("latin", () -> new ByteArrayInputStream(latin))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("UTF-8");
    }

    /** Nine lists of nine aliases each name what would be 9⁹ texts if anything were copied. */
    @Test
    void a_bomb_of_aliases_costs_nothing() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i <= 9; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9).replaceAll(", $", "")).append("]\n");
        }
        CisoAssistantLibrary read = read(bomb + HEAD + FRAMEWORK);

        assertThat(read.frameworks()).hasSize(1);
        assertThat(read.losses().find("library.a9")).isPresent();
    }

    @Test
    void a_bomb_of_aliases_where_objects_are_read_ends_at_the_limit() {
        String node = "{urn: 'urn:a:b:c:d:x', ref_id: x}";
        StringBuilder bomb = new StringBuilder("n: &n [" + (node + ", ").repeat(999) + node + "]\n");
        bomb.append(HEAD).append("  frameworks: [");
        bomb.append("{urn: 'urn:a:b:framework:k', name: K, requirement_nodes: *n}, ".repeat(99));
        bomb.append("{urn: 'urn:a:b:framework:k', name: K, requirement_nodes: *n}]\n");

        assertThatThrownBy(() -> CisoAssistantReader.standard()
                        .within(new CatalogueLimits(1 << 20, 500, 16, 1000))
                        .read(source(bomb.toString())))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void an_alias_of_a_part_that_contains_it_is_refused() {
        assertRefused("urn: &a\n  b: [*a]\n", "names a part that contains it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void yaml_that_is_nested_without_end_is_refused(String opening) {
        assertRefused("urn: x\nz: \n  " + opening.repeat(50_000), "nested below level 64");
    }

    @Test
    void text_with_half_a_character_is_refused_at_its_place() {
        assertRefused(
                HEAD + FRAMEWORK.replace("Wipe the table after each meal.", "\"half \\ud800\""),
                "requirement_nodes[1]");
    }

    @Test
    void a_long_urn_gives_a_short_id_that_its_hash_keeps_apart() {
        String start = "x" + "-".repeat(4_000);
        Catalogue catalogue = catalogue(HEAD + framework(node(start + "1", "", "1"), node(start + "2", "", "2")));

        assertThat(catalogue.requirements())
                .extracting(requirement -> requirement.id().local())
                .allMatch(local -> local.matches("x-[0-9a-f]{8}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_tree_that_is_too_deep_is_refused() {
        String[] nodes = new String[17];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = node("n" + i, i == 0 ? "" : "n" + (i - 1), "c" + i);
        }
        assertRefused(HEAD + framework(nodes), "is below level 16");
    }

    @Test
    void a_file_a_text_or_a_number_of_nodes_beyond_the_limit_is_refused() {
        assertRefusedWithin(new CatalogueLimits(300, 100, 16, 1000), "exceeds");
        assertRefusedWithin(new CatalogueLimits(100_000, 2, 16, 1000), "more than 2");
        assertRefusedWithin(new CatalogueLimits(100_000, 100, 16, 10), "longer than 10");
    }

    private static void assertRefusedWithin(CatalogueLimits limits, String because) {
        assertThatThrownBy(() -> CisoAssistantReader.standard().within(limits).read(source(HEAD + FRAMEWORK)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(because);
    }

    private static void assertRefused(String text, String because) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(because);
    }

    static String framework(String... nodes) {
        return "  frameworks:\n  - urn: urn:acme:risk:framework:kitchen\n    name: Kitchen\n    requirement_nodes:\n"
                + String.join("", nodes);
    }

    static String node(String local, String parent, String reference) {
        return "    - urn: urn:acme:risk:req_node:kitchen:" + local + "\n"
                + Optional.of(parent)
                        .filter(p -> !p.isEmpty())
                        .map(p -> "      parent_urn: urn:acme:risk:req_node:kitchen:" + p + "\n")
                        .orElse("")
                + (reference.isEmpty() ? "" : "      ref_id: '" + reference + "'\n")
                + "      name: Node " + local + "\n";
    }

    private static Catalogue catalogue(String text) {
        return read(text).frameworks().get(0).catalogue();
    }

    static CisoAssistantLibrary read(String text) {
        return CisoAssistantReader.standard().read(source(text));
    }

    private static CatalogueSource source(String text) {
        return new CatalogueSource(
                "kitchen.yaml", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}

package io.github.qms4j.regulation.oscal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueLimits;
import io.github.qms4j.regulation.EditionStatus;
import io.github.qms4j.regulation.Instrument;
import io.github.qms4j.regulation.Requirement;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("REG-2")
class OscalCatalogueReaderTest {
    private static final String GROUP = """
            "groups": [{"id": "g1", "title": "Group", "controls": [
                {"id": "c1", "title": "First", "parts": [{"name": "statement", "prose": "Do this."}]},
                {"id": "c2", "title": "Second", "parts": [{"name": "statement", "prose": "Do that."}],
                 "controls": [{"id": "c2.1", "title": "More", "parts": [{"name": "statement", "prose": "And more."}]}]}
            ]}]
            """;

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.0.4", "1.1.2", "1.1.9", "1.2.1", "1.0.0-rc2"})
    void a_version_is_accepted_by_its_major_and_minor_number(String version) {
        assertThat(read(catalogue(version, GROUP)).catalogue().assessable()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3.0", "2.0.0", "0.9", "1", "", "latest", "11.0"})
    void another_version_is_refused(String version) {
        assertThatThrownBy(() -> read(catalogue(version, GROUP)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/catalog/metadata/oscal-version '" + version + "'")
                .hasMessageContaining("[1.0, 1.1, 1.2]");
    }

    @Test
    void groups_are_headings_and_controls_are_requirements() {
        Catalogue catalogue = read(catalogue("1.1.2", GROUP)).catalogue();

        assertThat(catalogue.requirements())
                .extracting(requirement -> requirement.id().local())
                .containsExactly("g1", "c1", "c2", "c2.1");
        assertThat(catalogue.requirements())
                .extracting(Requirement::isAssessable)
                .containsExactly(false, true, true, true);
        assertThat(catalogue.find("c2.1").orElseThrow().parent())
                .contains(catalogue.id().requirement("c2"));
    }

    @Test
    void the_instrument_and_its_edition_can_be_told() {
        Instrument instrument = new Instrument("acme-rules", "Rules of Acme", "Acme");
        Catalogue catalogue = OscalCatalogueReader.standard()
                .as(instrument, "2026")
                .effectiveFrom(LocalDate.of(2026, 7, 1))
                .read(source(catalogue("1.1.2", GROUP)))
                .catalogue();

        assertThat(catalogue.id()).hasToString("acme-rules:2026");
        assertThat(catalogue.instrument()).isEqualTo(instrument);
        assertThat(catalogue.edition().statusOn(LocalDate.of(2026, 7, 1))).isEqualTo(EditionStatus.IN_FORCE);
    }

    @Test
    void a_withdrawn_control_is_no_requirement() {
        Catalogue catalogue = read(catalogue("1.1.2", """
                        "controls": [
                          {"id": "c1", "title": "Gone", "props": [{"name": "status", "value": "withdrawn"}]},
                          {"id": "c2", "title": "Here", "parts": [{"name": "statement", "prose": "Do it."}]}]
                        """)).catalogue();

        assertThat(catalogue.assessable()).extracting(Requirement::clause).containsExactly("c2");
        assertThat(catalogue.requirements()).hasSize(2);
    }

    @Test
    void what_is_missing_is_derived_and_counted() {
        OscalCatalogue read = read(catalogue("1.1.2", """
                "groups": [
                  {"title": "Access & more", "controls": [
                    {"id": "AC-1", "title": "First", "props": [{"name": "label", "value": "1."}]},
                    {"id": "AC-2", "title": "Second", "props": [{"name": "label", "value": "1."}]}]}]
                """));

        assertThat(read.catalogue().requirements())
                .extracting(Requirement::clause)
                .containsExactly("access-more", "1.", "AC-2");
        assertThat(read.losses().losses())
                .extracting(loss -> loss.code() + " " + loss.count())
                .contains("id 1", "id.case 2", "label.repeated 1", "label.missing 1", "control.statement 2");
    }

    @Test
    void parameters_stand_in_the_text_as_their_value_their_choices_or_their_label() {
        OscalCatalogue read = read(catalogue("1.1.2", """
                "params": [{"id": "p0", "values": ["five", "six"]}],
                "controls": [{"id": "c1", "title": "C",
                  "params": [{"id": "p1", "label": "frequency"}, {"id": "p3", "label": "days"},
                             {"id": "p2", "select": {"how-many": "one-or-more",
                                                     "choice": ["daily", "every {{ insert: param, p3 }}"]}},
                             {"id": "p4", "select": {"choice": ["{{ insert: param, p4 }}"]}}],
                  "parts": [{"name": "statement", "prose":
                    "{{ insert: param, p0 }}, {{insert: param, p1}}, {{ param, p2 }}, {{ insert: param, gone }}, {{ x }}"},
                    {"name": "statement", "prose": "{{ insert: param, p4 }}"}]}]
                """));

        assertThat(read.catalogue().find("c1").orElseThrow().summary().lines())
                .startsWith("five, six, [Assignment: frequency], [Selection (one or more): daily; every [Assignment:"
                        + " days]], [gone], {{ x }}");
        assertThat(read.commonParameters()).extracting(OscalParameter::id).containsExactly("p0");
        assertThat(read.losses().find("text.parameter")).isPresent();
    }

    /** Four levels of four hundred choices each would be 25,600,000,000 texts. */
    @Test
    void a_bomb_of_parameters_ends_at_the_limit() {
        StringBuilder parameters = new StringBuilder();
        for (int level = 1; level <= 4; level++) {
            String choice =
                    "\"" + "{{ insert: param, p%d }}".formatted(level + 1).repeat(20) + "\"";
            parameters.append("{\"id\": \"p%d\", \"select\": {\"choice\": [".formatted(level));
            parameters.append((choice + ", ").repeat(19)).append(choice).append("]}}, ");
        }
        String text = catalogue(
                "1.1.2",
                "\"params\": [" + parameters + "{\"id\": \"p5\", \"values\": [\"\"]}], \"controls\": [{\"id\": \"c1\","
                        + " \"title\": \"C\", \"parts\": [{\"name\": \"statement\","
                        + " \"prose\": \"{{ insert: param, p1 }}\"}]}]");

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/catalog/controls/0")
                .hasMessageContaining("with its parameters");
    }

    @Test
    void text_with_half_a_character_is_refused_at_its_place() {
        assertThatThrownBy(() -> read(catalogue(
                        "1.1.2",
                        "\"controls\": [{\"id\": \"c1\", \"title\": \"C\","
                                + " \"parts\": [{\"name\": \"statement\", \"prose\": \"half \\ud800\"}]}]")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("example.json")
                .hasMessageContaining("/catalog/controls/0");
    }

    @Test
    void two_controls_with_one_id_are_refused() {
        assertThatThrownBy(() -> read(catalogue("1.1.2", """
                        "controls": [{"id": "c1", "title": "A"}, {"id": "C1", "title": "B"}]
                        """)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/catalog/controls/1/id 'C1'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "{\"profile\": {}}",
                "{\"catalog\": []}",
                "{\"catalog\": {\"groups\": {}}}",
                "{\"catalog\": {\"groups\": [\"x\"]}}",
                "{\"catalog\": {\"controls\": [{\"id\": 5}]}}",
                "{\"catalog\": {\"controls\": [{\"id\": null}]}}",
                "{\"catalog\": {\"uuid\": \"a\", \"uuid\": \"b\"}}",
                "{\"catalog\": {\"metadata\": {\"title\": \"cut",
                "<catalog xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\"/>"
            })
    void what_is_no_catalogue_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void what_follows_the_document_is_refused() {
        assertThatThrownBy(() -> read(catalogue("1.1.2", GROUP) + "{}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("follows the end");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] latin =
                catalogue("1.1.2", GROUP).replace("Second", "Zweite Prüfung").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> OscalCatalogueReader.standard()
                        .read(new CatalogueSource("latin", () -> new ByteArrayInputStream(latin))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_file_that_cannot_be_opened_is_refused() {
        assertThatThrownBy(() -> OscalCatalogueReader.standard().read(new CatalogueSource("gone.json", () -> {
                    throw new IOException("no such file");
                })))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("gone.json")
                .hasMessageContaining("no such file");
    }

    @Test
    void a_file_that_is_too_long_is_refused() {
        assertRefused(new CatalogueLimits(500, 100, 10, 1000), catalogue("1.1.2", GROUP), "exceeds a limit");
    }

    @Test
    void too_many_controls_are_refused() {
        assertRefused(new CatalogueLimits(100_000, 3, 10, 1000), catalogue("1.1.2", GROUP), "more than 3");
    }

    @Test
    void controls_that_are_nested_too_deeply_are_refused() {
        assertRefused(new CatalogueLimits(100_000, 100, 2, 1000), catalogue("1.1.2", GROUP), "below level 2");
    }

    @Test
    void a_text_that_is_too_long_is_refused() {
        assertRefused(new CatalogueLimits(100_000, 100, 10, 7), catalogue("1.1.2", GROUP), "longer than 7");
    }

    @Test
    void json_that_is_nested_without_end_is_refused() {
        assertThatThrownBy(() -> read("{\"catalog\": {\"x\": " + "[".repeat(100_000)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("exceeds a limit");
    }

    @Test
    void an_own_property_that_was_spoilt_is_refused() {
        String text = catalogue("1.2.1", GROUP)
                .replace(
                        "\"version\"",
                        "\"props\": [{\"name\": \"effective-from\", \"ns\": \"https://qms4j.github.io/ns/oscal\","
                                + " \"value\": \"soon\"}], \"version\"");

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("effective-from 'soon'");
    }

    private static void assertRefused(CatalogueLimits limits, String text, String because) {
        assertThatThrownBy(() -> OscalCatalogueReader.standard().within(limits).read(source(text)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(because);
    }

    private static String catalogue(String version, String content) {
        return """
                {"catalog": {"uuid": "1ab0e5a5-2e0a-4a4b-9a31-5ed1b8a3a001",
                  "metadata": {"title": "Example", "last-modified": "2026-01-01T00:00:00Z", "version": "1",
                               "oscal-version": "%s"}, %s}}""".formatted(version, content);
    }

    private static OscalCatalogue read(String text) {
        return OscalCatalogueReader.standard().read(source(text));
    }

    private static CatalogueSource source(String text) {
        return new CatalogueSource(
                "example.json", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}

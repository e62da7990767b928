package io.github.qms4j.regulation.oscal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.regulation.Loss;
import io.github.qms4j.regulation.Requirement;
import io.github.qms4j.regulation.RequirementId;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The baselines of NIST SP 800-53 as NIST publishes them; each figure was counted from the files by other means. */
@Verifies("REG-2")
class NistBaselineTest {
    @ParameterizedTest
    @CsvSource({"LOW, 149, 18", "MODERATE, 287, 18"})
    void every_control_and_every_group_is_there(String baseline, int controls, int groups) {
        Catalogue catalogue = read(baseline).catalogue();

        assertThat(catalogue.assessable()).hasSize(controls);
        assertThat(catalogue.requirements()).hasSize(controls + groups);
        assertThat(catalogue.roots()).hasSize(groups).noneMatch(Requirement::isAssessable);
    }

    @Test
    void every_parameter_link_and_resource_is_there() {
        OscalCatalogue read = read("LOW");

        assertThat(List.of(
                        sum(read, id -> read.parameters(id).size()),
                        sum(read, id -> read.links(id).size()),
                        read.resources().size()))
                .containsExactly(445, 2_053, 135);
    }

    @Test
    void a_control_reads_as_it_is_printed() {
        Catalogue catalogue = read("LOW").catalogue();
        Requirement control = catalogue.find("ac-1").orElseThrow();

        assertThat(control.toString()).isEqualTo("AC-1 Policy and Procedures");
        assertThat(control.parent()).contains(catalogue.id().requirement("ac"));
        assertThat(control.summary().lines().toList())
                .startsWith(
                        "a. Develop, document, and disseminate to [Assignment: organization-defined personnel or roles]:",
                        "1. [Selection (one or more): organization-level; mission/business process-level; system-level]"
                                + " access control policy that:")
                .hasSize(9);
        assertThat(control.evidence())
                .containsExactly(
                        "Access control policy and procedures",
                        "system security plan",
                        "privacy plan",
                        "other relevant documents or records");
    }

    @Test
    void an_enhancement_is_part_of_its_control() {
        Catalogue catalogue = read("LOW").catalogue();

        assertThat(catalogue.find("at-2.2").orElseThrow().parent())
                .contains(catalogue.id().requirement("at-2"));
    }

    @Test
    void what_could_not_be_carried_is_counted() {
        OscalCatalogue read = read("LOW");

        assertThat(List.of(
                        count(read, "part.guidance"),
                        count(read, "part.assessment-objective"),
                        count(read, "part.item"),
                        count(read, "control.prop.sort-id"),
                        count(read, "param.props")))
                .containsExactly(149L, 149L, 574L, 149L, 445L);
        assertThat(read.losses().find("part.guidance"))
                .hasValueSatisfying(
                        loss -> assertThat(loss.samples()).hasSize(10).startsWith("ac-1", "ac-2", "ac-3"));
    }

    @Test
    void where_it_comes_from_is_known() {
        OscalCatalogue read = read("MODERATE");

        assertThat(read.oscalVersion()).isEqualTo("1.1.2");
        assertThat(read.catalogue().edition().id()).isEqualTo("5.1.1+u4");
        assertThat(read.catalogue().edition().source()).isEqualTo("OSCAL 1.1.2 catalogue " + read.uuid());
        assertThat(read.catalogue().instrument().authority()).isEqualTo("Joint Task Force, Transformation Initiative");
        assertThat(read.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void both_baselines_stand_in_one_library() {
        CatalogueLibrary library = CatalogueLibrary.empty()
                .with(read("LOW").catalogue())
                .with(read("MODERATE").catalogue());

        assertThat(library.catalogues()).hasSize(2);
    }

    private static long count(OscalCatalogue read, String code) {
        return read.losses().find(code).map(Loss::count).orElse(0L);
    }

    private static int sum(OscalCatalogue read, ToIntFunction<RequirementId> figure) {
        return read.catalogue().requirements().stream()
                .map(Requirement::id)
                .mapToInt(figure)
                .sum();
    }

    private static OscalCatalogue read(String baseline) {
        return OscalCatalogueReader.standard().read(baseline(baseline));
    }

    /** Skips the test, by name, where the file is not at hand. */
    static CatalogueSource baseline(String name) {
        Path file = Path.of(
                System.getProperty("qms.shared.data", "."),
                "NIST_SP-800-53_rev5_" + name + "-baseline-resolved-profile_catalog.json.gz");
        assumeTrue(Files.isRegularFile(file), () -> "skipped: the baseline is not at " + file.toAbsolutePath());
        return new CatalogueSource(
                name.toLowerCase(Locale.ROOT), () -> new GZIPInputStream(Files.newInputStream(file)));
    }
}

package io.github.qms4j.regulation.oscal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.regulation.Instrument;
import io.github.qms4j.regulation.MappingGraph;
import io.github.qms4j.regulation.library.CisoAssistantLibrary;
import io.github.qms4j.regulation.library.CisoAssistantReader;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the page on OSCAL and other libraries shows. */
class OscalPageTest {
    private static final String LIBRARY = """
            urn: urn:acme:risk:library:%1$s
            locale: en
            ref_id: %1$s
            name: Rules
            version: 3
            publication_date: 2026-02-03
            copyright: Ours to give away
            provider: Acme
            packager: acme
            objects:
            """;
    private static final String FRAMEWORKS = """
              frameworks:
                - urn: urn:acme:risk:framework:kitchen
                  name: Kitchen
                  requirement_nodes:
                    - {urn: 'urn:acme:risk:req_node:kitchen:1', ref_id: '1', name: Wash}
                - urn: urn:acme:risk:framework:cellar
                  name: Cellar
                  requirement_nodes:
                    - {urn: 'urn:acme:risk:req_node:cellar:a', ref_id: 'a', name: Clean}
            """;
    private static final String MAPPINGS = """
              requirement_mapping_sets:
                - urn: urn:acme:risk:req_mapping_set:kitchen-to-cellar
                  name: Set
                  source_framework_urn: urn:acme:risk:framework:kitchen
                  target_framework_urn: urn:acme:risk:framework:cellar
                  requirement_mappings:
                    - source_requirement_urn: urn:acme:risk:req_node:kitchen:1
                      target_requirement_urn: urn:acme:risk:req_node:cellar:a
                      relationship: subset
            """;

    @TempDir
    private Path folder;

    private static CatalogueLibrary readThrough(Path path) {
        OscalCatalogue read = OscalCatalogueReader.standard()
                .as(new Instrument("nist-sp-800-53-low", "NIST SP 800-53, low baseline", "NIST"), "5.1.1")
                .effectiveFrom(LocalDate.of(2023, 11, 7))
                .read(new CatalogueSource("low.json", () -> Files.newInputStream(path)));
        CatalogueLibrary library = CatalogueLibrary.builtIn().with(read.catalogue());
        read.losses().losses().forEach(System.out::println);
        return library;
    }

    private static MappingGraph mapped(CatalogueSource frameworkFile, CatalogueSource mappingFile) {
        CisoAssistantLibrary frameworks = CisoAssistantReader.standard().read(frameworkFile);
        CisoAssistantLibrary mappings = CisoAssistantReader.standard().read(mappingFile);
        CisoAssistantLibrary.Mappings made = mappings.mappings(frameworks.frameworks());
        return MappingGraph.of(
                made.sets().stream().flatMap(set -> set.mappings().stream()).toList());
    }

    private static CatalogueSource source(String name, String objects) {
        byte[] file = (LIBRARY.formatted(name) + objects).getBytes(StandardCharsets.UTF_8);
        return new CatalogueSource(name + ".yaml", () -> new ByteArrayInputStream(file));
    }

    @Test
    void the_catalogue_of_the_page_is_read() throws IOException {
        Path path = folder.resolve("low.json");
        try (OutputStream out = Files.newOutputStream(path)) {
            OscalCatalogueWriter.write(
                    CatalogueLibrary.builtIn()
                            .find(CatalogueId.parse("21-cfr-11:1997"))
                            .orElseThrow(),
                    Instant.parse("2026-11-23T08:00:00Z"),
                    out);
        }

        assertThat(readThrough(path).find(CatalogueId.parse("nist-sp-800-53-low:5.1.1")))
                .isPresent();
    }

    @Test
    void the_libraries_of_the_page_are_read() {
        assertThat(mapped(source("frameworks", FRAMEWORKS), source("mappings", MAPPINGS))
                        .requirements())
                .hasSize(2);
    }
}

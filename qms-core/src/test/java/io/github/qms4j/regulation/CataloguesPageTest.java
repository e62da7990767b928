package io.github.qms4j.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.acme.AcmeCatalogues;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs what the page on catalogues shows. */
class CataloguesPageTest {
    private static List<Catalogue> readThroughTheLibrary() {
        CatalogueLibrary library = CatalogueLibrary.builtIn();
        Catalogue part11 = library.find(CatalogueId.parse("21-cfr-11:1997")).orElseThrow();
        Requirement auditTrail = part11.find("11.10-e").orElseThrow();
        System.out.println(auditTrail.summary());
        library.mappings(auditTrail.id()).forEach(System.out::println);
        return library.withStatus(EditionStatus.IN_FORCE, LocalDate.of(2026, 2, 2));
    }

    @Test
    void the_first_example_of_the_page_runs() {
        assertThat(readThroughTheLibrary())
                .extracting(catalogue -> catalogue.id().toString())
                .contains("21-cfr-11:1997");
    }

    @Test
    void the_provider_of_the_page_supplies_its_catalogue() {
        CatalogueLibrary library = CatalogueLibrary.empty().with(new AcmeCatalogues().sources());

        assertThat(library.find(CatalogueId.parse("acme-quality:2026"))).isPresent();
    }
}

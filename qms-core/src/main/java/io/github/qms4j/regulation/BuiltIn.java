package io.github.qms4j.regulation;

import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.List;

/** The files that come with the library. */
final class BuiltIn {
    private static final List<String> FILES = List.of(
            "catalogues/iso-9001-2015.json",
            "catalogues/iso-9001-2015-amd1.json",
            "catalogues/iso-13485-2016.json",
            "catalogues/iso-iec-20000-1-2018.json",
            "catalogues/iso-iec-20000-1-2018-amd1.json",
            "catalogues/21-cfr-820-qsr.json",
            "catalogues/21-cfr-820-qmsr.json",
            "catalogues/21-cfr-11.json",
            "catalogues/21-cfr-211.json",
            "catalogues/21-cfr-803.json",
            "catalogues/eu-gmp-annex-11-2011.json",
            "catalogues/eu-gmp-annex-11-2025-draft.json",
            "catalogues/ich-q10.json",
            "catalogues/gamp-5-ed2.json",
            "catalogues/fda-csa-2025.json",
            "mappings/audit-trail.json",
            "mappings/signatures.json",
            "mappings/documents.json",
            "mappings/capa.json",
            "mappings/management-review.json",
            "mappings/internal-audit.json",
            "mappings/competence.json",
            "mappings/suppliers.json",
            "mappings/software-assurance.json",
            "mappings/change-management.json",
            "mappings/incident-management.json",
            "migrations/21-cfr-820-qsr-to-qmsr.json",
            "migrations/eu-gmp-annex-11-2011-to-2025-draft.json",
            "migrations/iso-9001-2015-to-amd1.json",
            "migrations/iso-iec-20000-1-2018-to-amd1.json",
            "failure-patterns/fda-most-cited.json");

    private BuiltIn() {}

    static List<CatalogueSource> sources() {
        return FILES.stream()
                .map(file -> new CatalogueSource("built-in " + file, () -> open(file)))
                .toList();
    }

    private static InputStream open(String file) throws FileNotFoundException {
        InputStream in = BuiltIn.class.getResourceAsStream(file);
        if (in == null) {
            throw new FileNotFoundException(file);
        }
        return in;
    }
}

package io.github.qms4j.regulation;

import io.github.qms4j.spi.catalog.CatalogueSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of a library, each read and in itself in order; what they say of each other is not yet checked. */
final class LibraryFiles {
    private final CatalogueLimits limits;
    private final JsonFile json;
    private final Set<String> names = new HashSet<>();
    private final List<CatalogueDraft> catalogues = new ArrayList<>();
    private final Map<String, MappingSet> mappings = new LinkedHashMap<>();
    private final List<MigrationDraft> migrations = new ArrayList<>();
    private final Map<String, PublishedFailurePatterns> failures = new LinkedHashMap<>();

    LibraryFiles(CatalogueLimits limits) {
        this.limits = limits;
        this.json = JsonFile.within(limits);
    }

    void read(CatalogueSource source) {
        Problems problems = new Problems(source.name());
        if (!names.add(source.name())) {
            problems.add("file", source.name(), "is named like another file", "name each file differently");
            problems.refuse();
        }
        JsonFields root = new JsonFields(problems, limits, "", json.read(source));
        String format = root.text("format");
        switch (format) {
            case "qms4j-catalogue/1" -> catalogues.add(CatalogueReader.read(root));
            case "qms4j-mappings/1" -> mappings.put(source.name(), MappingSetReader.read(root));
            case "qms4j-migration/1" -> migrations.add(MigrationDraft.read(root));
            case "qms4j-failure-patterns/1" -> failures.put(source.name(), FailurePatternReader.read(root));
            default ->
                root.wrong(
                        "format",
                        format,
                        "is unknown",
                        "write qms4j-catalogue/1, qms4j-mappings/1, qms4j-migration/1 or qms4j-failure-patterns/1");
        }
        problems.refuse();
    }

    CatalogueLimits limits() {
        return limits;
    }

    List<CatalogueDraft> catalogues() {
        return catalogues;
    }

    Map<String, MappingSet> mappings() {
        return mappings;
    }

    List<MigrationDraft> migrations() {
        return migrations;
    }

    Map<String, PublishedFailurePatterns> failures() {
        return failures;
    }
}

package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.discovery.CatalogueProviders;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All catalogues that an organisation works with, the mappings between them, the migration maps from edition to edition and
 * the published failure patterns. Immutable; everything in it was validated together, so every requirement that a mapping,
 * a map or a pattern names exists.
 */
public final class CatalogueLibrary {
    private final Map<CatalogueId, Catalogue> catalogues;
    private final List<MappingSet> mappingSets;
    private final List<MigrationMap> migrations;
    private final List<PublishedFailurePatterns> failurePatterns;
    private final Map<RequirementId, Map<RequirementId, Mapping>> mappings = new LinkedHashMap<>();

    CatalogueLibrary(
            Map<CatalogueId, Catalogue> catalogues,
            List<MappingSet> mappingSets,
            List<MigrationMap> migrations,
            List<PublishedFailurePatterns> failurePatterns) {
        this.catalogues = new LinkedHashMap<>(catalogues);
        this.mappingSets = List.copyOf(mappingSets);
        this.migrations = List.copyOf(migrations);
        this.failurePatterns = List.copyOf(failurePatterns);
        mappingSets.stream().flatMap(set -> set.mappings().stream()).forEach(mapping -> {
            index(mapping);
            index(mapping.reversed());
        });
    }

    private void index(Mapping mapping) {
        mappings.computeIfAbsent(mapping.source(), key -> new LinkedHashMap<>()).put(mapping.target(), mapping);
    }

    /** A library without anything in it. */
    public static CatalogueLibrary empty() {
        return new CatalogueLibrary(Map.of(), List.of(), List.of(), List.of());
    }

    /** What comes with the library: the instruments of rule REG-2 with their mappings, maps and failure patterns. */
    public static CatalogueLibrary builtIn() {
        return empty().with(BuiltIn.sources());
    }

    /**
     * What comes with the library, and what {@link io.github.qms4j.spi.catalog.CatalogueProvider}s on the path supply.
     *
     * @param loader where to look first; then the context class loader's and the core's own path are searched
     * @throws io.github.qms4j.ConfigurationException when a provider cannot be loaded
     * @throws InvalidInputException when one of their files is not valid; names the provider, the file and the place
     */
    public static CatalogueLibrary load(@Nullable ClassLoader loader) {
        return empty().with(Stream.concat(BuiltIn.sources().stream(), CatalogueProviders.sources(loader).stream())
                .toList());
    }

    /**
     * This library and the content of more files, which may refer to each other and to what is in it. All or nothing.
     *
     * @throws InvalidInputException when a file cannot be read, breaks its format or the {@linkplain
     *     CatalogueLimits#standard() standard limits}, names what does not exist, or repeats what is there
     */
    public CatalogueLibrary with(List<CatalogueSource> files) {
        return with(files, CatalogueLimits.standard());
    }

    /** As {@link #with(List)}, with other limits. */
    public CatalogueLibrary with(List<CatalogueSource> files, CatalogueLimits limits) {
        LibraryFiles read = new LibraryFiles(limits);
        files.forEach(read::read);
        return new LibraryAssembly(this, read).assemble();
    }

    /**
     * This library and a catalogue that was made otherwise, such as from OSCAL.
     *
     * @throws InvalidInputException when an edition of that id is there already, or it incorporates one that is not
     */
    public CatalogueLibrary with(Catalogue catalogue) {
        String subject = "catalogue " + catalogue.id();
        if (catalogues.containsKey(catalogue.id())) {
            throw InvalidInputException.of(
                    subject, "id", catalogue.id(), "is there already", "give the edition another id");
        }
        for (CatalogueId incorporated : catalogue.edition().incorporates()) {
            if (!catalogues.containsKey(incorporated)) {
                throw InvalidInputException.of(
                        subject, "incorporates", incorporated, "is an unknown catalogue", "add that one first");
            }
        }
        Map<CatalogueId, Catalogue> more = new LinkedHashMap<>(catalogues);
        more.put(catalogue.id(), catalogue);
        return new CatalogueLibrary(more, mappingSets, migrations, failurePatterns);
    }

    /** All catalogues, in the order in which they were added. */
    public List<Catalogue> catalogues() {
        return List.copyOf(catalogues.values());
    }

    public Optional<Catalogue> find(CatalogueId id) {
        return Optional.ofNullable(catalogues.get(id));
    }

    public Optional<Requirement> find(RequirementId id) {
        return find(id.catalogue()).flatMap(catalogue -> catalogue.find(id));
    }

    /** The editions of an instrument, the earliest effective first and drafts last; empty when it is unknown. */
    public List<Catalogue> editions(String instrument) {
        return catalogues.values().stream()
                .filter(catalogue -> catalogue.instrument().id().equals(instrument))
                .sorted(Comparator.comparing(
                        catalogue -> catalogue.edition().effectiveFrom().orElse(LocalDate.MAX)))
                .toList();
    }

    /** What stands so on that day, in the order in which it was added. */
    public List<Catalogue> withStatus(EditionStatus status, LocalDate day) {
        return catalogues.values().stream()
                .filter(catalogue -> catalogue.edition().statusOn(day) == status)
                .toList();
    }

    /** The mappings by topic. */
    public List<MappingSet> mappingSets() {
        return mappingSets;
    }

    /** All direct mappings of a requirement, each read from it; empty when nobody compared it. */
    public List<Mapping> mappings(RequirementId requirement) {
        return List.copyOf(mappings.getOrDefault(requirement, Map.of()).values());
    }

    /** How two requirements relate by a direct mapping, in either direction; not analysed when there is none. */
    public Relation relation(RequirementId source, RequirementId target) {
        if (source.equals(target)) {
            return Relation.EQUAL;
        }
        Mapping mapping = mappings.getOrDefault(source, Map.of()).get(target);
        return mapping == null ? Relation.NOT_ANALYSED : mapping.relation();
    }

    public List<MigrationMap> migrations() {
        return migrations;
    }

    /** The map from one edition to another; empty when there is none. */
    public Optional<MigrationMap> migration(CatalogueId from, CatalogueId to) {
        return migrations.stream()
                .filter(map -> map.from().equals(from) && map.to().equals(to))
                .findFirst();
    }

    /** What authorities publish about the clauses that fail most often. */
    public List<PublishedFailurePatterns> failurePatterns() {
        return failurePatterns;
    }

    @Override
    public String toString() {
        return new ArrayList<>(catalogues.keySet()).toString();
    }
}

package io.github.qms4j.regulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts files together with a library, and holds what they say of each other against what is there. */
final class LibraryAssembly {
    private final LibraryFiles files;
    private final Map<CatalogueId, Catalogue> catalogues = new LinkedHashMap<>();
    private final List<MappingSet> mappingSets;
    private final List<MigrationMap> migrations;
    private final List<PublishedFailurePatterns> failures;

    LibraryAssembly(CatalogueLibrary base, LibraryFiles files) {
        this.files = files;
        base.catalogues().forEach(catalogue -> catalogues.put(catalogue.id(), catalogue));
        this.mappingSets = new ArrayList<>(base.mappingSets());
        this.migrations = new ArrayList<>(base.migrations());
        this.failures = new ArrayList<>(base.failurePatterns());
    }

    CatalogueLibrary assemble() {
        catalogues();
        files.catalogues().forEach(this::checkIncorporated);
        mappings();
        files.migrations().forEach(this::migration);
        files.failures().forEach(this::failures);
        return new CatalogueLibrary(catalogues, mappingSets, migrations, failures);
    }

    private void catalogues() {
        Map<CatalogueId, CatalogueDraft> waiting = new LinkedHashMap<>();
        for (CatalogueDraft draft : files.catalogues()) {
            if (catalogues.containsKey(draft.id()) || waiting.putIfAbsent(draft.id(), draft) != null) {
                refuse(draft.file(), "edition, id", draft.id(), "is there already", "give the edition another id");
            }
            checkInstrument(draft);
        }
        for (CatalogueDraft draft : files.catalogues()) {
            complete(draft, waiting, new HashSet<>());
        }
        // In the order of the files, whatever amends what.
        for (CatalogueDraft draft : files.catalogues()) {
            Catalogue complete = catalogues.remove(draft.id());
            if (complete != null) {
                catalogues.put(draft.id(), complete);
            }
        }
    }

    /** An instrument is one thing: editions that disagree on its title or authority would be two under one id. */
    private void checkInstrument(CatalogueDraft draft) {
        Optional<Instrument> other = Stream.concat(
                        catalogues.values().stream().map(Catalogue::instrument),
                        files.catalogues().stream().map(CatalogueDraft::instrument))
                .filter(instrument -> instrument.id().equals(draft.instrument().id()))
                .filter(instrument -> !instrument.equals(draft.instrument()))
                .findFirst();
        other.ifPresent(instrument -> refuse(
                draft.file(),
                "instrument",
                draft.instrument(),
                "differs from " + instrument + " under the same id",
                "write title and authority alike for all editions"));
    }

    private Catalogue complete(
            CatalogueDraft draft, Map<CatalogueId, CatalogueDraft> waiting, Set<CatalogueId> amending) {
        Catalogue known = catalogues.get(draft.id());
        if (known != null) {
            return known;
        }
        if (!amending.add(draft.id())) {
            refuse(draft.file(), "edition, amends", amending, "amends itself in a circle", "amend an earlier edition");
        }
        CatalogueId baseId = draft.base();
        Catalogue base = baseId == null ? null : amended(draft, baseId, waiting, amending);
        Catalogue complete = draft.complete(base, files.limits());
        catalogues.put(complete.id(), complete);
        return complete;
    }

    private @Nullable Catalogue amended(
            CatalogueDraft draft,
            CatalogueId baseId,
            Map<CatalogueId, CatalogueDraft> waiting,
            Set<CatalogueId> amending) {
        CatalogueDraft unfinished = waiting.get(baseId);
        Catalogue base = unfinished == null ? catalogues.get(baseId) : complete(unfinished, waiting, amending);
        if (base == null) {
            refuse(draft.file(), "edition, amends", baseId, "is an unknown catalogue", "add the file of that edition");
        }
        return base;
    }

    private void checkIncorporated(CatalogueDraft draft) {
        for (CatalogueId id : draft.edition().incorporates()) {
            if (!catalogues.containsKey(id) || id.equals(draft.id())) {
                refuse(draft.file(), "edition, incorporates", id, "is no other known catalogue", "add its file");
            }
        }
    }

    private void mappings() {
        Map<Set<RequirementId>, String> pairs = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (MappingSet set : mappingSets) {
            ids.add(set.id());
            set.mappings()
                    .forEach(mapping ->
                            pairs.put(Set.of(mapping.source(), mapping.target()), "mapping set " + set.id()));
        }
        files.mappings().forEach((file, set) -> {
            Problems problems = new Problems(file);
            if (!ids.add(set.id())) {
                problems.add("id", set.id(), "is the id of another mapping set", "give it its own");
            }
            for (int i = 0; i < set.mappings().size(); i++) {
                Mapping mapping = set.mappings().get(i);
                String place = "mappings[" + i + "]";
                requireKnown(problems, place + ", source", mapping.source());
                requireKnown(problems, place + ", target", mapping.target());
                String other = pairs.putIfAbsent(Set.of(mapping.source(), mapping.target()), file);
                if (other != null) {
                    problems.add(
                            place,
                            mapping.source() + " to " + mapping.target(),
                            "is compared in " + other + " already",
                            "keep one finding for each pair");
                }
            }
            problems.refuse();
            mappingSets.add(set);
        });
    }

    private void migration(MigrationDraft draft) {
        Catalogue from = catalogues.get(draft.from());
        Catalogue to = catalogues.get(draft.to());
        Problems problems = new Problems(draft.file());
        if (from == null) {
            problems.add("from", draft.from(), "is an unknown catalogue", "add its file");
        }
        if (to == null) {
            problems.add("to", draft.to(), "is an unknown catalogue", "add its file");
        }
        if (migrations.stream()
                .anyMatch(map -> map.from().equals(draft.from()) && map.to().equals(draft.to()))) {
            problems.add("from, to", draft.from() + " to " + draft.to(), "is mapped already", "keep one map");
        }
        problems.refuse();
        if (from != null && to != null) {
            List<Catalogue> incorporated = to.edition().incorporates().stream()
                    .filter(id -> !from.edition().incorporates().contains(id))
                    .map(catalogues::get)
                    .toList();
            migrations.add(draft.complete(from, to, incorporated));
        }
    }

    private void failures(String file, PublishedFailurePatterns published) {
        Problems problems = new Problems(file);
        if (failures.stream().anyMatch(other -> other.id().equals(published.id()))) {
            problems.add("id", published.id(), "is the id of other failure patterns", "give it its own");
        }
        for (int i = 0; i < published.patterns().size(); i++) {
            for (RequirementId requirement : published.patterns().get(i).requirements()) {
                requireKnown(problems, "patterns[" + i + "], requirements", requirement);
            }
        }
        problems.refuse();
        failures.add(published);
    }

    private void requireKnown(Problems problems, String place, RequirementId id) {
        Catalogue catalogue = catalogues.get(id.catalogue());
        if (catalogue == null) {
            problems.add(place, id, "names an unknown catalogue", "add the file of " + id.catalogue());
        } else if (catalogue.find(id).isEmpty()) {
            problems.add(place, id, "is an unknown requirement", "name one of " + catalogue.id());
        }
    }

    private static void refuse(String file, String place, Object value, String rule, String remedy) {
        Problems problems = new Problems(file);
        problems.add(place, value, rule, remedy);
        problems.refuse();
    }
}

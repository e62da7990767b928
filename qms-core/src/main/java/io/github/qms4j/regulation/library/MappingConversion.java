package io.github.qms4j.regulation.library;

import io.github.qms4j.regulation.LossReport;
import io.github.qms4j.regulation.Mapping;
import io.github.qms4j.regulation.MappingSet;
import io.github.qms4j.regulation.Relation;
import io.github.qms4j.regulation.RequirementId;
import io.github.qms4j.regulation.library.LibraryMappingSet.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes mappings of those of libraries, once the frameworks that they name are known. */
final class MappingConversion {
    private static final Set<String> KNOWN = Set.of(
            "urn", "name", "description", "source_framework_urn", "target_framework_urn", "requirement_mappings");
    private static final Set<String> KNOWN_OF_MAPPING = Set.of(
            "source_requirement_urn",
            "target_requirement_urn",
            "relationship",
            "rationale",
            "annotation",
            "strength_of_relationship");
    private static final Map<String, Relation> RELATIONS = Map.of(
            "equal", Relation.EQUIVALENT,
            "subset", Relation.SUBSET,
            "superset", Relation.SUPERSET,
            "intersect", Relation.INTERSECTS,
            "not_related", Relation.NO_RELATIONSHIP);

    private final Map<String, RequirementId> requirements;
    private final LossReport.Collector losses;
    /** Every pair that is kept, read in the direction in which it stands. */
    private final Map<Set<RequirementId>, Mapping> kept = new HashMap<>();

    MappingConversion(Map<String, RequirementId> requirements, LossReport.Collector losses) {
        this.requirements = requirements;
        this.losses = losses;
    }

    static LibraryMappingSet read(LibraryFields fields, LibraryHead head) {
        String urn = LibraryIds.urn(fields.required("urn"));
        String name = fields.required("name");
        fields.required("source_framework_urn");
        fields.required("target_framework_urn");
        fields.leaveBehind("mapping set", KNOWN);
        List<Entry> entries = new ArrayList<>();
        for (LibraryFields mapping : fields.objects("requirement_mappings")) {
            mapping.leaveBehind("mapping", KNOWN_OF_MAPPING);
            String relationship = mapping.required("relationship");
            if (!relationship.isEmpty() && !RELATIONS.containsKey(relationship)) {
                mapping.reading()
                        .wrong(
                                mapping.place() + ", relationship",
                                relationship,
                                "is unknown",
                                "write one of "
                                        + RELATIONS.keySet().stream().sorted().toList());
            }
            String strength = mapping.text("strength_of_relationship");
            entries.add(new Entry(
                    mapping.place(),
                    LibraryIds.urn(mapping.required("source_requirement_urn")),
                    LibraryIds.urn(mapping.required("target_requirement_urn")),
                    relationship,
                    mapping.text("rationale"),
                    joined(mapping.text("annotation"), strength.isEmpty() ? "" : "strength " + strength + " of 10")));
        }
        String description = fields.text("description");
        return new LibraryMappingSet(LibraryIds.last(urn), name, joined(description, head.source()), entries);
    }

    /** Null when none of its mappings is kept. */
    @Nullable
    MappingSet convert(LibraryMappingSet set) {
        List<Mapping> mappings = new ArrayList<>();
        for (Entry entry : set.entries()) {
            RequirementId source = requirements.get(entry.source());
            RequirementId target = requirements.get(entry.target());
            if (source == null || target == null) {
                String unknown = source == null ? entry.source() : entry.target();
                losses.leftOut("mapping.unknown", "mapping of a requirement that is not at hand", () -> unknown);
            } else if (source.equals(target)) {
                losses.leftOut("mapping.itself", "mapping of a requirement to itself", source::toString);
            } else {
                keep(mapping(source, target, entry, set), mappings);
            }
        }
        return mappings.isEmpty() ? null : new MappingSet(set.id(), set.title(), set.source(), mappings);
    }

    private Mapping mapping(RequirementId source, RequirementId target, Entry entry, LibraryMappingSet set) {
        String why = joined(entry.rationale(), entry.note());
        return new Mapping(source, target, relation(entry), why.isEmpty() ? "Taken from " + set.title() + "." : why);
    }

    /** What is equal by its wording is equal; what is equal by meaning or by effect is equivalent. */
    private Relation relation(Entry entry) {
        if (!entry.relationship().equals("equal")) {
            return RELATIONS.getOrDefault(entry.relationship(), Relation.NOT_ANALYSED);
        }
        if (entry.rationale().equals("syntactic")) {
            return Relation.EQUAL;
        }
        losses.changed(
                "mapping.equal",
                "mapping that is equal, but not by its wording: equivalent",
                () -> entry.source() + " to " + entry.target());
        return Relation.EQUIVALENT;
    }

    /** Libraries list each mapping once more in reverse; of two that differ the first stays. */
    private void keep(Mapping mapping, List<Mapping> mappings) {
        Mapping earlier = kept.putIfAbsent(Set.of(mapping.source(), mapping.target()), mapping);
        if (earlier == null) {
            mappings.add(mapping);
            return;
        }
        Relation before = earlier.source().equals(mapping.source())
                ? earlier.relation()
                : earlier.reversed().relation();
        String pair = mapping.source() + " to " + mapping.target();
        if (before == mapping.relation()) {
            losses.changed("mapping.repeated", "mapping that stands again, or in reverse, kept once", () -> pair);
        } else {
            losses.leftOut(
                    "mapping.differing",
                    "mapping that differs from an earlier one of the same pair",
                    () -> pair + " " + mapping.relation() + ", before " + before);
        }
    }

    private static String joined(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }
}

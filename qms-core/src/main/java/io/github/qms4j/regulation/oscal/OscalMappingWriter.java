package io.github.qms4j.regulation.oscal;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.LossReport;
import io.github.qms4j.regulation.Mapping;
import io.github.qms4j.regulation.MappingSet;
import io.github.qms4j.regulation.Relation;
import io.github.qms4j.regulation.RequirementId;
import io.github.qms4j.regulation.oscal.OscalOutput.Property;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes asserted mappings as an OSCAL mapping collection (rule REG-5). Inferred relations are not written: nobody
 * asserted them. OSCAL has no relationship for a pair that nobody compared, so those <em>not analysed</em> are left out
 * and counted.
 */
public final class OscalMappingWriter {
    private static final Map<Relation, String> RELATIONSHIPS = Map.of(
            Relation.EQUAL, "equal-to",
            Relation.EQUIVALENT, "equivalent-to",
            Relation.SUBSET, "subset-of",
            Relation.SUPERSET, "superset-of",
            Relation.INTERSECTS, "intersects-with",
            Relation.NO_RELATIONSHIP, "no-relationship");

    private final OscalHead head;
    private final List<MappingSet> sets;
    private final Provenance provenance;
    private final OscalOutput out;

    private OscalMappingWriter(OscalHead head, List<MappingSet> sets, Provenance provenance, OscalOutput out) {
        this.head = head;
        this.sets = sets;
        this.provenance = provenance;
        this.out = out;
    }

    /**
     * How the requirements were compared.
     *
     * @param method who compared them
     * @param rationale by what they were compared
     * @param status how far the comparison has come
     */
    public record Provenance(Method method, Rationale rationale, Status status) {
        /** By people, by meaning, and done. */
        public static final Provenance EXPERT = new Provenance(Method.HUMAN, Rationale.SEMANTIC, Status.COMPLETE);

        /** Who compares. */
        public enum Method {
            HUMAN,
            AUTOMATION,
            HYBRID
        }

        /** What is compared: wording, meaning, or what meeting the requirement brings about. */
        public enum Rationale {
            SYNTACTIC,
            SEMANTIC,
            FUNCTIONAL
        }

        /** How far it is. */
        public enum Status {
            COMPLETE,
            NOT_COMPLETE,
            DRAFT,
            DEPRECATED,
            SUPERSEDED
        }
    }

    /**
     * Writes mapping sets.
     *
     * @param target gets UTF-8; it is flushed and stays open
     * @return what could not be written as it is
     * @throws InvalidInputException when none of the mappings says how two requirements relate, since OSCAL demands at
     *     least one; nothing is written
     * @throws IOException when the target fails; what was written until then is no document
     */
    public static LossReport write(OscalHead head, List<MappingSet> sets, Provenance provenance, OutputStream target)
            throws IOException {
        if (sets.stream().flatMap(set -> set.mappings().stream()).noneMatch(OscalMappingWriter::isAnalysed)) {
            throw InvalidInputException.of(
                    "OSCAL mapping collection",
                    "mappings",
                    "",
                    "there is none that relates two requirements",
                    "give at least one that was analysed");
        }
        LossReport.Collector losses = new LossReport.Collector();
        OscalOutput.document(
                target,
                losses,
                "mapping-collection",
                out -> new OscalMappingWriter(head, List.copyOf(sets), provenance, out).document());
        return losses.report();
    }

    private static boolean isAnalysed(Mapping mapping) {
        return RELATIONSHIPS.containsKey(mapping.relation());
    }

    private void document() {
        out.uuid("uuid", head.uuid("mapping-collection", head.version(), contentHash()));
        out.object("metadata", () -> head.write(out, List.of(), Map.of()));
        out.object("provenance", () -> {
            out.plain("method", token(provenance.method()));
            out.plain("matching-rationale", token(provenance.rationale()));
            out.plain("status", token(provenance.status()));
            out.prose("mapping-description", head.title());
        });
        List<Pair> pairs = new ArrayList<>();
        sets.forEach(set -> pairs.addAll(pairs(set)));
        out.objects("mappings", pairs, this::pair);
        TreeSet<CatalogueId> catalogues = new TreeSet<>();
        pairs.forEach(pair -> catalogues.addAll(List.of(pair.source(), pair.target())));
        out.object("back-matter", () -> out.objects("resources", catalogues, this::resource));
    }

    /** OSCAL's mapping: everything of one set between two catalogues. */
    private record Pair(MappingSet set, CatalogueId source, CatalogueId target, List<Mapping> mappings) {}

    private List<Pair> pairs(MappingSet set) {
        Map<List<CatalogueId>, List<Mapping>> byPair = new LinkedHashMap<>();
        for (Mapping mapping : set.mappings()) {
            if (isAnalysed(mapping)) {
                byPair.computeIfAbsent(
                                List.of(
                                        mapping.source().catalogue(),
                                        mapping.target().catalogue()),
                                key -> new ArrayList<>())
                        .add(mapping);
            } else {
                out.losses()
                        .leftOut(
                                "relation.not-analysed",
                                "pair of requirements that nobody compared",
                                () -> mapping.source() + " to " + mapping.target());
            }
        }
        return byPair.entrySet().stream()
                .map(entry ->
                        new Pair(set, entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
                .toList();
    }

    private void pair(Pair pair) {
        out.uuid(
                "uuid",
                head.uuid(
                        "mapping",
                        pair.set().id(),
                        pair.source().toString(),
                        pair.target().toString()));
        out.object("source-resource", () -> reference(pair.source()));
        out.object("target-resource", () -> reference(pair.target()));
        out.objects("maps", pair.mappings(), mapping -> map(mapping, pair));
        out.properties(List.of(Property.own("mapping-set", pair.set().id())));
        out.prose("remarks", pair.set().source());
        out.prose("mapping-description", pair.set().title());
    }

    private void reference(CatalogueId catalogue) {
        out.plain("type", "catalog");
        out.plain("href", "#" + resourceId(catalogue));
    }

    private void map(Mapping mapping, Pair pair) {
        out.uuid(
                "uuid",
                head.uuid(
                        "map",
                        pair.set().id(),
                        mapping.source().toString(),
                        mapping.target().toString()));
        out.plain("relationship", RELATIONSHIPS.getOrDefault(mapping.relation(), ""));
        out.objects("sources", List.of(mapping.source()), this::item);
        out.objects("targets", List.of(mapping.target()), this::item);
        out.prose("remarks", mapping.rationale());
    }

    private void item(RequirementId requirement) {
        out.plain("type", "control");
        out.plain("id-ref", OscalIds.token(requirement.local()));
    }

    private void resource(CatalogueId catalogue) {
        out.plain("uuid", resourceId(catalogue));
        out.line("title", catalogue.toString());
        out.properties(List.of(
                Property.own("instrument", catalogue.instrument()), Property.own("edition", catalogue.edition())));
    }

    /** Of the catalogue whatever its content, so that it stays when a summary is corrected. */
    private static String resourceId(CatalogueId catalogue) {
        return OscalIds.uuid("resource", "catalogue " + catalogue).toString();
    }

    private String contentHash() {
        MessageDigest digest = Hashes.sha256();
        for (MappingSet set : sets) {
            update(digest, set.id(), set.title(), set.source());
            set.mappings()
                    .forEach(mapping -> update(
                            digest,
                            mapping.source().toString(),
                            mapping.relation().name(),
                            mapping.target().toString(),
                            mapping.rationale()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String... texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
    }

    private static String token(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

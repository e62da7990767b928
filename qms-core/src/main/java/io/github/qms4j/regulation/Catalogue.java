package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.Hashes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One edition of one instrument with the tree of its requirements (rule REG-1). Immutable: a changed catalogue is another
 * one, with another hash.
 */
public final class Catalogue {
    private final CatalogueId id;
    private final Instrument instrument;
    private final Edition edition;
    private final Map<RequirementId, Requirement> byId;
    private final List<Requirement> requirements;
    private final List<Requirement> assessable;
    private final Map<RequirementId, List<Requirement>> children = new LinkedHashMap<>();
    private final List<Requirement> roots = new ArrayList<>();
    private final String contentHash;

    private Catalogue(Instrument instrument, Edition edition, Map<RequirementId, Requirement> requirements) {
        this.id = new CatalogueId(instrument.id(), edition.id());
        this.instrument = instrument;
        this.edition = edition;
        this.byId = requirements;
        this.requirements = List.copyOf(requirements.values());
        this.assessable =
                this.requirements.stream().filter(Requirement::isAssessable).toList();
        this.requirements.forEach(requirement -> requirement
                .parent()
                .map(parent -> children.computeIfAbsent(parent, key -> new ArrayList<>()))
                .orElse(roots)
                .add(requirement));
        this.contentHash = Hashes.content(canonical());
    }

    /**
     * A catalogue of these requirements.
     *
     * @param requirements in the order of the document; a clause stands behind the clause that it is part of
     * @throws InvalidInputException when there is none, one belongs to another edition, an id or a clause appears twice, or
     *     a parent is unknown, part of its own child, or stands behind it
     */
    public static Catalogue of(Instrument instrument, Edition edition, List<Requirement> requirements) {
        CatalogueId id = new CatalogueId(instrument.id(), edition.id());
        Problems problems = new Problems("catalogue " + id);
        Catalogue catalogue = of(instrument, edition, requirements, problems);
        problems.refuse();
        return catalogue;
    }

    /** Of use only when no problem was added. */
    static Catalogue of(Instrument instrument, Edition edition, List<Requirement> requirements, Problems problems) {
        CatalogueId id = new CatalogueId(instrument.id(), edition.id());
        Map<RequirementId, Requirement> byId = new LinkedHashMap<>();
        Map<String, RequirementId> byClause = new HashMap<>();
        for (Requirement requirement : requirements) {
            String place = "requirement " + requirement.id().local();
            if (!requirement.id().catalogue().equals(id)) {
                problems.add(place, requirement.id(), "belongs to another edition", "make it one of " + id);
            }
            if (byId.put(requirement.id(), requirement) != null) {
                problems.add(place, requirement.id().local(), "appears twice", "give each requirement its own id");
            }
            RequirementId same = byClause.putIfAbsent(requirement.clause(), requirement.id());
            if (same != null && !same.equals(requirement.id())) {
                problems.add(
                        place + ", clause",
                        requirement.clause(),
                        "is the clause of " + same.local() + " too",
                        "number each requirement as the document does");
            }
        }
        if (byId.isEmpty()) {
            problems.add("requirements", "", "there is none", "list at least one");
        }
        Ancestry.check(byId, problems);
        if (!problems.isEmpty()) {
            byId.clear();
        }
        return new Catalogue(instrument, edition, byId);
    }

    public CatalogueId id() {
        return id;
    }

    public Instrument instrument() {
        return instrument;
    }

    public Edition edition() {
        return edition;
    }

    /** All requirements and headings, in the order of the document. */
    public List<Requirement> requirements() {
        return requirements;
    }

    /** Those that demand something themselves, in the order of the document. */
    public List<Requirement> assessable() {
        return assessable;
    }

    /** Those that are part of no other, in the order of the document. */
    public List<Requirement> roots() {
        return Collections.unmodifiableList(roots);
    }

    /** The direct parts of a requirement, in the order of the document; empty for a leaf. */
    public List<Requirement> children(RequirementId requirement) {
        return Collections.unmodifiableList(children.getOrDefault(requirement, List.of()));
    }

    public Optional<Requirement> find(RequirementId requirement) {
        return Optional.ofNullable(byId.get(requirement));
    }

    /** Finds by the id within this edition. */
    public Optional<Requirement> find(String local) {
        return CatalogueId.isToken(local) ? find(id.requirement(local)) : Optional.empty();
    }

    /** The SHA-256 over instrument, edition and all requirements as canonical JSON, lower-case hexadecimal. */
    public String contentHash() {
        return contentHash;
    }

    private String canonical() {
        StringBuilder out = new StringBuilder(1 << 12).append('[');
        String[] head = {
            instrument.id(),
            instrument.title(),
            instrument.authority(),
            edition.id(),
            edition.title(),
            edition.effectiveFrom().map(Object::toString).orElse(""),
            edition.effectiveUntil().map(Object::toString).orElse(""),
            edition.extent().name(),
            Boolean.toString(edition.isVerified()),
            edition.source(),
            edition.note(),
            edition.incorporates().toString()
        };
        for (String part : head) {
            CanonicalJson.string(part, out);
            out.append(',');
        }
        requirements.forEach(requirement -> {
            CanonicalJson.string(requirement.id().local(), out);
            CanonicalJson.string(requirement.parent().map(RequirementId::local).orElse(""), out.append(','));
            out.append(',').append(requirement.isVerified()).append(',');
            CanonicalJson.string(requirement.contentHash(), out);
            out.append(',');
        });
        out.setCharAt(out.length() - 1, ']');
        return out.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Catalogue that && id.equals(that.id) && contentHash.equals(that.contentHash);
    }

    @Override
    public int hashCode() {
        return contentHash.hashCode();
    }

    @Override
    public String toString() {
        return edition.title();
    }
}

package io.github.qms4j.regulation.library;

import io.github.qms4j.regulation.LossReport;
import io.github.qms4j.regulation.MappingSet;
import io.github.qms4j.regulation.RequirementId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A library of CISO Assistant that was read: its frameworks as catalogues, and its mappings. Immutable. */
public final class CisoAssistantLibrary {
    private final String urn;
    private final String sha256;
    private final List<LibraryFramework> frameworks;
    private final List<LibraryMappingSet> mappingSets;
    private final LossReport losses;

    CisoAssistantLibrary(
            String urn,
            String sha256,
            List<LibraryFramework> frameworks,
            List<LibraryMappingSet> mappingSets,
            LossReport losses) {
        this.urn = urn;
        this.sha256 = sha256;
        this.frameworks = List.copyOf(frameworks);
        this.mappingSets = List.copyOf(mappingSets);
        this.losses = losses;
    }

    /** The URN that the library gives itself. */
    public String urn() {
        return urn;
    }

    /** The hash of the file's bytes, lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Its frameworks; empty when it holds mappings only. */
    public List<LibraryFramework> frameworks() {
        return frameworks;
    }

    /** How many mappings stand in the file, forward and reverse alike. */
    public int mappingCount() {
        return mappingSets.stream().mapToInt(set -> set.entries().size()).sum();
    }

    /** What of the file is not in here as it was; what becomes of its mappings is in {@link Mappings#losses}. */
    public LossReport losses() {
        return losses;
    }

    /**
     * Its mappings, as far as both ends are known. A pair that stands in reverse as well is kept once; of two mappings of
     * a pair that differ the first is kept, and the other counted.
     *
     * @param known the frameworks of other libraries that its mappings name; its own are known
     */
    public Mappings mappings(Collection<LibraryFramework> known) {
        Map<String, RequirementId> requirements = new HashMap<>();
        known.forEach(framework -> requirements.putAll(framework.requirements()));
        frameworks.forEach(framework -> requirements.putAll(framework.requirements()));
        LossReport.Collector collected = new LossReport.Collector();
        MappingConversion conversion = new MappingConversion(requirements, collected);
        List<MappingSet> sets = new ArrayList<>();
        for (LibraryMappingSet set : mappingSets) {
            MappingSet converted = conversion.convert(set);
            if (converted != null) {
                sets.add(converted);
            }
        }
        return new Mappings(sets, collected.report());
    }

    /**
     * Mappings that could be made.
     *
     * @param sets those with at least one mapping
     * @param losses what could not be carried as it was
     */
    public record Mappings(List<MappingSet> sets, LossReport losses) {
        public Mappings {
            sets = List.copyOf(sets);
            Objects.requireNonNull(losses, "losses");
        }
    }

    @Override
    public String toString() {
        return urn;
    }
}

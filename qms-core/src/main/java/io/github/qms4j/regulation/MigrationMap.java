package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of every requirement from one edition to the next (rule REG-6). It is total: each requirement of the old
 * edition stands in exactly one step, and each of the new edition, and of what only the new edition incorporates, in at
 * least one. So no demand gets lost between two editions, and none appears unnoticed.
 */
public final class MigrationMap {
    private final CatalogueId from;
    private final CatalogueId to;
    private final String source;
    private final List<MigrationStep> steps;
    private final Map<RequirementId, MigrationStep> byOld = new HashMap<>();
    private final Map<RequirementId, List<MigrationStep>> byNew = new LinkedHashMap<>();

    private MigrationMap(CatalogueId from, CatalogueId to, String source, List<MigrationStep> steps) {
        this.from = from;
        this.to = to;
        this.source = source;
        this.steps = List.copyOf(steps);
        this.steps.forEach(step -> {
            step.from().forEach(old -> byOld.put(old, step));
            step.to()
                    .forEach(target -> byNew.computeIfAbsent(target, key -> new ArrayList<>())
                            .add(step));
        });
    }

    /**
     * A map between two editions of one instrument.
     *
     * @param incorporated the catalogues whose requirements the new edition makes its own and the old one does not
     * @param source who compared, how and when
     * @throws InvalidInputException when the editions are not two of one instrument, a requirement is not accounted for or
     *     accounted for in contradictory ways, or a step says unchanged of what has changed
     */
    public static MigrationMap between(
            Catalogue from, Catalogue to, List<Catalogue> incorporated, String source, List<MigrationStep> steps) {
        Problems problems = new Problems("migration map " + from.id() + " to " + to.id());
        Texts.require(problems.subject(), "source", source);
        MigrationMap map = between(from, to, incorporated, source, steps, problems);
        problems.refuse();
        return map;
    }

    /** Of use only when no problem was added. */
    static MigrationMap between(
            Catalogue from,
            Catalogue to,
            List<Catalogue> incorporated,
            String source,
            List<MigrationStep> steps,
            Problems problems) {
        new MigrationCheck(from, to, incorporated, problems).check(steps);
        return new MigrationMap(from.id(), to.id(), source, steps);
    }

    /** The old edition. */
    public CatalogueId from() {
        return from;
    }

    /** The new edition. */
    public CatalogueId to() {
        return to;
    }

    /** Who compared, how and when. */
    public String source() {
        return source;
    }

    public List<MigrationStep> steps() {
        return steps;
    }

    /** What became of a requirement of the old edition; empty when it is none. */
    public Optional<MigrationStep> successor(RequirementId old) {
        return Optional.ofNullable(byOld.get(old));
    }

    /** Where a requirement of the new edition comes from; empty when it is none of that edition. */
    public List<MigrationStep> origins(RequirementId target) {
        return List.copyOf(byNew.getOrDefault(target, List.of()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MigrationMap that
                && from.equals(that.from)
                && to.equals(that.to)
                && source.equals(that.source)
                && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, to, source, steps);
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}

package io.github.qms4j.regulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asserted about a requirement, and beside it what the assessments of mapped requirements say of it (rule REG-5).
 * The asserted verdict stays what it is, whatever is inferred. All verdicts are taken to be of one organisation and one
 * time: mappings relate demands, not scopes.
 *
 * @param requirement the requirement in question
 * @param asserted its own verdict; {@link AssessmentVerdict#NOT_ASSESSED} when it has none
 * @param inferred one for each assessed requirement and path that says something; nearest first
 */
public record VerdictInference(RequirementId requirement, AssessmentVerdict asserted, List<InferredVerdict> inferred) {
    public VerdictInference {
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(asserted, "asserted");
        inferred = List.copyOf(inferred);
    }

    /**
     * Looks at asserted mappings and at what follows from them.
     *
     * @param verdicts what was assessed; a requirement that is not in it is not assessed
     * @param maxHops 1 for asserted mappings only, up to {@link MappingGraph#MAX_HOPS}
     * @throws io.github.qms4j.InvalidInputException when that many hops cannot be asked for
     */
    public static VerdictInference of(
            RequirementId requirement,
            Map<RequirementId, AssessmentVerdict> verdicts,
            MappingGraph graph,
            int maxHops) {
        MappingGraph.requireHops(maxHops, 1);
        List<InferredVerdict> inferred = new ArrayList<>();
        graph.asserted(requirement).stream()
                .map(Mapping::reversed)
                .forEach(mapping -> carry(mapping.source(), mapping.relation(), List.of(mapping), verdicts)
                        .ifPresent(inferred::add));
        if (maxHops > 1) {
            graph.inferred(requirement, maxHops).stream()
                    .map(InferredRelation::reversed)
                    .forEach(relation -> carry(relation.source(), relation.relation(), relation.path(), verdicts)
                            .ifPresent(inferred::add));
        }
        return new VerdictInference(
                requirement, verdicts.getOrDefault(requirement, AssessmentVerdict.NOT_ASSESSED), inferred);
    }

    /**
     * All that is inferred, together. Where the paths contradict each other the weakest counts, so that one gap on the
     * way is not outvoted by any number of compliant ones.
     *
     * @return empty when nothing is inferred
     */
    public Optional<VerdictRange> weakest() {
        return VerdictRange.weakest(
                inferred.stream().map(InferredVerdict::range).toList());
    }

    /** Whether two inferred verdicts cannot both be right: an assessment or a mapping is wrong, or the scopes differ. */
    public boolean isContradictory() {
        return inferred.stream()
                .anyMatch(one -> inferred.stream()
                        .anyMatch(other -> one.range().and(other.range()).isEmpty()));
    }

    private static Optional<InferredVerdict> carry(
            RequirementId from, Relation relation, List<Mapping> path, Map<RequirementId, AssessmentVerdict> verdicts) {
        AssessmentVerdict verdict = verdicts.getOrDefault(from, AssessmentVerdict.NOT_ASSESSED);
        RequirementId to = path.get(path.size() - 1).target();
        return VerdictRange.carried(verdict, relation)
                .map(range -> new InferredVerdict(to, range, from, verdict, relation, path));
    }
}

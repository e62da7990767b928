package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A relation that follows from asserted mappings (rule REG-5). It is never a mapping itself: nobody compared the two.
 *
 * @param source where the relation is read from
 * @param target where it is read to
 * @param relation what {@link RelationComposition} says of the path; claims no more than its weakest hop allows
 * @param path the mappings it follows from, each read in the direction of the path; two or more
 */
public record InferredRelation(RequirementId source, RequirementId target, Relation relation, List<Mapping> path) {
    /** @throws InvalidInputException when the path has a gap, does not lead there, or does not give this relation */
    public InferredRelation {
        path = List.copyOf(path);
        if (path.size() < 2) {
            throw invalid(source, target, path.size() + " hops", "a single mapping is asserted, not inferred");
        }
        RequirementId at = source;
        Relation composed = Relation.EQUAL;
        for (Mapping hop : path) {
            if (!hop.source().equals(at)) {
                throw invalid(source, target, "the hop from " + hop.source(), "the path has come to " + at);
            }
            at = hop.target();
            composed = RelationComposition.compose(composed, hop.relation());
        }
        if (!at.equals(target) || composed != relation) {
            throw invalid(source, target, relation + " to " + target, "the path says " + composed + " to " + at);
        }
    }

    private static InvalidInputException invalid(
            RequirementId source, RequirementId target, String value, String rule) {
        return InvalidInputException.of(
                "inferred relation of " + source + " to " + target,
                "path",
                value,
                rule,
                "take inferred relations from a mapping graph");
    }

    /** How many mappings it rests on. */
    public int hops() {
        return path.size();
    }

    /** The same statement, read the other way along the same path. */
    public InferredRelation reversed() {
        List<Mapping> back = new ArrayList<>(path.size());
        for (int i = path.size() - 1; i >= 0; i--) {
            back.add(path.get(i).reversed());
        }
        return new InferredRelation(target, source, relation.reversed(), back);
    }

    /** Relation and path in words, such as {@code SUBSET: a EQUAL b SUBSET c}. */
    @Override
    public String toString() {
        return relation + ": " + source
                + path.stream()
                        .map(hop -> " " + hop.relation() + " " + hop.target())
                        .collect(Collectors.joining());
    }
}

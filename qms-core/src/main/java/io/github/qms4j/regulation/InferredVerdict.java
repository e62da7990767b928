package io.github.qms4j.regulation;

import java.util.List;
import java.util.Objects;

/**
 * What the assessment of one requirement says of another, over a path of mappings. It is no assessment.
 *
 * @param requirement what it is said of
 * @param range what is certain
 * @param from the requirement that was assessed
 * @param verdict what was found there
 * @param relation of the assessed requirement to the other
 * @param path the mappings from the assessed requirement to the other; one or more
 */
public record InferredVerdict(
        RequirementId requirement,
        VerdictRange range,
        RequirementId from,
        AssessmentVerdict verdict,
        Relation relation,
        List<Mapping> path) {
    public InferredVerdict {
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(relation, "relation");
        path = List.copyOf(path);
    }
}

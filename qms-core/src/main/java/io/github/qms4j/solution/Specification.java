package io.github.qms4j.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a solution is to meet, and by what candidates are compared (rule SOL-1).
 *
 * @param requirements in the order of reading
 * @param criteria with their weights
 * @param scale of the scores
 */
public record Specification(List<Requirement> requirements, List<Criterion> criteria, Scale scale) {
    public Specification {
        requirements = List.copyOf(requirements);
        criteria = List.copyOf(criteria);
        Objects.requireNonNull(scale, "scale");
    }

    /** Nothing yet. */
    public static Specification on(Scale scale) {
        return new Specification(List.of(), List.of(), scale);
    }

    /** The same with one more requirement. */
    public Specification with(Requirement requirement) {
        List<Requirement> more = new ArrayList<>(requirements);
        more.add(requirement);
        return new Specification(more, criteria, scale);
    }

    /** The same with one more criterion. */
    public Specification with(Criterion criterion) {
        List<Criterion> more = new ArrayList<>(criteria);
        more.add(criterion);
        return new Specification(requirements, more, scale);
    }
}

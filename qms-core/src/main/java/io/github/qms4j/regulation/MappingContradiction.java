package io.github.qms4j.regulation;

import java.util.List;
import java.util.Objects;

/**
 * Two statements on one pair of requirements of which at most one is true. Which one, a curator must find out.
 *
 * @param source where both are read from
 * @param target where both are read to
 * @param one the mapping, or the path of mappings, that says the one
 * @param other the mapping, or the path of mappings, that says the other
 */
public record MappingContradiction(RequirementId source, RequirementId target, List<Mapping> one, List<Mapping> other) {
    public MappingContradiction {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
        one = List.copyOf(one);
        other = List.copyOf(other);
    }
}

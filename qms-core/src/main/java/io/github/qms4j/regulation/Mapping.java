package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import java.util.Objects;

/**
 * What somebody found when comparing two requirements of different instruments.
 *
 * @param source where the relation is read from
 * @param target where it is read to
 * @param relation never {@link Relation#UNKNOWN}, which only a composition yields
 * @param rationale why, in a sentence or two
 */
public record Mapping(RequirementId source, RequirementId target, Relation relation, String rationale) {
    /** @throws InvalidInputException when both are one requirement, the relation is unknown or the rationale blank */
    public Mapping {
        Objects.requireNonNull(relation, "relation");
        String subject = "mapping " + source + " to " + target;
        Texts.require(subject, "rationale", rationale);
        if (source.equals(target)) {
            throw InvalidInputException.of(
                    subject, "target", target, "is the source too", "map two different requirements");
        }
        if (relation == Relation.UNKNOWN) {
            throw InvalidInputException.of(
                    subject,
                    "relation",
                    relation,
                    "is no finding of a comparison",
                    "leave the mapping out, or say NOT_ANALYSED");
        }
    }

    /** The same finding, read the other way. */
    public Mapping reversed() {
        return new Mapping(target, source, relation.reversed(), rationale);
    }
}

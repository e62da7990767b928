package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The mappings on one topic, such as audit trails.
 *
 * @param id the stable id, such as {@code audit-trail}
 * @param title the topic in words
 * @param source who compared, how and when
 * @param mappings in the order in which a reader should see them
 */
public record MappingSet(String id, String title, String source, List<Mapping> mappings) {
    /** @throws InvalidInputException when a text is blank, there is no mapping, or two compare the same pair */
    public MappingSet {
        CatalogueId.requireToken("mapping set", id);
        String subject = "mapping set " + id;
        Texts.require(subject, "title", title);
        Texts.require(subject, "source", source);
        mappings = List.copyOf(mappings);
        if (mappings.isEmpty()) {
            throw InvalidInputException.of(subject, "mappings", "", "there is none", "list at least one");
        }
        Set<Set<RequirementId>> pairs = new HashSet<>();
        for (Mapping mapping : mappings) {
            if (!pairs.add(Set.of(mapping.source(), mapping.target()))) {
                throw InvalidInputException.of(
                        subject,
                        "mappings",
                        mapping.source() + " to " + mapping.target(),
                        "is compared twice",
                        "keep one finding for each pair, in one direction");
            }
        }
    }
}

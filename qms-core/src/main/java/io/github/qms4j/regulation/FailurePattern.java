package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import java.util.List;

/**
 * How organisations fail one clause, as inspectors have cited it.
 *
 * @param id the stable id, unique within its publication
 * @param citation the clause as the inspectors cite it, such as {@code 21 CFR 820.100(a)}
 * @param description the publication's short description of the citation
 * @param citations how often it was cited
 * @param requirements the clause in the catalogues
 * @param pattern what inspectors find, in our words
 * @param cause why it typically happens
 * @param prevention what keeps it from happening
 */
public record FailurePattern(
        String id,
        String citation,
        String description,
        int citations,
        List<RequirementId> requirements,
        String pattern,
        String cause,
        String prevention) {
    /** @throws InvalidInputException when a text is blank, the count is below 1, or no requirement is named */
    public FailurePattern {
        CatalogueId.requireToken("failure pattern", id);
        String subject = "failure pattern " + id;
        Texts.require(subject, "citation", citation);
        Texts.require(subject, "description", description);
        Texts.require(subject, "pattern", pattern);
        Texts.require(subject, "cause", cause);
        Texts.require(subject, "prevention", prevention);
        requirements = List.copyOf(requirements);
        if (citations < 1) {
            throw InvalidInputException.of(
                    subject, "citations", citations, "is below 1", "give how often it was cited");
        }
        if (requirements.isEmpty()) {
            throw InvalidInputException.of(subject, "requirements", "", "there is none", "name the clause that fails");
        }
    }
}

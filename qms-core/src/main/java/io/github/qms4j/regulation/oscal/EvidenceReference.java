package io.github.qms4j.regulation.oscal;

import java.util.Objects;

/**
 * Objective evidence that an assessor relied on.
 *
 * @param description what it is, such as {@code SOP-012 version 3}
 * @param href where it is; empty when it has no address
 */
public record EvidenceReference(String description, String href) {
    /** @throws io.github.qms4j.InvalidInputException when the description is blank */
    public EvidenceReference {
        Required.text("evidence", "description", description);
        Objects.requireNonNull(href, "href");
    }
}

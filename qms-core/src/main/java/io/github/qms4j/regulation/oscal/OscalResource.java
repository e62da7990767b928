package io.github.qms4j.regulation.oscal;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A document that a catalogue refers to.
 *
 * @param uuid what links name it by
 * @param title may be empty
 * @param citation how it is cited; may be empty
 * @param hrefs where it can be found; may be empty
 */
public record OscalResource(UUID uuid, String title, String citation, List<String> hrefs) {
    public OscalResource {
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(citation, "citation");
        hrefs = List.copyOf(hrefs);
    }
}

package io.github.qms4j.regulation.oscal;

import java.util.Objects;

/**
 * A link of a catalogue, a group or a control.
 *
 * @param href where it leads: a URI, or {@code #} and the id of a control or the UUID of a resource of the catalogue
 * @param rel what it means, such as {@code related}; may be empty
 * @param text what it says; may be empty
 */
public record OscalLink(String href, String rel, String text) {
    public OscalLink {
        Objects.requireNonNull(href, "href");
        Objects.requireNonNull(rel, "rel");
        Objects.requireNonNull(text, "text");
    }
}

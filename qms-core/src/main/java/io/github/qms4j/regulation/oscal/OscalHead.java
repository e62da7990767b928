package io.github.qms4j.regulation.oscal;

import io.github.qms4j.InvalidInputException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a document says of itself.
 *
 * @param title what it is about
 * @param version counted by whoever publishes it
 * @param publisher the organisation that publishes it, by a name that no other has, such as its domain; what the document
 *     identifies has other UUIDs than what another organisation's documents identify by the same number
 * @param lastModified when its content was last changed; never read from a clock, so that the same content gives the same
 *     bytes
 */
public record OscalHead(String title, String version, String publisher, Instant lastModified) {
    /** @throws InvalidInputException when a text is blank or the time is not of the years 1900 to 2999 */
    public OscalHead {
        Required.text("OSCAL document", "title", title);
        Required.text("OSCAL document", "version", version);
        Required.text("OSCAL document", "publisher", publisher);
        Required.instant("OSCAL document", "lastModified", lastModified);
    }

    /** The UUID of something that the publisher knows by this key. */
    UUID uuid(String kind, String... key) {
        return OscalIds.uuid(kind, publisher + "\n" + String.join("\n", key));
    }

    /**
     * Writes the metadata.
     *
     * @param people by the names that the document knows them by
     * @param roles ids and titles of the roles that the document gives them
     */
    void write(OscalOutput out, Collection<String> people, Map<String, String> roles) {
        TreeSet<String> names = new TreeSet<>();
        people.stream().map(String::strip).filter(name -> !name.isEmpty()).forEach(names::add);
        out.line("title", title);
        out.instant("last-modified", lastModified);
        out.string("version", version);
        out.plain("oscal-version", OscalOutput.VERSION);
        Map<String, String> all = new TreeMap<>(roles);
        all.put("publisher", "Publisher");
        out.objects("roles", all.entrySet(), role -> {
            out.plain("id", role.getKey());
            out.plain("title", role.getValue());
        });
        out.list("parties", List.of(this), head -> {
            out.object(() -> party(out, "organization", publisher));
            names.forEach(name -> out.object(() -> party(out, "person", name)));
        });
        out.objects("responsible-parties", List.of(publisher), name -> {
            out.plain("role-id", "publisher");
            out.strings("party-uuids", List.of(party(name).toString()));
        });
    }

    /** The UUID of a person or organisation. */
    UUID party(String name) {
        return uuid("party", name.strip());
    }

    private void party(OscalOutput out, String type, String name) {
        out.uuid("uuid", party(name));
        out.plain("type", type);
        out.string("name", name);
    }
}

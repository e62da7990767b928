package io.github.qms4j.regulation.library;

import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.RequirementId;
import java.util.Map;
import java.util.Objects;

/**
 * A framework of a library as a catalogue, and under which URNs mappings of other files name its requirements.
 *
 * @param urn of the framework, in lower case
 * @param catalogue the catalogue it became
 * @param requirements the ids of its requirements by their URNs, in lower case
 */
public record LibraryFramework(String urn, Catalogue catalogue, Map<String, RequirementId> requirements) {
    public LibraryFramework {
        Objects.requireNonNull(urn, "urn");
        Objects.requireNonNull(catalogue, "catalogue");
        requirements = Map.copyOf(requirements);
    }
}

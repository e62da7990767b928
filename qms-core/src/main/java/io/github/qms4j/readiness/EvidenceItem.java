package io.github.qms4j.readiness;

import java.util.Objects;

/**
 * A record that shows something, at the version that was looked at.
 *
 * @param type its record type
 * @param id its id
 * @param version the version, from 0
 */
public record EvidenceItem(String type, String id, long version) {
    public EvidenceItem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
    }

    @Override
    public String toString() {
        return type + " " + id + " version " + version;
    }
}

package io.github.qms4j.reference;

import java.util.Objects;

/**
 * The two ends of a link, for lists over many: read without its content, so without who confirmed it.
 *
 * @param id the link
 * @param sourceType the name of the record type that it leads from
 * @param source the id of the record that it leads from
 * @param relation what the target is to the source
 * @param targetType the target's record type, {@code file} or {@code uri}
 * @param target the target's id, hash or address
 */
public record LinkEnds(LinkId id, String sourceType, String source, String relation, String targetType, String target) {
    public LinkEnds {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sourceType, "sourceType");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(targetType, "targetType");
        Objects.requireNonNull(target, "target");
    }
}

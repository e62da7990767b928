package io.github.qms4j.reference;

import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.record.RecordId;

/**
 * The id of a link. It is made of what the link says, so that nothing is linked twice: the first 32 hexadecimal digits of
 * the SHA-256 of source, relation and target.
 *
 * @param recordType such as {@code requirement-link}
 * @param value the id itself
 */
public record LinkId(String recordType, String value) implements RecordId {
    private static final int DIGITS = 32;

    public LinkId {
        RecordId.check(recordType, value);
    }

    static LinkId of(String recordType, Link link) {
        String says = String.join(
                "\n",
                link.sourceType(),
                link.source(),
                link.relation(),
                link.target().type(),
                link.target().id());
        return new LinkId(recordType, Hashes.content(says).substring(0, DIGITS));
    }

    @Override
    public String toString() {
        return value;
    }
}

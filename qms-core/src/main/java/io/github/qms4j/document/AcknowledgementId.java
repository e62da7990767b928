package io.github.qms4j.document;

import io.github.qms4j.access.PersonIds;
import io.github.qms4j.record.RecordId;

/**
 * The id of one person's acknowledgement of one text of a version, such as
 * {@code DOC-2026-0007-v2:9f86d081884c:u-1042}.
 *
 * @param value the id itself
 */
public record AcknowledgementId(String value) implements RecordId {
    private static final String TYPE = "document-acknowledgement";
    private static final int HASH_DIGITS = 12;

    public AcknowledgementId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static AcknowledgementId of(String value) {
        return new AcknowledgementId(value);
    }

    /**
     * The id for a person and a text of a version; a version has several when it was recalled and written anew.
     *
     * @param sha256 of the text, lower-case hexadecimal
     * @throws io.github.qms4j.InvalidInputException when that is longer than an id can be
     */
    public static AcknowledgementId of(DocumentVersionId version, String sha256, String person) {
        return new AcknowledgementId(
                version.value() + ":" + sha256.substring(0, HASH_DIGITS) + ":" + PersonIds.folded(person));
    }

    @Override
    public String recordType() {
        return TYPE;
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.github.qms4j.document;

import io.github.qms4j.record.RecordId;

/**
 * The number of a document, such as {@code DOC-2026-0007}.
 *
 * @param value the id itself
 */
public record DocumentId(String value) implements RecordId {
    private static final String TYPE = "document";

    public DocumentId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static DocumentId of(String value) {
        return new DocumentId(value);
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

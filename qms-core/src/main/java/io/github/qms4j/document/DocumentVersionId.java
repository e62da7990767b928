package io.github.qms4j.document;

import io.github.qms4j.record.RecordId;

/**
 * The id of one version of a document, such as {@code DOC-2026-0007-v2}.
 *
 * @param value the id itself
 */
public record DocumentVersionId(String value) implements RecordId {
    private static final String TYPE = "document-version";

    public DocumentVersionId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static DocumentVersionId of(String value) {
        return new DocumentVersionId(value);
    }

    /** The id of a version by its number, from 1. */
    public static DocumentVersionId of(DocumentId document, int number) {
        return new DocumentVersionId(document.value() + "-v" + number);
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

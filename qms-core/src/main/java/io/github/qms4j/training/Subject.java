package io.github.qms4j.training;

import io.github.qms4j.document.DocumentVersion;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.View;
import java.util.Objects;

/**
 * What a course is about, at one version: a requirement, a document, a solution.
 *
 * @param type the kind of record, such as {@code document}
 * @param id its id
 * @param version the version, as the system that keeps it counts
 * @param contentHash the SHA-256 of that version's content, lower-case hexadecimal
 */
public record Subject(String type, String id, long version, String contentHash) {
    private static final String DOCUMENT = "document";

    public Subject {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(contentHash, "contentHash");
    }

    /** A record of this engine as it is shown. */
    public static Subject of(View<? extends RecordId, ?> view) {
        return new Subject(view.id().recordType(), view.id().value(), view.version(), view.contentHash());
    }

    /** A version of a document, with the hash of its text. */
    public static Subject document(View<DocumentVersionId, DocumentVersion> version) {
        DocumentVersion state = version.state();
        return new Subject(
                DOCUMENT,
                state.document().value(),
                state.number(),
                state.content().sha256());
    }

    boolean isDocument() {
        return type.equals(DOCUMENT);
    }

    /** The version of the document that it is, where it is one. */
    DocumentVersionId documentVersion() {
        return DocumentVersionId.of(id + "-v" + version);
    }

    /** Whether both are versions of the same thing. */
    public boolean isVersionOf(Subject other) {
        return type.equals(other.type) && id.equals(other.id);
    }

    @Override
    public String toString() {
        return type + " " + id + " version " + version;
    }
}

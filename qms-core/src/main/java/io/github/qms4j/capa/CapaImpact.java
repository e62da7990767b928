package io.github.qms4j.capa;

import io.github.qms4j.document.DocumentVersionId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/**
 * What a CAPA means for documents, training and risk (rule CAP-6; ISO 13485:2016 8.5.2 d) and e)). A version of a document that is
 * named takes effect only when people are trained for it, see {@code Documents.confirmTraining}, so the closure that waits for
 * the one waits for the other.
 *
 * @param documents the versions that have to be in force; none when no document changes
 * @param documentRationale which documents change and why, or why none does
 * @param trainingRationale who is trained in what, or why nobody needs to be
 * @param risk whether the action itself can do harm to conformity, safety or performance, and what was found
 */
public record CapaImpact(
        List<DocumentVersionId> documents,
        @NotBlank @Size(max = CapaImpact.MAX_TEXT) String documentRationale,
        @NotBlank @Size(max = CapaImpact.MAX_TEXT) String trainingRationale,
        @NotBlank @Size(max = CapaImpact.MAX_TEXT) String risk) {
    /** The longest text, in characters. */
    public static final int MAX_TEXT = 10_000;

    public CapaImpact {
        documents = List.copyOf(documents);
        Objects.requireNonNull(documentRationale, "documentRationale");
        Objects.requireNonNull(trainingRationale, "trainingRationale");
        Objects.requireNonNull(risk, "risk");
    }

    /** No document changes and nobody is trained; each with its reason. */
    public static CapaImpact none(String noDocuments, String noTraining, String risk) {
        return new CapaImpact(List.of(), noDocuments, noTraining, risk);
    }

    /** These versions have to be in force, and people trained for them. */
    public static CapaImpact of(
            List<DocumentVersionId> documents, String documentRationale, String trainingRationale, String risk) {
        return new CapaImpact(documents, documentRationale, trainingRationale, risk);
    }
}

package io.github.qms4j.document;

import io.github.qms4j.access.By;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.record.Act;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document, from its draft until it is superseded (rule DOC-1).
 *
 * @param status where it stands. What is in force on a day is said by {@link Document#inForceOn}: this status follows it
 *     when {@link Documents#runDue} is called
 * @param document the document
 * @param number its number, from 1
 * @param content its text
 * @param changes what is new in it and why
 * @param training whether people are trained before it comes into force
 * @param authors who wrote it, each once
 * @param cycle the review cycle, from 1; each return to draft begins another
 * @param approvers the names of the roles that approve it, as they were when it was submitted; empty in draft
 * @param trained what shows that people were trained; null while nothing does
 * @param effectiveFrom the day from which it is in force, in the engine's zone; null until it is released
 */
public record DocumentVersion(
        VersionStatus status,
        DocumentId document,
        int number,
        Content content,
        String changes,
        TrainingNeed training,
        List<By> authors,
        int cycle,
        Set<String> approvers,
        @Nullable TrainingRecord trained,
        @Nullable LocalDate effectiveFrom) {
    public DocumentVersion {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(changes, "changes");
        Objects.requireNonNull(training, "training");
        authors = List.copyOf(authors);
        approvers = Collections.unmodifiableSet(new TreeSet<>(approvers));
    }

    static DocumentVersion begun(DocumentId document, int number, VersionDraft draft, Act act) {
        return new DocumentVersion(
                VersionStatus.DRAFT,
                document,
                number,
                draft.content(),
                draft.changes(),
                draft.training(),
                List.of(act.by()),
                1,
                Set.of(),
                null,
                null);
    }

    public DocumentVersionId id() {
        return DocumentVersionId.of(document, number);
    }

    DocumentVersion in(VersionStatus newStatus) {
        return with(newStatus, cycle, approvers, trained, effectiveFrom);
    }

    DocumentVersion written(VersionDraft draft, Act act) {
        return new DocumentVersion(
                status,
                document,
                number,
                draft.content(),
                draft.changes(),
                draft.training(),
                Stream.concat(authors.stream(), Stream.of(act.by())).distinct().toList(),
                cycle,
                approvers,
                trained,
                effectiveFrom);
    }

    DocumentVersion submitted(Set<String> byRoles) {
        return with(status, cycle, byRoles, trained, effectiveFrom);
    }

    /** Back in draft: what was approved, trained and set for the earlier text does not count for the next. */
    DocumentVersion returned() {
        return with(status, cycle + 1, Set.of(), null, null);
    }

    DocumentVersion trainedBy(TrainingRecord shown) {
        return with(status, cycle, approvers, shown, effectiveFrom);
    }

    DocumentVersion effectiveFrom(LocalDate day) {
        return with(status, cycle, approvers, trained, day);
    }

    private DocumentVersion with(
            VersionStatus newStatus,
            int newCycle,
            Set<String> newApprovers,
            @Nullable TrainingRecord newTrained,
            @Nullable LocalDate newEffectiveFrom) {
        return new DocumentVersion(
                newStatus,
                document,
                number,
                content,
                changes,
                training,
                authors,
                newCycle,
                newApprovers,
                newTrained,
                newEffectiveFrom);
    }
}

package io.github.qms4j.reporting.quality;

import io.github.qms4j.document.Acknowledgement;
import io.github.qms4j.document.Document;
import io.github.qms4j.document.Document.Release;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.document.Documents;
import io.github.qms4j.record.View;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document with a text in force.
 *
 * @param reviewBy the day by which it is to be reviewed; null once its retirement is decided
 * @param missing what was asked of people for this text, and they have not done
 */
record ListedDocument(
        String id,
        Document document,
        Release release,
        @Nullable LocalDate reviewBy,
        boolean isOverdue,
        List<Acknowledgement> missing) {
    static final Comparator<ListedDocument> OVERDUE_FIRST = Comparator.comparing(
                    ListedDocument::reviewBy, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ListedDocument::id);

    static Optional<ListedDocument> of(View<DocumentId, Document> view, LocalDate today, Documents documents) {
        Document state = view.state();
        return state.inForceOn(today).map(release -> {
            LocalDate due = state.reviewDue(today).orElse(null);
            return new ListedDocument(
                    view.id().value(),
                    state,
                    release,
                    due,
                    due != null && due.isBefore(today),
                    documents
                            .distribution()
                            .outstanding(DocumentVersionId.of(view.id(), release.version()))
                            .map(View::state)
                            .toList());
        });
    }

    String title() {
        return document.title();
    }

    @Nullable
    String owner() {
        return document.header().owner();
    }

    String whyNoReview() {
        return "retires on " + document.retiredFrom();
    }
}

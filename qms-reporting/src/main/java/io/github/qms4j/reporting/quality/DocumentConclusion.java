package io.github.qms4j.reporting.quality;

import io.github.qms4j.document.Acknowledgement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What the master list comes to, overdue reviews first. */
final class DocumentConclusion {
    private DocumentConclusion() {}

    static String of(int documents, List<ListedDocument> inForce, LocalDate today) {
        if (documents == 0) {
            return "There is no controlled document.";
        }
        return reviews(inForce) + " " + inForce.size() + " of " + documents
                + (documents == 1 ? " document has" : " documents have") + " a text in force. "
                + acknowledgements(inForce, today);
    }

    private static String reviews(List<ListedDocument> inForce) {
        List<ListedDocument> overdue =
                inForce.stream().filter(ListedDocument::isOverdue).toList();
        if (overdue.isEmpty()) {
            return "No review is overdue.";
        }
        return (overdue.size() == 1 ? "1 review is overdue: " : overdue.size() + " reviews are overdue: ")
                + overdue.stream()
                        .map(one -> one.id() + " since " + one.reviewBy())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String acknowledgements(List<ListedDocument> inForce, LocalDate today) {
        List<Acknowledgement> missing =
                inForce.stream().flatMap(one -> one.missing().stream()).toList();
        if (missing.isEmpty()) {
            return "Nobody is still to take note of a text in force.";
        }
        List<String> late = inForce.stream()
                .filter(one ->
                        one.missing().stream().anyMatch(each -> each.header().isOverdue(today)))
                .map(ListedDocument::id)
                .toList();
        long overdue =
                missing.stream().filter(each -> each.header().isOverdue(today)).count();
        return missing.size() + (missing.size() == 1 ? " acknowledgement is" : " acknowledgements are")
                + " outstanding, "
                + (late.isEmpty()
                        ? "none of them overdue."
                        : overdue + " overdue: of " + String.join(", ", late) + ".");
    }
}

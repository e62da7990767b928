package io.github.qms4j.reporting.quality;

import io.github.qms4j.document.Document;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.Documents;
import io.github.qms4j.record.View;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportRequest;
import io.github.qms4j.reporting.spi.ReportDefinition;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The master list of controlled documents (rule DOC-2): which version is in force, who answers for it, when it is
 * reviewed next, and who was asked to take note of it and has not. Documents without a text in force stand apart.
 */
public final class DocumentList implements ReportDefinition {
    /** For {@link java.util.ServiceLoader}. */
    public DocumentList() {}

    @Override
    public String name() {
        return "document-list";
    }

    @Override
    public String title() {
        return "Master list of documents";
    }

    @Override
    public String purpose() {
        return "Which version of each controlled document is in force, and what is overdue of it"
                + " (ISO 9001:2015 7.5.3; ISO 13485:2016 4.2.4).";
    }

    @Override
    public List<ReportParameter> parameters() {
        return List.of();
    }

    @Override
    public Report.Builder report(ReportRequest request) {
        LocalDate today = request.day();
        Documents service = request.session().documents();
        List<View<DocumentId, Document>> documents = ReportRequest.all(service::list);
        List<ListedDocument> listed = documents.stream()
                .flatMap(view -> ListedDocument.of(view, today, service).stream())
                .sorted(ListedDocument.OVERDUE_FIRST)
                .toList();
        List<View<DocumentId, Document>> rest = documents.stream()
                .filter(view -> view.state().inForceOn(today).isEmpty())
                .toList();
        long asked = listed.stream().mapToLong(one -> one.missing().size()).sum();
        request.source(Source.records("document", documents.size()));
        request.source(Source.records("document-acknowledgement, outstanding", asked));
        request.over("on " + today + " (" + request.zone() + ")");
        return Report.builder(title())
                .subtitle("In force on " + today)
                .conclusion(DocumentConclusion.of(documents.size(), listed, today))
                .section(Section.builder("Documents in force")
                        .block(inForce(listed, today))
                        .build())
                .section(Section.builder("Documents without a text in force")
                        .block(notInForce(rest, today))
                        .build())
                .signature(SignatureLine.open("Document control", "prepared"))
                .signature(SignatureLine.open("Quality manager", "reviewed"));
    }

    private static Table inForce(List<ListedDocument> listed, LocalDate today) {
        Table.Builder table = Table.builder("Overdue reviews first, then by the day of the next review")
                .columns(
                        Column.text("Number"),
                        Column.text("Title"),
                        Column.number("Version", 0),
                        Column.date("In force from"),
                        Column.text("Owner"),
                        Column.date("Next review by"),
                        Column.status("Review"),
                        Column.text("Asked to take note, and has not"))
                .whenEmpty("No document has a text in force.");
        for (ListedDocument one : listed) {
            table.row(
                    Cell.text(one.id()),
                    Cell.text(one.title()),
                    Cell.number(one.release().version()),
                    Cell.date(one.release().from()),
                    one.owner() == null ? Cell.noData("nobody") : Cell.text(one.owner()),
                    one.reviewBy() == null ? Cell.noData(one.whyNoReview()) : Cell.date(one.reviewBy()),
                    review(one),
                    missing(one, today));
        }
        return table.build();
    }

    private static Cell review(ListedDocument one) {
        if (one.reviewBy() == null) {
            return Cell.status(Status.NEUTRAL, "none");
        }
        return one.isOverdue() ? Cell.status(Status.BAD, "overdue") : Cell.status(Status.OK, "in time");
    }

    private static Cell missing(ListedDocument one, LocalDate today) {
        return one.missing().isEmpty()
                ? Cell.noData("nobody")
                : Cell.text(one.missing().stream()
                        .map(acknowledgement -> acknowledgement.header().isOverdue(today)
                                ? acknowledgement.person() + " (overdue)"
                                : acknowledgement.person())
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static Table notInForce(List<View<DocumentId, Document>> documents, LocalDate today) {
        Table.Builder table = Table.builder("In the order of opening")
                .columns(Column.text("Number"), Column.text("Title"), Column.text("Owner"), Column.text("Why none"))
                .whenEmpty("Every document has a text in force.");
        for (View<DocumentId, Document> view : documents) {
            String owner = view.state().header().owner();
            table.row(
                    Cell.text(view.id().value()),
                    Cell.text(view.state().title()),
                    owner == null ? Cell.noData("nobody") : Cell.text(owner),
                    Cell.text(why(view.state(), today)));
        }
        return table.build();
    }

    private static String why(Document document, LocalDate today) {
        LocalDate retired = document.retiredFrom();
        if (retired != null && !retired.isAfter(today)) {
            return "retired from " + retired;
        }
        return document.releases().stream()
                .findFirst()
                .map(release -> "version " + release.version() + " comes into force on " + release.from())
                .or(() -> document.underWayOn(today).map(version -> "version " + version + " is under way"))
                .orElse("no version is under way");
    }
}

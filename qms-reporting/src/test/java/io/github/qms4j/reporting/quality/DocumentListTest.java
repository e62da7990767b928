package io.github.qms4j.reporting.quality;

import static io.github.qms4j.reporting.quality.House.AUTHOR;
import static io.github.qms4j.reporting.quality.House.CONTROL;
import static io.github.qms4j.reporting.quality.House.NOBODY;
import static io.github.qms4j.reporting.quality.House.QUALITY;
import static io.github.qms4j.reporting.quality.House.rows;
import static io.github.qms4j.reporting.quality.House.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.document.Content;
import io.github.qms4j.document.DocumentDraft;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.document.VersionDraft;
import io.github.qms4j.record.Seen;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.definition.ReportOrder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Verifies("DOC-2")
class DocumentListTest {
    private static final ReportOrder LIST = ReportOrder.of("document-list");

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private DocumentId opened(String title, Period reviewed) {
        return house.as(CONTROL)
                .documents()
                .open(DocumentDraft.of(title, "u-owner").reviewedEvery(reviewed));
    }

    private DocumentVersionId begun(DocumentId document) {
        Content text = house.as(AUTHOR)
                .documents()
                .put(
                        new ByteArrayInputStream(document.value().getBytes(StandardCharsets.UTF_8)),
                        "text/plain",
                        "sop.txt");
        return house.as(AUTHOR)
                .documents()
                .begin(document, VersionDraft.of(text, "first issue").withoutTraining("everybody knows it"));
    }

    private Seen<DocumentVersionId> seen(DocumentVersionId version) {
        return house.as(CONTROL).documents().find(version).orElseThrow().seen();
    }

    private DocumentVersionId inForce(DocumentId document, LocalDate from) {
        DocumentVersionId version = begun(document);
        house.as(AUTHOR).documents().submit(version);
        house.as(QUALITY).documents().approve(seen(version), Role.QUALITY_MANAGER);
        house.as(CONTROL).documents().release(seen(version), from);
        return version;
    }

    @Test
    void an_overdue_review_stands_first_in_the_conclusion_and_in_the_table() {
        DocumentId lasting = opened("Quality policy", Period.ofYears(2));
        inForce(lasting, house.today());
        DocumentId brief = opened("Handling of complaints", Period.ofMonths(1));
        inForce(brief, house.today());
        house.on("2026-04-03");

        Report report = house.run(LIST);

        assertThat(report.conclusion())
                .isEqualTo("1 review is overdue: " + brief + " since 2026-04-02. 2 of 2 documents have a text in force."
                        + " Nobody is still to take note of a text in force.");
        assertThat(rows(report, "Documents in force"))
                .containsExactly(
                        Row.of(
                                Cell.text(brief.value()),
                                Cell.text("Handling of complaints"),
                                Cell.number(1),
                                Cell.date(LocalDate.of(2026, 3, 2)),
                                Cell.text("u-owner"),
                                Cell.date(LocalDate.of(2026, 4, 2)),
                                Cell.status(Status.BAD, "overdue"),
                                Cell.noData("nobody")),
                        Row.of(
                                Cell.text(lasting.value()),
                                Cell.text("Quality policy"),
                                Cell.number(1),
                                Cell.date(LocalDate.of(2026, 3, 2)),
                                Cell.text("u-owner"),
                                Cell.date(LocalDate.of(2028, 3, 2)),
                                Cell.status(Status.OK, "in time"),
                                Cell.noData("nobody")));
        assertThat(report.signatures())
                .containsExactly(
                        SignatureLine.open("Document control", "prepared"),
                        SignatureLine.open("Quality manager", "reviewed"));
        assertThat(report.provenance().sources()).first().isEqualTo(Source.records("document", 2));
    }

    @Test
    void a_review_is_in_time_on_the_day_on_which_it_is_due() {
        inForce(opened("Handling of complaints", Period.ofMonths(1)), house.today());
        house.on("2026-04-02");

        assertThat(house.run(LIST).conclusion()).startsWith("No review is overdue.");
    }

    @Test
    void everybody_who_was_asked_to_take_note_and_has_not_is_named() {
        DocumentId document = opened("Handling of complaints", Period.ofYears(1));
        DocumentVersionId version = inForce(document, house.today());
        house.as(CONTROL)
                .documents()
                .distribution()
                .distribute(version, List.of("u-b", "u-a", "u-author"), LocalDate.of(2026, 3, 10));
        String sha256 = house.as(AUTHOR)
                .documents()
                .find(version)
                .orElseThrow()
                .state()
                .content()
                .sha256();
        house.as(AUTHOR).documents().distribution().acknowledge(version, sha256);
        house.on("2026-03-11");

        Report report = house.run(LIST);

        assertThat(rows(report, "Documents in force"))
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).last().isEqualTo(Cell.text("u-a (overdue), u-b (overdue)")));
        assertThat(report.conclusion()).endsWith("2 acknowledgements are outstanding, 2 overdue: of " + document + ".");
    }

    @Test
    void a_document_without_a_text_in_force_stands_apart_with_the_reason() {
        DocumentId empty = opened("Empty", Period.ofYears(1));
        DocumentId drafted = opened("Drafted", Period.ofYears(1));
        begun(drafted);
        DocumentId coming = opened("Coming", Period.ofYears(1));
        inForce(coming, LocalDate.of(2026, 5, 1));
        DocumentId retired = opened("Retired", Period.ofYears(1));
        house.as(CONTROL)
                .documents()
                .retire(
                        house.as(CONTROL)
                                .documents()
                                .find(retired)
                                .orElseThrow()
                                .seen(),
                        house.today());

        Report report = house.run(LIST);

        assertThat(report.conclusion()).contains("0 of 4 documents have a text in force.");
        assertThat(table(report, "Documents in force").rows()).isEmpty();
        assertThat(rows(report, "Documents without a text in force"))
                .extracting(row -> row.cells().get(0), row -> row.cells().get(3))
                .containsExactlyInAnyOrder(
                        tuple(Cell.text(empty.value()), Cell.text("no version is under way")),
                        tuple(Cell.text(drafted.value()), Cell.text("version 1 is under way")),
                        tuple(Cell.text(coming.value()), Cell.text("version 1 comes into force on 2026-05-01")),
                        tuple(Cell.text(retired.value()), Cell.text("retired from 2026-03-02")));
    }

    @Test
    void where_no_document_is_controlled_that_is_said_in_words() {
        Report report = house.run(LIST);

        assertThat(report.conclusion()).isEqualTo("There is no controlled document.");
        assertThat(table(report, "Documents in force").whenEmpty()).isEqualTo("No document has a text in force.");
    }

    @Test
    void who_may_not_read_documents_gets_no_list() {
        assertThatThrownBy(() -> house.reports.run(house.as(NOBODY), LIST)).isInstanceOf(RefusedException.class);
    }
}

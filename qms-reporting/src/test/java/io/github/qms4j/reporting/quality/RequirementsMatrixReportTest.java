package io.github.qms4j.reporting.quality;

import static io.github.qms4j.reporting.quality.House.NOBODY;
import static io.github.qms4j.reporting.quality.House.QUALITY;
import static io.github.qms4j.reporting.quality.House.rows;
import static io.github.qms4j.reporting.quality.House.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.EvidenceDraft;
import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.regulation.matrix.MatrixRowId;
import io.github.qms4j.regulation.matrix.MetBy;
import io.github.qms4j.regulation.matrix.VerdictDraft;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.definition.ReportOrder;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 21 CFR part 11, of which 34 requirements can be assessed. */
@Verifies("REG-9")
class RequirementsMatrixReportTest {
    private static final CatalogueId PART_11 = CatalogueId.parse("21-cfr-11:1997");
    private static final ReportOrder MATRIX =
            ReportOrder.of("requirements-matrix").with("edition", PART_11.toString());
    private static final DateRange YEAR = DateRange.year(2026);

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private void inForce() {
        house.as(QUALITY)
                .adoptedEditions()
                .takeIntoForce(CatalogueLibrary.builtIn().find(PART_11).orElseThrow(), "u-ra", 6);
    }

    private MatrixRowId applied(String local) {
        MatrixRowId row = MatrixRowId.of(PART_11.requirement(local));
        house.as(QUALITY).requirements().applies(row);
        house.as(QUALITY).requirements().assign(row, "u-it", LocalDate.of(2026, 12, 31));
        return row;
    }

    private void found(MatrixRowId row, VerdictDraft verdict) {
        EvidenceDraft evidence = EvidenceDraft.of(
                Target.file("a".repeat(64), "check.pdf"),
                "what was seen",
                DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28)));
        house.as(QUALITY).requirements().assess(row, YEAR, verdict, List.of(evidence));
    }

    private static Row clause(Report report, String heading, String clause) {
        return rows(report, heading).stream()
                .filter(row -> row.cells().get(0).equals(Cell.text(clause)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void coverage_stands_first_and_every_gap_is_named_by_its_clause() {
        inForce();
        found(applied("11.10-e"), VerdictDraft.gap("no trail", LocalDate.of(2026, 3, 31)));
        found(applied("11.10-a"), VerdictDraft.compliant("validated"));

        Report report = house.run(MATRIX);

        assertThat(report.conclusion())
                .startsWith("2 of 34 assessed (5.8 %), 2.9 % compliant."
                        + " Gaps whose answer is overdue: none. Gaps that nobody has answered: 1 (11.10(e)).")
                .contains("Nobody answers for: 32 (");
        assertThat(rows(report, "Requirements")).hasSize(34);
        assertThat(rows(report, "Gaps"))
                .containsExactly(Row.of(
                        Cell.text("11.10(e)"),
                        Cell.text("no trail"),
                        Cell.text("u-it"),
                        Cell.date(LocalDate.of(2026, 3, 31)),
                        Cell.status(Status.WARNING, "open"),
                        Cell.noData("not answered")));
        assertThat(report.signatures())
                .containsExactly(
                        SignatureLine.open("Regulatory affairs", "prepared"),
                        SignatureLine.open("Quality manager", "approved"));
    }

    @Test
    void a_gap_whose_day_has_passed_is_overdue() {
        inForce();
        found(applied("11.10-e"), VerdictDraft.gap("no trail", LocalDate.of(2026, 3, 31)));
        house.on("2026-04-01");

        Report report = house.run(MATRIX);

        assertThat(report.conclusion()).contains("Gaps whose answer is overdue: 1 (11.10(e)).");
        assertThat(rows(report, "Gaps").get(0).cells()).contains(Cell.status(Status.BAD, "overdue"));
    }

    @Test
    void a_row_says_whether_it_applies_what_meets_it_and_on_which_evidence_its_verdict_rests() {
        inForce();
        MatrixRowId trail = applied("11.10-e");
        house.as(QUALITY)
                .requirements()
                .meet(trail, MetBy.CONTROL, Target.uri(URI.create("https://controls.example.org/7"), "C-7"));
        found(trail, VerdictDraft.compliant("every entry verifies"));
        house.as(QUALITY)
                .requirements()
                .doesNotApply(MatrixRowId.of(PART_11.requirement("11.30")), "no open system is in use");

        Report report = house.run(MATRIX);

        assertThat(clause(report, "Requirements", "11.10(e)").cells())
                .startsWith(
                        Cell.text("11.10(e)"),
                        Cell.text("applicable"),
                        Cell.text("u-it"),
                        Cell.text("control C-7 (not comparable)"),
                        Cell.status(Status.OK, "compliant"))
                .contains(Cell.text("REV-2026-0001"), Cell.date(LocalDate.of(2026, 12, 31)));
        assertThat(clause(report, "Requirements", "11.30").cells().get(1))
                .isEqualTo(Cell.text("not applicable: no open system is in use"));
        assertThat(table(report, "Gaps").rows()).isEmpty();
        assertThat(table(report, "Gaps").whenEmpty()).isEqualTo("No assessment found a gap.");
    }

    @Test
    void evidence_of_another_period_does_not_count() {
        inForce();
        found(applied("11.10-a"), VerdictDraft.compliant("validated"));

        Report report = house.run(MATRIX.with("from", "2025-01-01").with("to", "2025-12-31"));

        assertThat(report.conclusion()).startsWith("0 of 34 assessed (0.0 %), 0.0 % compliant.");
        assertThat(clause(report, "Requirements", "11.10(a)").cells())
                .contains(
                        Cell.noData("none for the period"),
                        Cell.status(Status.WARNING, "compliant, without evidence for the period"));
    }

    @Test
    void an_edition_that_was_never_taken_into_force_has_no_matrix() {
        assertThatThrownBy(() -> house.run(MATRIX))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("was never taken into force");
    }

    @Test
    void who_may_not_read_requirements_gets_no_matrix() {
        inForce();

        assertThatThrownBy(() -> house.reports.run(house.as(NOBODY), MATRIX)).isInstanceOf(RefusedException.class);
    }
}

package io.github.qms4j.reporting.quality;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.View;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.regulation.matrix.AdoptedEdition;
import io.github.qms4j.regulation.matrix.AdoptedEditionId;
import io.github.qms4j.regulation.matrix.Coverage;
import io.github.qms4j.regulation.matrix.RequirementsMatrix;
import io.github.qms4j.regulation.matrix.RowFilter;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportParameter.Kind;
import io.github.qms4j.reporting.definition.ReportRequest;
import io.github.qms4j.reporting.spi.ReportDefinition;
import java.time.LocalDate;
import java.util.List;

/**
 * The requirements matrix of one edition (rule REG-9): whether each requirement applies, who answers for it, what meets
 * it, what was found on which evidence, and which gaps are open.
 */
public final class RequirementsMatrixReport implements ReportDefinition {
    private static final ReportParameter EDITION =
            ReportParameter.required("edition", Kind.TEXT, "The edition in force, such as iso-9001:2015-amd1.");
    private static final ReportParameter FIRST = ReportParameter.optional(
            "from", Kind.DATE, "The first day of the period under question; without it, that of this calendar year.");
    private static final ReportParameter LAST = ReportParameter.optional(
            "to",
            Kind.DATE,
            "The last day of the period under question; without it, the end of the year of the first.");

    /** For {@link java.util.ServiceLoader}. */
    public RequirementsMatrixReport() {}

    @Override
    public String name() {
        return "requirements-matrix";
    }

    @Override
    public String title() {
        return "Requirements matrix";
    }

    @Override
    public String purpose() {
        return "Which requirements of an edition apply, how each is met, and what is missing (ISO 9001:2015 4.2, 4.3).";
    }

    @Override
    public List<ReportParameter> parameters() {
        return List.of(EDITION, FIRST, LAST);
    }

    @Override
    public Report.Builder report(ReportRequest request) {
        AdoptedEditionId id = AdoptedEditionId.of(request.get(EDITION.name()));
        AdoptedEdition edition = request.session()
                .adoptedEditions()
                .find(id)
                .map(View::state)
                .orElseThrow(() -> InvalidInputException.of(
                        "report",
                        EDITION.name(),
                        id,
                        "was never taken into force",
                        "name an edition that was, such as one of adoptedEditions().inForce()"));
        DateRange period = period(request);
        RequirementsMatrix matrix = request.session().requirements();
        List<MatrixLine> lines = ReportRequest.all(cursor -> matrix.rows(RowFilter.of(id), cursor)).stream()
                .map(row -> MatrixLine.of(row, matrix, period, request.day()))
                .toList();
        Coverage coverage = matrix.coverage(RowFilter.of(id), period, request.day());
        request.source(Source.records("requirement of " + id, lines.size()));
        request.over(period + ", asked on " + request.day() + " (" + request.zone() + ")");
        return Report.builder(title())
                .subtitle(edition.title() + " (" + id + ", " + effective(edition) + ")")
                .conclusion(MatrixConclusion.of(coverage, lines, request.day()))
                .section(Section.builder("Coverage")
                        .block(MatrixTables.coverage(coverage))
                        .build())
                .section(Section.builder("Gaps")
                        .block(MatrixTables.gaps(lines, request.day()))
                        .build())
                .section(Section.builder("Requirements")
                        .block(MatrixTables.requirements(lines))
                        .build())
                .signature(SignatureLine.open("Regulatory affairs", "prepared"))
                .signature(SignatureLine.open("Quality manager", "approved"));
    }

    private static DateRange period(ReportRequest request) {
        DateRange year = DateRange.year(request.day().getYear());
        LocalDate from = request.date(FIRST.name()).orElse(year.from());
        return DateRange.of(from, request.date(LAST.name()).orElse(LocalDate.of(from.getYear(), 12, 31)));
    }

    private static String effective(AdoptedEdition edition) {
        return edition.effectiveFrom() == null ? "without an effective date" : "effective " + edition.effectiveFrom();
    }
}

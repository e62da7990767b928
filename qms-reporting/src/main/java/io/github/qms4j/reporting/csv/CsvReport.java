package io.github.qms4j.reporting.csv;

import io.github.qms4j.reporting.Block;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Chart;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.ControlChange;
import io.github.qms4j.reporting.ControlChart;
import io.github.qms4j.reporting.ControlPoint;
import io.github.qms4j.reporting.ControlRule;
import io.github.qms4j.reporting.EvidenceList;
import io.github.qms4j.reporting.EvidenceReference;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.Identification;
import io.github.qms4j.reporting.KeyFigure;
import io.github.qms4j.reporting.KeyFigures;
import io.github.qms4j.reporting.Paragraph;
import io.github.qms4j.reporting.Provenance;
import io.github.qms4j.reporting.ReferenceLine;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Series;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class CsvReport {
    private final CsvLines csv;

    CsvReport(CsvLines csv) {
        this.csv = csv;
    }

    void write(Report report) throws IOException {
        caption("Report: " + report.title());
        if (!report.subtitle().isEmpty()) {
            caption(report.subtitle());
        }
        csv.end();
        identification(report);
        provenance(report.provenance());
        for (Section section : report.sections()) {
            caption("Section: " + section.heading());
            csv.end();
            for (Block block : section.blocks()) {
                block(block);
                csv.end();
            }
        }
        signatures(report);
    }

    private void identification(Report report) throws IOException {
        caption("Identification");
        Identification identification = report.identification();
        if (identification == null) {
            csv.text("Number").text("no data: not filed").end();
        } else {
            csv.text("Organisation").text(identification.organisation()).end();
            csv.text("Site").text(identification.site()).end();
            csv.text("Number").text(identification.number()).end();
            csv.text("Revision").text(identification.revision()).end();
            csv.text("Effective")
                    .text(Objects.toString(identification.effective(), ""))
                    .end();
            csv.text("Period").text(identification.period()).end();
            csv.text("Requested by").text(identification.requestedBy()).end();
        }
        csv.text("Status").text(report.standing()).end();
        csv.text("Conclusion").text(report.conclusion()).end();
        csv.end();
    }

    private void provenance(Provenance provenance) throws IOException {
        caption("Provenance");
        csv.text("As of").exact(provenance.asOf().toString()).end();
        csv.text("Created at").exact(provenance.createdAt().toString()).end();
        csv.text("Created by").text(provenance.createdBy()).end();
        csv.text("Zone").text(provenance.zone().getId()).end();
        csv.text("Software").text(provenance.libraryVersion()).end();
        String checkpoint = provenance.trailCheckpoint();
        csv.text("Trail checkpoint").text(checkpoint == null ? "no data: not sealed yet" : checkpoint);
        csv.end().end();
        caption("Sources");
        headings("Source", "SHA-256", "Rows read", "Accepted", "Rejected", "Out of scope");
        for (Source source : provenance.sources()) {
            csv.text(source.name()).text(or(source.sha256(), "no data: not a file"));
            csv.exact(Long.toString(source.rowsRead())).exact(Long.toString(source.rowsAccepted()));
            csv.exact(Long.toString(source.rowsRejected())).exact(Long.toString(source.rowsOutOfScope()));
            csv.end();
        }
        csv.end();
    }

    private void signatures(Report report) throws IOException {
        caption("Signatures");
        headings("Signer", "Role", "Meaning", "Signed at", "Zone", "Reason", "Evidence");
        for (SignatureLine line : report.signatures()) {
            csv.text(line.signer()).text(line.role()).text(line.meaning());
            csv.exact(line.signedAt() == null ? "not signed" : line.signedAt().toString());
            csv.text(line.zone() == null ? "" : line.zone().getId())
                    .text(line.reason())
                    .text(line.evidence())
                    .end();
        }
        if (report.signatures().isEmpty()) {
            caption("No signatures.");
        }
    }

    private void block(Block block) throws IOException {
        if (block instanceof Paragraph paragraph) {
            caption(paragraph.text());
        } else if (block instanceof KeyFigures figures) {
            keyFigures(figures);
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Chart chart) {
            chart(chart);
        } else if (block instanceof ControlChart chart) {
            controlChart(chart);
        } else {
            evidence((EvidenceList) block);
        }
    }

    private void keyFigures(KeyFigures figures) throws IOException {
        caption("Key figures");
        headings("Figure", "Value", "Unit", "Status", "Note");
        for (KeyFigure figure : figures.figures()) {
            csv.text(figure.label());
            cell(figure.value());
            csv.text(unit(figure.format()));
            csv.text(figure.status().name().toLowerCase(Locale.ROOT));
            csv.text(figure.note()).end();
        }
    }

    private void table(Table table) throws IOException {
        caption(table.caption());
        for (Column column : table.columns()) {
            csv.text(withUnit(column.heading(), column.format()));
        }
        csv.end();
        for (Row row : table.rows()) {
            for (Cell cell : row.cells()) {
                cell(cell);
            }
            csv.end();
        }
        if (table.rows().isEmpty()) {
            caption(table.whenEmpty());
        }
    }

    private void chart(Chart chart) throws IOException {
        Format format = chart.values().format();
        caption(chart.title());
        csv.text(chart.axis().title().isEmpty() ? "Position" : chart.axis().title());
        for (Series series : chart.series()) {
            csv.text(withUnit(series.name(), format));
        }
        for (ReferenceLine line : chart.lines()) {
            csv.text(withUnit(line.label(), format));
        }
        csv.end();
        for (int at = 0; at < chart.axis().size(); at++) {
            csv.text(chart.axis().label(at, ZoneOffset.UTC));
            for (Series series : chart.series()) {
                cell(series.values().get(at));
            }
            for (ReferenceLine line : chart.lines()) {
                cell(line.value());
            }
            csv.end();
        }
    }

    private void controlChart(ControlChart chart) throws IOException {
        Format format = chart.values().format();
        caption(chart.title());
        if (!chart.method().isEmpty()) {
            caption("Method: " + chart.method());
        }
        csv.text(chart.axis().title().isEmpty() ? "Position" : chart.axis().title());
        csv.text(withUnit("Value", format));
        csv.text(chart.sizeTitle().isEmpty() ? "Size" : chart.sizeTitle());
        for (String line : List.of("Centre line", "Lower limit", "Upper limit", "Target")) {
            csv.text(withUnit(line, format));
        }
        csv.text("Judged")
                .text("Rules that hit")
                .text("Phase")
                .text("Changed before")
                .end();
        for (int at = 0; at < chart.points().size(); at++) {
            controlPoint(chart, at);
        }
        csv.end();
        caption("Rules of " + chart.title());
        headings("Rule", "Looks for", "Hits", "Calls for");
        for (ControlRule rule : chart.rules()) {
            csv.text(rule.name()).text(rule.pattern());
            csv.exact(Integer.toString(chart.positionsHitBy(rule).size()))
                    .text(rule.callsFor())
                    .end();
        }
    }

    private void controlPoint(ControlChart chart, int at) throws IOException {
        ControlPoint point = chart.points().get(at);
        csv.text(chart.axis().label(at, ZoneOffset.UTC));
        for (Cell cell : List.of(point.value(), point.size(), point.centre(), point.lower(), point.upper())) {
            cell(cell);
        }
        ReferenceLine target = chart.target();
        cell(target == null ? Cell.noData("none was set") : target.value());
        csv.text(point.judged() ? "yes" : "no").text(String.join("; ", point.hits()));
        csv.text(chart.phases().stream()
                .filter(phase -> phase.from() == at)
                .map(phase -> phase.reason() + "; " + phase.basis())
                .collect(Collectors.joining("; ")));
        csv.text(chart.changes().stream()
                .filter(change -> change.before() == at)
                .map(ControlChange::what)
                .collect(Collectors.joining("; ")));
        csv.end();
    }

    private void evidence(EvidenceList evidence) throws IOException {
        caption(evidence.caption());
        headings("Evidence", "Record type", "Record id", "Version", "SHA-256", "Location");
        for (EvidenceReference reference : evidence.references()) {
            csv.text(reference.label()).text(reference.recordType()).text(reference.recordId());
            csv.exact(Long.toString(reference.version())).text(or(reference.sha256(), "no data: no content"));
            csv.text(Objects.toString(reference.uri(), "")).end();
        }
    }

    private void cell(Cell cell) throws IOException {
        if (cell instanceof Cell.Text text) {
            csv.text(text.value());
        } else if (cell instanceof Cell.Decimal number) {
            csv.exact(number.value().toPlainString());
        } else if (cell instanceof Cell.Percent percent) {
            csv.exact(percent.ratio().toPlainString());
        } else if (cell instanceof Cell.Elapsed elapsed) {
            csv.exact(seconds(elapsed.value()));
        } else if (cell instanceof Cell.Day day) {
            csv.exact(day.value().toString());
        } else if (cell instanceof Cell.Moment moment) {
            csv.exact(moment.value().toString());
        } else if (cell instanceof Cell.Verdict verdict) {
            csv.text(verdict.label());
        } else {
            csv.text("no data: " + ((Cell.NoData) cell).reason());
        }
    }

    private void caption(String text) throws IOException {
        csv.text(text).end();
    }

    private void headings(String... headings) throws IOException {
        for (String heading : headings) {
            csv.text(heading);
        }
        csv.end();
    }

    private static String withUnit(String heading, Format format) {
        String unit = unit(format);
        return unit.isEmpty() ? heading : heading + " (" + unit + ")";
    }

    private static String unit(Format format) {
        return switch (format.kind()) {
            case PERCENT -> "ratio";
            case DURATION -> "s";
            default -> format.unit();
        };
    }

    private static String seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}

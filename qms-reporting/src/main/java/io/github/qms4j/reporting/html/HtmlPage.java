package io.github.qms4j.reporting.html;

import io.github.qms4j.reporting.Block;
import io.github.qms4j.reporting.Chart;
import io.github.qms4j.reporting.ControlChart;
import io.github.qms4j.reporting.EvidenceList;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.Identification;
import io.github.qms4j.reporting.KeyFigures;
import io.github.qms4j.reporting.Paragraph;
import io.github.qms4j.reporting.Provenance;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The frame of the page: head, title, contents, sections, signatures, provenance. */
final class HtmlPage {
    /** Refuses every load, should a browser or a mail program ever be talked into one. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private static final int SECTIONS_WITHOUT_CONTENTS = 3;

    private final Report report;
    private final Markup html;
    private final HtmlBlocks blocks;
    private final HtmlCells cells;
    private final HtmlTables tables;

    HtmlPage(Report report, Writer out) {
        this.report = report;
        this.html = new Markup(out);
        this.cells = new HtmlCells(html, report.provenance().zone());
        this.tables = new HtmlTables(html);
        this.blocks = new HtmlBlocks(html, cells, report.provenance().zone(), out);
    }

    void write() throws IOException {
        html.raw("<!DOCTYPE html>\n");
        html.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml").line();
        head();
        html.open("body").line();
        header();
        html.open("main").line();
        contents();
        int number = 0;
        for (Section section : report.sections()) {
            section(section, ++number);
        }
        signatures();
        provenance();
        html.close().line().close().line().close().line();
    }

    private void head() throws IOException {
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.element("title", report.title()).line();
        html.open("style")
                .raw(Stylesheet.text())
                .raw(PageFooter.css(report))
                .close()
                .line();
        html.close().line();
    }

    private void header() throws IOException {
        Provenance provenance = report.provenance();
        html.open("header").line();
        identification();
        html.element("h1", report.title()).line();
        if (!report.subtitle().isEmpty()) {
            html.element("p", report.subtitle(), "class", "subtitle").line();
        }
        html.open("p", "class", "made").text("Data as of ");
        cells.time(provenance.asOf());
        html.text(" · made ");
        cells.time(provenance.createdAt());
        html.text(" by " + provenance.createdBy()).close().line();
        if (!report.conclusion().isEmpty()) {
            html.element("p", report.conclusion(), "class", "conclusion").line();
        }
        html.close().line();
    }

    private void identification() throws IOException {
        Identification identification = report.identification();
        if (identification == null) {
            html.element("p", "Not filed: without organisation and number. " + standing(), "class", "identification")
                    .line();
            return;
        }
        html.open("p", "class", "identification");
        html.element("strong", identification.organisation());
        html.text(identification.site().isEmpty() ? "" : ", " + identification.site());
        html.text(" · " + identification.number() + ", revision " + identification.revision());
        html.text(identification.effective() == null ? "" : " · effective " + identification.effective());
        html.text(identification.period().isEmpty() ? "" : " · " + identification.period());
        html.text(" · " + standing());
        html.text(identification.requestedBy().isEmpty() ? "" : " · at the request of " + identification.requestedBy());
        html.close().line();
    }

    private String standing() {
        return report.standing().substring(0, 1).toUpperCase(Locale.ROOT)
                + report.standing().substring(1);
    }

    private void contents() throws IOException {
        if (report.sections().size() <= SECTIONS_WITHOUT_CONTENTS) {
            return;
        }
        html.open("nav", "aria-label", "Contents").open("ol").line();
        int number = 0;
        for (Section section : report.sections()) {
            html.open("li");
            html.element("a", section.heading(), "href", "#section-" + ++number);
            html.close().line();
        }
        html.close().close().line();
    }

    private void section(Section section, int number) throws IOException {
        String id = "section-" + number;
        html.open("section", "id", id, "aria-labelledby", id + "-heading").line();
        html.element("h2", section.heading(), "id", id + "-heading").line();
        if (section.blocks().isEmpty()) {
            html.element("p", "Nothing is recorded for this section.", "class", "empty")
                    .line();
        }
        for (Block block : section.blocks()) {
            block(block);
        }
        html.close().line();
    }

    private void block(Block block) throws IOException {
        if (block instanceof Paragraph paragraph) {
            html.element("p", paragraph.text(), "class", "prose").line();
        } else if (block instanceof KeyFigures figures) {
            blocks.keyFigures(figures);
        } else if (block instanceof Table table) {
            blocks.table(table);
        } else if (block instanceof Chart chart) {
            blocks.chart(chart);
        } else if (block instanceof ControlChart chart) {
            blocks.controlChart(chart);
        } else {
            blocks.evidence((EvidenceList) block);
        }
    }

    private void signatures() throws IOException {
        html.open("section", "id", "signatures", "aria-labelledby", "signatures-heading")
                .line();
        html.element("h2", "Signatures", "id", "signatures-heading").line();
        List<SignatureLine> lines = report.signatures();
        if (lines.isEmpty()) {
            html.element("p", "No signatures.", "class", "empty").line();
        } else {
            html.open("ul", "class", "signatures").line();
            for (SignatureLine line : lines) {
                signature(line);
            }
            html.close().line();
        }
        html.close().line();
    }

    private void signature(SignatureLine line) throws IOException {
        Instant signedAt = line.signedAt();
        html.open("li", "class", signedAt == null ? "signature open" : "signature");
        html.element("span", line.meaning(), "class", "meaning");
        html.element("span", line.signer().isEmpty() ? " " : line.signer(), "class", "signer");
        html.element("span", line.role(), "class", "role");
        html.open("span", "class", "signed");
        if (signedAt == null) {
            html.text("Not signed. Name, date:");
        } else {
            html.text("Signed ");
            ZoneId zone = line.zone();
            if (zone == null) {
                cells.time(signedAt);
            } else {
                html.element(
                        "time",
                        Format.instant(signedAt, zone) + " [" + zone.getId() + "]",
                        "datetime",
                        signedAt.toString());
            }
        }
        html.close();
        if (!line.reason().isEmpty()) {
            html.element("span", line.reason(), "class", "reason");
        }
        if (!line.evidence().isEmpty()) {
            html.element("span", line.evidence(), "class", "digest");
        }
        html.close().line();
    }

    private void provenance() throws IOException {
        Provenance provenance = report.provenance();
        html.open("section", "id", "provenance", "aria-labelledby", "provenance-heading")
                .line();
        html.element("h2", "Provenance", "id", "provenance-heading").line();
        html.open("dl", "class", "facts").line();
        fact("Data as of", provenance.asOf());
        fact("Made at", provenance.createdAt());
        fact("Made by", provenance.createdBy());
        fact("Times shown in", provenance.zone().getId());
        fact("Software", provenance.libraryVersion());
        html.element("dt", "Trail checkpoint");
        String checkpoint = provenance.trailCheckpoint();
        if (checkpoint == null) {
            html.open("dd");
            cells.noData("the trail was not sealed yet");
            html.close().line();
        } else {
            html.open("dd").element("pre", checkpoint).close().line();
        }
        html.close().line();
        sources(provenance.sources());
        html.close().line();
    }

    private void sources(List<Source> sources) throws IOException {
        tables.open("Sources", false);
        html.open("tr");
        tables.heading("Source", false);
        tables.heading("SHA-256", false);
        for (String counted : List.of("Rows read", "Accepted", "Rejected", "Out of scope")) {
            tables.heading(counted, true);
        }
        html.close().close().open("tbody").line();
        if (sources.isEmpty()) {
            tables.emptyRow(6, "No source was named.");
        }
        for (Source source : sources) {
            html.open("tr").element("th", source.name(), "scope", "row");
            cells.digest(source.sha256(), "not a file");
            cells.count(source.rowsRead());
            cells.count(source.rowsAccepted());
            cells.count(source.rowsRejected());
            cells.count(source.rowsOutOfScope());
            html.close().line();
        }
        tables.close();
    }

    private void fact(String name, Instant at) throws IOException {
        html.element("dt", name).open("dd");
        cells.time(at);
        html.close().line();
    }

    private void fact(String name, String value) throws IOException {
        html.element("dt", name).element("dd", value).line();
    }
}

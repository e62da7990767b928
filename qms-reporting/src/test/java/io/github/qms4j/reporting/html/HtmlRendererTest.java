package io.github.qms4j.reporting.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.EvidenceList;
import io.github.qms4j.reporting.EvidenceReference;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.Identification;
import io.github.qms4j.reporting.LineChart;
import io.github.qms4j.reporting.Paragraph;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.SampleReports;
import io.github.qms4j.reporting.Table;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlRendererTest {
    private static final String ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\u0000\u0008";

    @Test
    void the_whole_page_is_well_formed() throws Exception {
        Document page = page(SampleReports.full());
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(elements(page, "svg").stream()
                        .filter(svg -> svg.getAttribute("role").equals("img")))
                .hasSize(8);
    }

    @Test
    void every_printed_page_bears_organisation_number_revision_and_standing() throws Exception {
        String html = SampleReports.render(SampleReports.full(), "html");
        assertThat(html)
                .contains("@bottom-left { content: \"Example Biotech AG \\b7  R\\2d 2026\\2d 10 ")
                .contains("<strong>Example Biotech AG</strong>, Basel · R-2026-10, revision 2")
                .contains("Signed by 1 of 2 · at the request of Head of IT");
    }

    @Test
    void the_conclusion_stands_before_the_figures() throws Exception {
        String html = SampleReports.render(SampleReports.full(), "html");
        assertThat(html.indexOf("MES missed it; one CAPA is overdue")).isBetween(0, html.indexOf("<main"));
    }

    @Test
    void a_report_that_is_not_filed_says_so() throws Exception {
        assertThat(SampleReports.render(SampleReports.of("Loose"), "html"))
                .contains("Not filed: without organisation and number. Unsigned draft");
    }

    @Test
    void no_organisation_ends_the_style_of_the_page() throws Exception {
        Report report = Report.builder("T")
                .identification(Identification.of(ATTACK + "</style>\"}", "N"))
                .provenance(SampleReports.provenance())
                .build();
        Document page = page(report);
        assertThat(elements(page, "script")).isEmpty();
        assertThat(elements(page, "style")).hasSize(1);
        assertThat(elements(page, "style").get(0).getTextContent()).doesNotContain("alert(1)");
    }

    @Test
    void text_from_outside_never_becomes_markup() throws Exception {
        Document page = page(SampleReports.of(
                ATTACK,
                new Paragraph(ATTACK),
                Table.builder(ATTACK)
                        .columns(Column.text(ATTACK), Column.number("n", 0))
                        .row(Cell.text(ATTACK), Cell.noData(ATTACK))
                        .build(),
                LineChart.builder(ATTACK)
                        .summary(ATTACK)
                        .categories(ATTACK, List.of(ATTACK, "b"))
                        .values(ATTACK, Format.number(0).withUnit(ATTACK))
                        .series(ATTACK, List.of(Cell.number(1), Cell.noData(ATTACK)))
                        .target(ATTACK, Cell.number(2))
                        .build()));
        assertThat(elements(page, "script")).isEmpty();
        assertThat(elements(page, "img")).isEmpty();
        assertThat(elements(page, "h1").get(0).getTextContent()).startsWith("\"'><script>alert(1)</script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u206f"
            })
    void a_character_that_turns_the_direction_of_text_is_replaced(String turn) throws Exception {
        String html = SampleReports.render(
                SampleReports.of(
                        "INC" + turn + "001",
                        Table.builder("Texts")
                                .columns(Column.text("a"))
                                .row(Cell.text("closed" + turn + "nepo"))
                                .build(),
                        LineChart.builder("Chart")
                                .summary("s" + turn)
                                .categories("c" + turn, List.of("a" + turn, "b"))
                                .values("v", Format.number(0))
                                .series("s" + turn, List.of(Cell.number(1), Cell.number(2)))
                                .build()),
                "html");
        assertThat(html).doesNotContain(turn).contains("closed\ufffdnepo");
    }

    @Test
    void a_location_that_would_run_something_is_shown_and_not_linked() throws Exception {
        Document page = page(SampleReports.of(
                "Evidence",
                new EvidenceList(
                        "Evidence",
                        List.of(
                                EvidenceReference.of("a", "document", "1", 0)
                                        .withUri(URI.create("javascript:alert(1)")),
                                EvidenceReference.of("b", "document", "2", 0)
                                        .withUri(URI.create("https://qms.example.org/2"))))));
        assertThat(elements(page, "a"))
                .extracting(link -> link.getAttribute("href"))
                .containsExactly("https://qms.example.org/2");
        assertThat(page.getDocumentElement().getTextContent()).contains("javascript:alert(1)");
    }

    @Test
    void the_page_loads_nothing() throws Exception {
        String html = SampleReports.render(SampleReports.full(), "html");
        assertThat(html).doesNotContain("<script", "<link", "src=", "@import", "url(http");
    }

    @Test
    void provenance_and_signatures_are_shown_even_when_there_are_none() throws Exception {
        String text = page(SampleReports.of("Empty")).getDocumentElement().getTextContent();
        assertThat(text).contains("No signatures.", "Trail checkpoint", "tickets-2026-10.csv", "u-1042 (A. Keller)");
    }

    @Test
    void missing_values_are_shown_with_their_reason() throws Exception {
        String text = page(SampleReports.full()).getDocumentElement().getTextContent();
        assertThat(text)
                .contains(
                        "no data: no tickets of this priority",
                        "no data: monitoring was replaced (MES 2025-08 to 2025-09)");
    }

    @Test
    void every_table_has_a_caption_and_scoped_headings() throws Exception {
        Document page = page(SampleReports.full());
        assertThat(elements(page, "table"))
                .allSatisfy(
                        table -> assertThat(table.getFirstChild().getNodeName()).isEqualTo("caption"));
        assertThat(elements(page, "th")).allMatch(heading -> heading.hasAttribute("scope"));
    }

    private static Document page(Report report) throws Exception {
        byte[] html = SampleReports.render(report, "html").getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(html));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < nodes.getLength(); at++) {
            elements.add((Element) nodes.item(at));
        }
        return elements;
    }
}

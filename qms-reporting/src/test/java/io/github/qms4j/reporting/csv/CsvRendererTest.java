package io.github.qms4j.reporting.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.SampleReports;
import io.github.qms4j.reporting.Table;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRendererTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1+cmd",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\uff1d1",
                " =1",
                "\u00a0=1",
                "\u202f=1",
                "\ufeff=1",
                "\u200e=1",
                "\u200f+1",
                "\u202e=1",
                "\u2066@A1",
                "\u200b=1",
                "\u0001=1",
                " \ufeff \u200f-1"
            })
    void a_text_that_a_spreadsheet_would_compute_gets_an_apostrophe(String formula) throws IOException {
        String csv = rendered(Table.builder("Texts")
                .columns(Column.text(formula))
                .row(Cell.text(formula))
                .build());
        assertThat(csv).contains("'" + formula).doesNotContain("\n" + formula).doesNotContain("\n\"" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", " a =1", "", "  ", "\ufeffname", "1-1"})
    void a_text_that_is_no_formula_stays_as_it_is(String text) throws IOException {
        assertThat(rendered(Table.builder("Texts")
                        .columns(Column.text("a"))
                        .row(Cell.text(text))
                        .build()))
                .contains("\r\n" + text + "\r\n");
    }

    @Test
    void the_rows_begin_with_whose_report_it_is_its_standing_and_its_conclusion() throws Exception {
        assertThat(SampleReports.render(SampleReports.full(), "csv"))
                .contains("Organisation,Example Biotech AG\r\n")
                .contains("Number,R-2026-10\r\n")
                .contains("Status,signed by 1 of 2\r\n")
                .contains("one CAPA is overdue.");
    }

    @Test
    void a_negative_number_stays_a_number() throws IOException {
        String csv = rendered(Table.builder("Numbers")
                .columns(Column.number("Change", 0), Column.duration("Delay"))
                .row(Cell.number(-5), Cell.duration(Duration.ofMillis(-1500)))
                .build());
        assertThat(csv).contains("Change,Delay (s)\r\n-5,-1.5\r\n");
    }

    @Test
    void commas_quotes_and_line_breaks_are_quoted() throws IOException {
        String csv = rendered(Table.builder("Texts")
                .columns(Column.text("a"), Column.text("b"))
                .row(Cell.text("x,\"y\""), Cell.text("1\n2"))
                .build());
        assertThat(csv).contains("\"x,\"\"y\"\"\",\"1\n2\"\r\n");
    }

    @Test
    void a_missing_value_says_why() throws IOException {
        assertThat(SampleReports.render(SampleReports.full(), "csv"))
                .contains("P5,0,no data: no tickets of this priority,no data: no tickets of this priority,not judged");
    }

    @Test
    void provenance_comes_with_the_tables() throws IOException {
        assertThat(SampleReports.render(SampleReports.full(), "csv"))
                .contains("As of,2026-10-31T23:00:00Z", "48213,48190,11,12", "Anna Keller,Quality manager,Review");
    }

    private static String rendered(Table table) throws IOException {
        return SampleReports.render(SampleReports.of("Report", table), "csv");
    }
}

package io.github.qms4j.reporting.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.SampleReports;
import io.github.qms4j.reporting.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class JsonRendererTest {
    @Test
    void the_object_says_whose_report_it_is_its_standing_and_its_conclusion() throws Exception {
        assertThat(SampleReports.render(SampleReports.full(), "json").replaceAll("\\s+", ""))
                .contains("\"number\":\"R-2026-10\",\"revision\":\"2\"")
                .contains("\"status\":\"signedby1of2\"")
                .contains("oneCAPAisoverdue.");
        assertThat(SampleReports.render(SampleReports.of("Loose"), "json").replaceAll("\\s+", ""))
                .contains("\"identification\":null");
    }

    @Test
    void decimals_keep_every_digit_and_are_plain() throws IOException {
        String json = SampleReports.render(
                SampleReports.of(
                        "Numbers",
                        Table.builder("Numbers")
                                .columns(Column.number("a", 0), Column.percent("b", 0), Column.duration("c"))
                                .row(
                                        Cell.number(new BigDecimal("1E+20")),
                                        Cell.percent(new BigDecimal("0.98120")),
                                        Cell.duration(Duration.ofHours(76)))
                                .build()),
                "json");
        assertThat(json).contains("[[100000000000000000000,0.98120,\"PT76H\"]]");
    }

    @Test
    void a_missing_value_is_an_object_with_its_reason() throws IOException {
        assertThat(SampleReports.render(SampleReports.full(), "json"))
                .contains("{\"noData\":\"survey runs in November\"}");
    }

    @Test
    void the_whole_report_can_be_read_back() throws IOException {
        String json = SampleReports.render(SampleReports.full(), "json");
        int depth = 0;
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        }
        assertThat(depth).isZero();
        assertThat(json)
                .startsWith("{\"type\":\"qms4j-report\",\"shape\":1,\"title\":")
                .endsWith("}\n");
    }
}

package io.github.qms4j.reporting.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.reporting.BarChart;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Chart;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.LineChart;
import io.github.qms4j.reporting.SampleReports;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class SvgChartTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @Test
    void a_line_breaks_where_a_point_is_missing() throws IOException {
        String svg = svg(line(Cell.number(1), Cell.number(2), Cell.noData("lost"), Cell.number(3), Cell.number(4)));
        assertThat(series(svg)).containsPattern("d=\"M[^ML]+ [^ML]+L[^ML]+M[^ML]+L[^ML]+\"");
    }

    @Test
    void a_lone_point_between_gaps_is_still_seen() throws IOException {
        Cell[] cells = new Cell[200];
        Arrays.fill(cells, Cell.noData("lost"));
        cells[100] = Cell.number(5);
        assertThat(series(svg(line(cells)))).containsOnlyOnce("transform=\"translate(");
    }

    @Test
    void a_missing_bar_leaves_its_place_empty() throws IOException {
        String svg = svg(SampleReports.ticketChart());
        assertThat(svg.substring(svg.indexOf("<g")).split("<rect", -1)).hasSize(1 + 7);
    }

    @Test
    void a_chart_without_any_value_says_so() throws IOException {
        assertThat(svg(line(Cell.noData("lost")))).contains(">No data<");
    }

    @Test
    void a_chart_is_a_picture_with_a_name_and_a_description() throws Exception {
        String svg = svg(SampleReports.availabilityChart());
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                .contains("Series MES: 22 values, 2 missing.", "does not start at zero");
    }

    @Test
    void every_month_of_two_years_is_labelled() throws IOException {
        assertThat(svg(SampleReports.availabilityChart())).contains(">2024-11<", ">2025-12<", ">2026-10<");
    }

    @Test
    void series_differ_by_more_than_colour() throws IOException {
        String lines = svg(SampleReports.availabilityChart());
        assertThat(lines).contains("stroke-dasharray=\"none\"", "stroke-dasharray=\"7 3\"");
        assertThat(svg(SampleReports.ticketChart())).contains("fill=\"url(#c-hatch-1)\"");
    }

    @ParameterizedTest
    @CsvSource({"0.00000001, 0.00000009", "1E+20, 9E+20", "-5, 5", "7, 7", "0, 0", "-3, -1"})
    void coordinates_are_plain_numbers_whatever_the_magnitude(BigDecimal low, BigDecimal high) throws IOException {
        String svg = svg(line(Cell.number(low), Cell.number(high)));
        assertThat(svg).doesNotContain("NaN", "Infinity").doesNotContainPattern("\\d[eE][-+]?\\d");
    }

    @Test
    void bars_stand_on_zero() throws IOException {
        assertThat(ChartDrawing.scale(BarChart.builder("Bars")
                                .categories("", List.of("a", "b"))
                                .values("", Format.number(0))
                                .series("s", List.of(Cell.number(98), Cell.number(99)))
                                .build())
                        .ticks())
                .first()
                .satisfies(tick -> assertThat(tick).isEqualByComparingTo("0"));
    }

    @Test
    void time_is_labelled_at_the_starts_of_months_of_the_zone() {
        assertThat(TimeTicks.between(
                        Instant.parse("2026-01-31T23:00:00Z"), Instant.parse("2026-06-15T00:00:00Z"), ZURICH, 8))
                .extracting(TimeTicks.Tick::label)
                .containsExactly("2026-02", "2026-03", "2026-04", "2026-05", "2026-06");
    }

    private static LineChart line(Cell... cells) {
        List<String> positions = Arrays.stream(cells).map(cell -> "p").toList();
        return LineChart.builder("Line")
                .categories("", positions)
                .values("Count", Format.number(0))
                .series("s", Arrays.asList(cells))
                .build();
    }

    private static String svg(Chart chart) throws IOException {
        StringWriter out = new StringWriter();
        SvgChart.write(chart, ZURICH, "c", out);
        return out.toString();
    }

    private static String series(String svg) {
        return svg.substring(svg.indexOf("class=\"chart-series\""));
    }
}

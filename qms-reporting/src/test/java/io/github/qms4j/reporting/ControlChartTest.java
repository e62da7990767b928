package io.github.qms4j.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.reporting.chart.ChartSize;
import io.github.qms4j.reporting.chart.SvgChart;
import io.github.qms4j.statistics.chart.ChartPolicy;
import io.github.qms4j.statistics.chart.Phases;
import java.io.IOException;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControlChartTest {
    private static final Cell NONE = Cell.noData("none");

    @Test
    void a_computed_chart_brings_its_points_lines_rules_and_method() {
        ControlChart chart = SampleReports.controlChart();
        assertThat(chart.points()).hasSize(32);
        assertThat(chart.points().get(27).hits()).contains("NHS limit");
        assertThat(chart.points().get(0).size()).isEqualTo(Cell.number(400));
        assertThat(chart.phases()).extracting(ControlPhase::from).containsExactly(0, 18);
        assertThat(chart.phases().get(1).basis()).contains("14 points");
        assertThat(chart.rules())
                .extracting(ControlRule::name)
                .containsExactly("NHS limit", "NHS trend", "NHS 2 in 3", "NHS shift");
        assertThat(chart.method()).startsWith("p′ chart;").contains("constants");
    }

    @Test
    void a_limit_that_no_value_can_cross_is_no_zero() {
        var computed = io.github.qms4j.statistics.chart.ControlChart.c(
                        new long[] {1, 0, 2, 1, 0, 1, 3, 1, 0, 1}, Phases.single(), ChartPolicy.standard())
                .orElseThrow();
        ControlChart chart = ControlChart.builder("Rare")
                .categories("", names(10))
                .values("Events", Format.number(0))
                .computed(computed)
                .build();
        assertThat(chart.points().get(0).lower()).isEqualTo(Cell.noData("no value can lie below it"));
    }

    @Test
    void a_series_of_hours_is_shown_as_durations() {
        var computed = io.github.qms4j.statistics.chart.ControlChart.individuals(
                        new double[] {1.5, 2, 1, 1.5, 2, 1, 2, 1.5, 1, 2}, ChartPolicy.standard())
                .orElseThrow();
        ControlChart chart = ControlChart.builder("Times")
                .categories("", names(10))
                .values("Time", Format.duration())
                .computed(computed)
                .build();
        assertThat(chart.points().get(0).value()).isEqualTo(Cell.duration(java.time.Duration.ofMinutes(90)));
    }

    @Test
    void a_hit_of_a_rule_that_the_chart_does_not_have_is_refused() {
        ControlChart.Builder chart =
                small().point(new ControlPoint(Cell.number(1), NONE, NONE, NONE, NONE, true, List.of("WE 9")));
        assertThatThrownBy(chart::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("point 1")
                .hasMessageContaining("WE 9");
    }

    @Test
    void a_point_too_few_is_refused() {
        assertThatThrownBy(() -> small().build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0 points");
    }

    @Test
    void a_change_outside_the_chart_is_refused() {
        ControlChart.Builder chart = small().point(plain()).change(1, "go-live");
        assertThatThrownBy(chart::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("go-live");
    }

    @Test
    void phases_that_go_back_or_do_not_begin_at_the_start_are_refused() {
        assertThatThrownBy(() -> small().point(plain())
                        .phase(0, "a", "b")
                        .phase(0, "c", "d")
                        .build())
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ControlChart.builder("Two")
                        .categories("", names(2))
                        .values("", Format.number(0))
                        .point(plain())
                        .point(plain())
                        .phase(1, "a", "b")
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the first at position 0");
    }

    @Test
    void more_rules_than_marks_are_refused() {
        ControlChart.Builder chart = small().point(plain());
        IntStream.range(0, 9).forEach(n -> chart.rule("R" + n, "pattern"));
        assertThatThrownBy(chart::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("9 rules");
    }

    @Test
    void what_a_rule_calls_for_names_a_rule_of_the_chart() {
        assertThatThrownBy(() ->
                        small().point(plain()).callsFor("WE 1", "an action").build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("WE 1");
    }

    @ParameterizedTest
    @EnumSource(ChartSize.class)
    void rules_differ_by_shape_and_limits_are_steps(ChartSize size) throws IOException {
        String svg = svg(SampleReports.controlChart(), size);
        assertThat(Pattern.compile("<path d=\"([^\"]+)\" transform=\"[^\"]+\" fill=\"#b3261e\"")
                        .matcher(svg)
                        .results()
                        .map(mark -> mark.group(1))
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(svg).containsPattern("d=\"M[^\"]+H[^\"]+V[^\"]+H[^\"]+\" fill=\"none\" stroke=\"#1c2430\"");
    }

    @Test
    void a_narrow_chart_fits_a_phone_with_text_of_the_same_size() throws IOException {
        String svg = svg(SampleReports.controlChart(), ChartSize.NARROW);
        assertThat(svg).contains("viewBox=\"0 0 358 ", "font-size=\"11.5\"");
        assertThat(Pattern.compile("<text[^>]* x=\"([0-9.]+)\"").matcher(svg).results())
                .extracting(MatchResult::group)
                .isNotEmpty();
        assertThat(Pattern.compile("<text[^>]* x=\"([0-9.]+)\"")
                        .matcher(svg)
                        .results()
                        .mapToDouble(x -> Double.parseDouble(x.group(1))))
                .allMatch(x -> x <= 358);
    }

    @Test
    void a_reader_who_cannot_see_it_is_told_the_hits_and_the_changes() throws IOException {
        assertThat(svg(SampleReports.controlChart(), ChartSize.WIDE))
                .contains("32 points from 2026-W01", "2 phases", "NHS limit (a point beyond a limit) hits")
                .contains("Before 2026-W19: Go-live of the new routing (CHG-2026-0031).");
    }

    @Test
    void a_point_of_too_few_cases_is_shown_hollow_and_said_to_be() throws IOException {
        ControlChart chart = small().point(
                        new ControlPoint(Cell.number(1), Cell.number(2), NONE, NONE, NONE, false, List.of()))
                .build();
        assertThat(svg(chart, ChartSize.WIDE)).contains("chart-hollow", "Too few cases, not judged");
    }

    @Test
    void a_chart_without_any_value_says_so() throws IOException {
        ControlChart chart = small().point(
                        new ControlPoint(Cell.noData("lost"), NONE, NONE, NONE, NONE, true, List.of()))
                .build();
        assertThat(svg(chart, ChartSize.WIDE)).contains(">No data<");
    }

    @Test
    void the_page_shows_rules_lines_changes_and_data_beside_the_drawing() throws IOException {
        String html = SampleReports.render(SampleReports.of("Chart", SampleReports.controlChart()), "html");
        assertThat(html)
                .contains(
                        "Rules applied, and the points that they hit",
                        "Calls for",
                        "find the cause within 5 working days")
                .contains("Changes made", "Data of this chart", "class=\"drawn-narrow\"")
                .contains("2026-W28");
    }

    @Test
    void csv_and_json_hold_every_point_and_every_hit() throws IOException {
        ControlChart chart = SampleReports.controlChart();
        String csv = SampleReports.render(SampleReports.of("Chart", chart), "csv");
        assertThat(csv.lines().filter(line -> line.startsWith("2026-W"))).hasSize(32);
        assertThat(csv).contains("NHS limit", "Go-live of the new routing (CHG-2026-0031)");
        String json = SampleReports.render(SampleReports.of("Chart", chart), "json");
        assertThat(json).contains("\"controlChart\"", "\"before\":18", "\"hits\":[\"NHS limit\"");
    }

    private static ControlChart.Builder small() {
        return ControlChart.builder("Small").categories("", List.of("a")).values("n", Format.number(0));
    }

    private static ControlPoint plain() {
        return new ControlPoint(Cell.number(1), NONE, NONE, NONE, NONE, true, List.of());
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(n -> "p" + n).toList();
    }

    private static String svg(ControlChart chart, ChartSize size) throws IOException {
        StringWriter out = new StringWriter();
        SvgChart.write(chart, ZoneId.of("Europe/Zurich"), "c", size, out);
        return out.toString();
    }
}

package io.github.qms4j.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.PolicyComparison;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Verifies("KPI-4")
class RunChartTest {
    private static final RunChartPolicy ANHOEJ = RunChartPolicy.anhoej();

    private static double[] alternating(int points) {
        return IntStream.range(0, points).mapToDouble(i -> i % 2).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 6, 2",
        "12, 7, 3",
        "15, 7, 4",
        "20, 7, 6",
        "24, 8, 8",
        "30, 8, 10",
        "36, 8, 13",
        "40, 8, 14",
        "50, 9, 19",
        "60, 9, 23",
        "100, 10, 41"
    })
    void limits_of_runs_and_crossings_are_the_published_ones(int points, int longest, int fewest) {
        RunChart chart =
                RunChart.of(alternating(points), ANHOEJ.withCentre(0.5)).orElseThrow();

        assertThat(chart.usefulPoints()).isEqualTo(points);
        assertThat(chart.longestRunLimit()).isEqualTo(longest);
        assertThat(chart.fewestCrossings()).isEqualTo(fewest);
        assertThat(chart.crossings()).isEqualTo(points - 1);
        assertThat(chart.longestRun()).isEqualTo(1);
        assertThat(chart.verdict()).isEqualTo(RunChart.Verdict.RANDOM);
    }

    @Test
    void a_run_is_a_signal_when_it_is_longer_than_the_limit() {
        // Twenty useful points: 7 is no signal and 8 is one.
        double[] seven = {1, 1, 1, 1, 1, 1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1};
        double[] eight = {-1, 1, 1, 1, 1, 1, 1, 1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1};

        assertThat(beside(0, seven).verdict()).isEqualTo(RunChart.Verdict.RANDOM);
        assertThat(beside(0, eight).verdict()).isEqualTo(RunChart.Verdict.LONG_RUN);
        assertThat(beside(0, eight).longestRunFrom()).isEqualTo(1);
    }

    @Test
    void few_crossings_are_a_signal() {
        // Twenty useful points: 6 crossings are no signal and 5 are one.
        double[] six = {1, 1, 1, -1, -1, -1, 1, 1, 1, -1, -1, -1, 1, 1, 1, -1, -1, -1, 1, 1};
        double[] five = {1, 1, 1, -1, -1, -1, -1, 1, 1, 1, 1, -1, -1, -1, 1, 1, 1, -1, -1, -1};

        assertThat(beside(0, six).crossings()).isEqualTo(6);
        assertThat(beside(0, six).verdict()).isEqualTo(RunChart.Verdict.RANDOM);
        assertThat(beside(0, five).crossings()).isEqualTo(5);
        assertThat(beside(0, five).verdict()).isEqualTo(RunChart.Verdict.FEW_CROSSINGS);
    }

    @Test
    void a_shift_shows_in_both() {
        double[] shifted = IntStream.range(0, 24)
                .mapToDouble(i -> i < 12 ? i % 3 : 10 + i % 3)
                .toArray();

        RunChart chart = RunChart.of(shifted, ANHOEJ).orElseThrow();
        assertThat(chart.centre()).isEqualTo(6);
        assertThat(chart.longestRun()).isEqualTo(12);
        assertThat(chart.crossings()).isEqualTo(1);
        assertThat(chart.verdict()).isEqualTo(RunChart.Verdict.LONG_RUN_AND_FEW_CROSSINGS);
    }

    @Test
    void points_on_the_median_are_not_useful_and_do_not_end_a_run() {
        double[] values = {1, 1, 1, 0, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1, 0};
        RunChart chart = beside(0, values);

        assertThat(chart.points()).isEqualTo(16);
        assertThat(chart.usefulPoints()).isEqualTo(14);
        assertThat(chart.longestRun()).isEqualTo(7);
        assertThat(chart.longestRunFrom()).isZero();
    }

    @Test
    @Verifies("KPI-9")
    void fewer_useful_points_than_the_minimum_are_too_few() {
        double[] constant = new double[30];

        assertThat(RunChart.of(constant, ANHOEJ))
                .isEqualTo(new Outcome.TooFew<RunChart>(ANHOEJ, "points that are not on the centre line", 0, 10));
        assertThat(RunChart.of(new double[0], ANHOEJ)).isInstanceOf(Outcome.TooFew.class);
        assertThat(RunChart.of(new double[] {4}, ANHOEJ)).isInstanceOf(Outcome.TooFew.class);
    }

    @Test
    @Verifies("KPI-9")
    void a_known_centre_can_change_the_verdict() {
        double[] values = {5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6};
        PolicyComparison<RunChart> comparison =
                PolicyComparison.of(ANHOEJ, ANHOEJ.withCentre(4), policy -> RunChart.of(values, policy));

        assertThat(comparison.verdictChanges()).isTrue();
        assertThat(comparison.differences())
                .extracting(PolicyComparison.Difference::term)
                .containsExactly("centre line");
    }

    @Test
    void a_higher_risk_asks_for_more_crossings() {
        assertThat(RunChart.of(alternating(20), ANHOEJ.withCrossingRisk(0.2))
                        .orElseThrow()
                        .fewestCrossings())
                .isEqualTo(8);
    }

    @Test
    void what_is_not_finite_is_refused() {
        assertThatThrownBy(() -> RunChart.of(new double[] {1, Double.NaN}, ANHOEJ))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ANHOEJ.withCentre(Double.POSITIVE_INFINITY)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ANHOEJ.withMinimumPoints(1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ANHOEJ.withCrossingRisk(0)).isInstanceOf(InvalidInputException.class);
    }

    private static RunChart beside(double centre, double[] values) {
        return RunChart.of(values, ANHOEJ.withCentre(centre)).orElseThrow();
    }
}

package io.github.qms4j.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.KnownSeries;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.PolicyComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("KPI-4")
class IndividualsChartTest {
    private static final double[] NHS_EXAMPLE = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};

    @ParameterizedTest
    @CsvSource({
        "TABULATED, 55.8041, 45.8159, 4",
        "EXACT, 55.80241, 45.81759, 5",
        "FACTORS, 55.80489, 45.81511, 5",
        "QCC, 55.8041, 45.8159, 4"
    })
    @Verifies({"KPI-4", "KPI-9"})
    void the_flow_rate_has_the_limits_of_nist_by_each_constants_policy(
            Constants constants, double upper, double lower, int decimals) {
        ControlChart chart = ControlChart.individuals(
                        KnownSeries.flowRate(), ChartPolicy.standard().withConstants(constants))
                .orElseThrow();

        double half = 0.5 * Math.pow(10, -decimals);
        assertThat(chart.centre(0)).isCloseTo(50.81, offset(1e-12));
        assertThat(chart.upperLimit(0).orElseThrow()).isCloseTo(upper, offset(half));
        assertThat(chart.lowerLimit(9).orElseThrow()).isCloseTo(lower, offset(half));
        assertThat(chart.verdict().isEmpty()).isTrue();
    }

    @Test
    void the_moving_ranges_of_the_flow_rate_have_the_limit_of_nist() {
        ControlChart chart = ControlChart.movingRanges(
                        KnownSeries.flowRate(),
                        Phases.single(),
                        ChartPolicy.standard().withConstants(Constants.FACTORS))
                .orElseThrow();

        assertThat(chart.size()).isEqualTo(9);
        assertThat(chart.value(1)).isCloseTo(2.3, offset(1e-12));
        assertThat(chart.centre(0)).isCloseTo(1.8778, offset(0.5e-4));
        assertThat(chart.upperLimit(0).orElseThrow()).isCloseTo(6.1347, offset(0.5e-4));
        assertThat(chart.lowerLimit(0)).isEmpty();
        assertThat(chart.verdict().isEmpty()).isTrue();
    }

    @Test
    @Verifies("KPI-9")
    void screening_moves_the_limits_and_is_named() {
        ControlChart screened =
                ControlChart.individuals(NHS_EXAMPLE, ChartPolicy.nhs()).orElseThrow();
        ControlChart unscreened = ControlChart.individuals(
                        NHS_EXAMPLE, ChartPolicy.nhs().withScreening(Screening.NONE))
                .orElseThrow();

        assertThat(screened.centre(0)).isCloseTo(1.944444, offset(0.5e-6));
        assertThat(screened.upperLimit(0).orElseThrow()).isCloseTo(4.604444, offset(0.5e-6));
        assertThat(screened.lowerLimit(0).orElseThrow()).isCloseTo(-0.715556, offset(0.5e-6));
        assertThat(screened.phases().get(0).screenedRanges()).isEqualTo(2);
        assertThat(unscreened.upperLimit(0).orElseThrow()).isCloseTo(6.951503, offset(0.5e-6));
        assertThat(unscreened.lowerLimit(0).orElseThrow()).isCloseTo(-3.062614, offset(0.5e-6));
        assertThat(unscreened.phases().get(0).screenedRanges()).isZero();
        assertThat(screened.policy().terms()).containsEntry("screening", Screening.ONCE.words());
    }

    @Test
    @Verifies("KPI-9")
    void two_policies_are_compared_by_their_signals() {
        double[] values = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 6, 2, 1, 2, 1, 2, 1};
        PolicyComparison<ControlChart> comparison = PolicyComparison.of(
                ChartPolicy.nhs(),
                ChartPolicy.nhs().withScreening(Screening.NONE),
                policy -> ControlChart.individuals(values, policy));

        assertThat(comparison.verdictChanges()).isTrue();
        assertThat(comparison.firstVerdict()).hasToString("signals at 4, 11");
        assertThat(comparison.secondVerdict()).hasToString("signals at 4");
        assertThat(comparison.differences())
                .extracting(PolicyComparison.Difference::term)
                .containsExactly("screening");
    }

    /** The example of docs/statistics.md. */
    @Test
    @Verifies("KPI-9")
    void the_documented_example_says_what_the_document_says() {
        double[] monthly = {49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1};
        Outcome<ControlChart> chart = ControlChart.individuals(monthly, ChartPolicy.nhs());
        PolicyComparison<ControlChart> comparison = PolicyComparison.of(
                ChartPolicy.standard(), ChartPolicy.nhs(), policy -> ControlChart.individuals(monthly, policy));

        assertThat(chart.describe()).isEqualTo("no signals");
        assertThat(comparison.verdictChanges()).isFalse();
        assertThat(comparison.differences())
                .extracting(PolicyComparison.Difference::term)
                .containsExactly("constants", "screening", "rules", "trial below");
    }

    @Test
    @Verifies("KPI-9")
    void policies_that_come_to_the_same_signals_do_not_change_the_verdict() {
        PolicyComparison<ControlChart> comparison = PolicyComparison.of(
                ChartPolicy.standard(),
                ChartPolicy.standard().withConstants(Constants.TABULATED),
                policy -> ControlChart.individuals(KnownSeries.flowRate(), policy));

        assertThat(comparison.verdictChanges()).isFalse();
        assertThat(comparison.differences()).hasSize(1);
    }

    @Test
    void the_median_moving_range_leaves_a_single_jump_alone() {
        double[] values = {1, 2, 1, 2, 1, 2, 100, 1, 2, 1, 2, 1};
        ControlChart chart = ControlChart.individuals(
                        values, ChartPolicy.standard().withSpread(Spread.MEDIAN_MOVING_RANGE))
                .orElseThrow();

        // The median moving range is 1, and sigma is 1 / 0.953872552417.
        assertThat(chart.phases().get(0).sigma()).isCloseTo(1 / 0.9538725524, offset(1e-9));
    }

    @Test
    void the_nile_within_the_limits_of_its_first_28_years() {
        ControlChart chart = ControlChart.individuals(
                        KnownSeries.nile(),
                        Phases.frozenAfter(28),
                        ChartPolicy.standard().withConstants(Constants.TABULATED))
                .orElseThrow();
        RunRule beyond = RuleSet.WESTERN_ELECTRIC.rules().get(0);
        RunRule run = RuleSet.WESTERN_ELECTRIC.rules().get(3);

        assertThat(chart.centre(99)).isEqualTo(1097.75);
        assertThat(chart.lowerLimit(99).orElseThrow()).isCloseTo(722.26, offset(0.02));
        assertThat(1871 + chart.pointsHitBy(beyond)[0]).isEqualTo(1902);
        assertThat(1871 + chart.pointsHitBy(run)[0]).isEqualTo(1906);
    }

    @Test
    void the_nile_has_the_published_frozen_limits_by_the_factor_of_the_handbook() {
        ControlChart chart = ControlChart.individuals(
                        KnownSeries.nile(),
                        Phases.frozenAfter(28),
                        ChartPolicy.standard().withConstants(Constants.FACTORS))
                .orElseThrow();

        // A mean moving range of 141.185185 times 2.66.
        assertThat(chart.phases().get(0).sigma() * 3 / 2.66).isCloseTo(141.185185, offset(0.5e-6));
        assertThat(chart.lowerLimit(50).orElseThrow()).isCloseTo(722.197407, offset(0.5e-6));
        assertThat(chart.upperLimit(50).orElseThrow()).isCloseTo(1473.302593, offset(0.5e-6));
    }

    @Test
    @Verifies("KPI-9")
    void the_minimum_of_points_acts_before_limits_are_computed() {
        ChartPolicy policy = ChartPolicy.standard().withMinimumPoints(11);

        assertThat(ControlChart.individuals(KnownSeries.flowRate(), policy))
                .isEqualTo(new Outcome.TooFew<ControlChart>(policy, "points of the baseline", 10, 11));
        assertThat(ControlChart.individuals(KnownSeries.flowRate(), policy.withMinimumPoints(10))
                        .result())
                .isPresent();
    }

    @Test
    void limits_are_on_trial_until_there_are_enough_points() {
        double[] eleven = new double[11];
        double[] twelve = new double[12];
        for (int i = 0; i < 12; i++) {
            twelve[i] = i % 3;
            if (i < 11) {
                eleven[i] = i % 3;
            }
        }

        assertThat(status(eleven, ChartPolicy.standard())).isEqualTo(Phase.Status.TRIAL);
        assertThat(status(twelve, ChartPolicy.standard())).isEqualTo(Phase.Status.ESTABLISHED);
        assertThat(status(twelve, ChartPolicy.nhs())).isEqualTo(Phase.Status.TRIAL);
    }

    private static Phase.Status status(double[] values, ChartPolicy policy) {
        return ControlChart.individuals(values, policy)
                .orElseThrow()
                .phases()
                .get(0)
                .status();
    }

    @Test
    void no_values_are_too_few() {
        assertThat(ControlChart.individuals(new double[0], ChartPolicy.standard()))
                .isInstanceOf(Outcome.TooFew.class);
        assertThat(ControlChart.individuals(new double[] {5}, ChartPolicy.standard()))
                .isInstanceOf(Outcome.TooFew.class);
        assertThat(ControlChart.movingRanges(new double[] {5}, Phases.single(), ChartPolicy.standard()))
                .isInstanceOf(Outcome.TooFew.class);
    }

    @Test
    void a_constant_series_has_no_limits() {
        Outcome<ControlChart> outcome =
                ControlChart.individuals(new double[] {7, 7, 7, 7, 7, 7, 7, 7, 7, 7}, ChartPolicy.nhs());

        assertThat(outcome).isInstanceOf(Outcome.Undefined.class);
        assertThat(outcome.describe()).contains("do not vary");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void what_is_not_finite_is_refused_by_position(double value) {
        double[] values = KnownSeries.flowRate();
        values[3] = value;

        assertThatThrownBy(() -> ControlChart.individuals(values, ChartPolicy.standard()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("values[3] '" + value + "'");
    }

    @Test
    void a_chart_does_not_change_with_the_array_it_was_made_from() {
        double[] values = KnownSeries.flowRate();
        ControlChart chart =
                ControlChart.individuals(values, ChartPolicy.standard()).orElseThrow();
        values[0] = 1_000;
        chart.values()[1] = 1_000;

        assertThat(chart.value(0)).isEqualTo(49.6);
        assertThat(chart.value(1)).isEqualTo(47.6);
    }
}

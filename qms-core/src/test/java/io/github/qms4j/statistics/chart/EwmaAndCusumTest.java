package io.github.qms4j.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.KnownSeries;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.PolicyComparison;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Verifies("KPI-4")
class EwmaAndCusumTest {
    private static final Phases NIST = Phases.given(50, 2.0539, "NIST");
    private static final ChartPolicy THREE_TENTHS = ChartPolicy.standard().withEwma(EwmaDesign.of(0.3, 3));
    private static final CusumDesign CUSUM = CusumDesign.inDataUnits(325, 0.3175, 4.1959);

    @Test
    void moving_averages_are_those_of_nist() {
        ControlChart chart =
                ControlChart.ewma(KnownSeries.ewmaExample(), NIST, THREE_TENTHS).orElseThrow();
        double[] expected = {
            50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38,
            49.92, 50.73, 51.23, 51.94, 51.99
        };

        assertThat(chart.kind()).isEqualTo(ChartKind.EWMA);
        for (int i = 0; i < expected.length; i++) {
            assertThat(chart.value(i)).isCloseTo(expected[i], offset(0.0051));
        }
        assertThat(chart.upperLimit(19).orElseThrow()).isCloseTo(52.5884, offset(0.5e-4));
        assertThat(chart.lowerLimit(19).orElseThrow()).isCloseTo(47.41157, offset(0.5e-5));
        assertThat(chart.verdict().isEmpty()).isTrue();
    }

    @Test
    void limits_that_are_exact_from_the_start_begin_narrow_and_become_the_asymptotic_ones() {
        ChartPolicy exact = ChartPolicy.standard().withEwma(new EwmaDesign(0.3, 3, EwmaDesign.Startup.EXACT));
        ControlChart chart =
                ControlChart.ewma(KnownSeries.ewmaExample(), NIST, exact).orElseThrow();

        assertThat(chart.upperLimit(0).orElseThrow() - 50).isCloseTo(3 * 2.0539 * 0.3, offset(1e-9));
        assertThat(chart.upperLimit(19).orElseThrow()).isCloseTo(52.5884, offset(0.5e-4));
    }

    @Test
    @Verifies("KPI-9")
    void the_design_of_the_moving_average_is_a_term_of_the_policy() {
        PolicyComparison<ControlChart> comparison = PolicyComparison.of(
                THREE_TENTHS,
                ChartPolicy.standard().withEwma(EwmaDesign.of(0.3, 1)),
                policy -> ControlChart.ewma(KnownSeries.ewmaExample(), NIST, policy));

        assertThat(comparison.verdictChanges()).isTrue();
        assertThat(comparison.differences())
                .extracting(PolicyComparison.Difference::term)
                .containsExactly("EWMA");
    }

    @Test
    void without_given_limits_the_values_give_the_target_and_sigma() {
        ControlChart chart = ControlChart.ewma(KnownSeries.ewmaExample(), Phases.single(), THREE_TENTHS)
                .orElseThrow();
        ControlChart individuals = ControlChart.individuals(KnownSeries.ewmaExample(), ChartPolicy.standard())
                .orElseThrow();

        assertThat(chart.centre(0)).isEqualTo(individuals.centre(0));
        assertThat(chart.upperLimit(0).orElseThrow() - chart.centre(0))
                .isCloseTo(
                        (individuals.upperLimit(0).orElseThrow() - individuals.centre(0)) * Math.sqrt(0.3 / 1.7),
                        offset(1e-12));
    }

    @Test
    void moving_averages_of_too_few_or_constant_values_are_not_given() {
        assertThat(ControlChart.ewma(new double[] {1, 2}, Phases.single(), THREE_TENTHS))
                .isEqualTo(new Outcome.TooFew<ControlChart>(THREE_TENTHS, "points of the baseline", 2, 8));
        assertThat(ControlChart.ewma(new double[9], Phases.single(), THREE_TENTHS))
                .isInstanceOf(Outcome.Undefined.class)
                .extracting(Outcome::policy)
                .isEqualTo(THREE_TENTHS);
    }

    @Test
    void a_weight_is_above_zero_and_at_most_one() {
        assertThat(EwmaDesign.of(1, 3).lambda()).isEqualTo(1);
        assertThatThrownBy(() -> EwmaDesign.of(0, 3)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> EwmaDesign.of(1.1, 3)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> EwmaDesign.of(0.2, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> EwmaDesign.of(Double.NaN, 3)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void the_sums_are_those_of_nist_and_signal_the_last_seven_groups() {
        CusumChart chart = CusumChart.of(KnownSeries.cusumExample(), CUSUM).orElseThrow();
        double[] high = {
            0, 0, 0, 0, 0.0325, 0, 0, 0, 0, 0, 0, 0, 3.0075, 4.94, 7.4475, 10.63, 11.9875, 14.445, 16.0025, 19.035
        };
        double[] low = {0, 0.0075, 0, 0.3325, 0, 0, 0.5575, 0.715, 0.1725, 0.255, 0.3125};

        for (int i = 0; i < 20; i++) {
            assertThat(chart.high(i)).isCloseTo(high[i], offset(1e-9));
            assertThat(chart.low(i)).isCloseTo(i < low.length ? low[i] : 0, offset(1e-9));
        }
        assertThat(chart.verdict().points())
                .containsExactly(IntStream.rangeClosed(13, 19).toArray());
    }

    @Test
    void the_same_chart_in_sigmas_has_the_same_signals() {
        CusumChart chart = CusumChart.of(
                        KnownSeries.cusumExample(), CusumDesign.inSigmas(325, 0.635, 0.5, 4.1959 / 0.635))
                .orElseThrow();

        assertThat(chart.high(19)).isCloseTo(19.035 / 0.635, offset(1e-9));
        assertThat(chart.verdict())
                .isEqualTo(CusumChart.of(KnownSeries.cusumExample(), CUSUM)
                        .orElseThrow()
                        .verdict());
    }

    @Test
    void a_downward_shift_is_found_by_the_lower_sum() {
        double[] values = {0, 0, -2, -2, -2};
        CusumChart chart =
                CusumChart.of(values, CusumDesign.inSigmas(0, 1, 0.5, 4)).orElseThrow();

        assertThat(chart.low(4)).isEqualTo(4.5);
        assertThat(chart.verdict().points()).containsExactly(4);
    }

    @Test
    @Verifies("KPI-9")
    void a_sum_equal_to_the_decision_value_is_a_signal_by_one_policy_only() {
        double[] values = {2.5, 2.5};
        CusumDesign strict = CusumDesign.inDataUnits(0, 0.5, 4);
        PolicyComparison<CusumChart> comparison = PolicyComparison.of(
                strict, strict.withLimitTouch(LimitTouch.OUTSIDE), design -> CusumChart.of(values, design));

        assertThat(comparison.firstVerdict()).hasToString("no signals");
        assertThat(comparison.secondVerdict()).hasToString("signals at 1");
    }

    @Test
    void no_values_have_no_sums_and_a_design_has_numbers_in_range() {
        assertThat(CusumChart.of(new double[0], CUSUM)).isInstanceOf(Outcome.TooFew.class);
        assertThatThrownBy(() -> CusumChart.of(new double[] {Double.NaN}, CUSUM))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> CusumDesign.inDataUnits(Double.NaN, 1, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> CusumDesign.inDataUnits(0, -1, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> CusumDesign.inDataUnits(0, 1, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> CusumDesign.inSigmas(0, 0, 1, 1)).isInstanceOf(InvalidInputException.class);
    }
}

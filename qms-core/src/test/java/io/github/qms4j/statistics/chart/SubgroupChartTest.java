package io.github.qms4j.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.KnownSeries;
import io.github.qms4j.statistics.Outcome;
import org.junit.jupiter.api.Test;

@Verifies("KPI-4")
class SubgroupChartTest {
    private static final ChartPolicy QCC =
            ChartPolicy.standard().withConstants(Constants.QCC).withRules(RuleSet.LIMITS);
    private static final Phases PHASE_ONE = Phases.frozenAfter(25);
    private static final Subgroups RINGS = Subgroups.of(5, KnownSeries.pistonRings());

    @Test
    void piston_rings_have_the_published_limits_of_means() {
        ControlChart chart =
                ControlChart.means(RINGS, SubgroupSpread.RANGE, PHASE_ONE, QCC).orElseThrow();

        assertThat(chart.centre(0)).isCloseTo(74.00118, offset(0.5e-5));
        assertThat(chart.lowerLimit(0).orElseThrow()).isCloseTo(73.98805, offset(0.5e-5));
        assertThat(chart.upperLimit(0).orElseThrow()).isCloseTo(74.0143, offset(0.5e-4));
        assertThat(chart.verdict().points()).containsExactly(37 - 1, 38 - 1, 39 - 1);
    }

    @Test
    void piston_rings_have_the_published_limit_of_ranges() {
        ControlChart chart = ControlChart.ranges(RINGS, PHASE_ONE, QCC).orElseThrow();

        assertThat(chart.centre(0)).isCloseTo(0.02276, offset(0.5e-9));
        assertThat(chart.upperLimit(0).orElseThrow()).isCloseTo(0.04812533, offset(0.5e-8));
        assertThat(chart.lowerLimit(0)).isEmpty();
        assertThat(chart.verdict().isEmpty()).isTrue();
    }

    @Test
    @Verifies({"KPI-4", "KPI-9"})
    void the_limit_of_ranges_depends_on_the_constants() {
        assertThat(rangeLimit(Constants.EXACT))
                .isCloseTo(0.02276 * (1 + 3 * 0.8640819411 / 2.3259289473), offset(1e-9));
        assertThat(rangeLimit(Constants.FACTORS)).isCloseTo(0.02276 * 2.114, offset(1e-9));
        assertThat(rangeLimit(Constants.TABULATED)).isCloseTo(0.02276 * (1 + 3 * 0.864 / 2.326), offset(1e-9));
    }

    private static double rangeLimit(Constants constants) {
        return ControlChart.ranges(RINGS, PHASE_ONE, QCC.withConstants(constants))
                .orElseThrow()
                .upperLimit(0)
                .orElseThrow();
    }

    @Test
    void piston_rings_have_the_published_limit_of_deviations() {
        ControlChart chart = ControlChart.deviations(RINGS, PHASE_ONE, QCC).orElseThrow();

        assertThat(chart.upperLimit(0).orElseThrow()).isCloseTo(0.01930242, offset(0.5e-8));
        assertThat(chart.lowerLimit(0)).isEmpty();
    }

    @Test
    void means_have_about_the_same_limits_from_deviations() {
        ControlChart byRange =
                ControlChart.means(RINGS, SubgroupSpread.RANGE, PHASE_ONE, QCC).orElseThrow();
        ControlChart byDeviation = ControlChart.means(RINGS, SubgroupSpread.DEVIATION, PHASE_ONE, QCC)
                .orElseThrow();

        assertThat(byDeviation.kind()).isEqualTo(ChartKind.MEAN_BY_DEVIATION);
        // S̄ of phase one is 0.009240036602.
        assertThat(byDeviation.upperLimit(0).orElseThrow() - byDeviation.centre(0))
                .isCloseTo(3 * 0.009240036602 / 0.93998560 / Math.sqrt(5), offset(1e-8));
        assertThat(byDeviation.upperLimit(0).orElseThrow())
                .isCloseTo(byRange.upperLimit(0).orElseThrow(), offset(1e-3));
    }

    @Test
    void rounded_factors_give_the_textbook_limits_of_means() {
        ControlChart chart = ControlChart.means(
                        RINGS, SubgroupSpread.RANGE, PHASE_ONE, QCC.withConstants(Constants.FACTORS))
                .orElseThrow();

        assertThat(chart.upperLimit(0).orElseThrow() - chart.centre(0)).isCloseTo(0.577 * 0.02276, offset(1e-9));
    }

    @Test
    void larger_subgroups_have_narrower_limits() {
        double[][] groups = new double[12][];
        for (int g = 0; g < 12; g++) {
            groups[g] = g == 5 ? new double[] {1, 2, 3, 4, 2, 3, 2, 3} : new double[] {g % 3, g % 3 + 2};
        }
        ControlChart chart = ControlChart.means(
                        Subgroups.of(groups), SubgroupSpread.DEVIATION, Phases.single(), ChartPolicy.standard())
                .orElseThrow();
        double ofTwo = chart.upperLimit(0).orElseThrow() - chart.centre(0);

        assertThat(chart.upperLimit(5).orElseThrow() - chart.centre(5)).isCloseTo(ofTwo / 2, offset(1e-12));
    }

    @Test
    void the_centre_weighs_subgroups_by_their_size() {
        double[][] groups = new double[9][];
        for (int g = 0; g < 9; g++) {
            groups[g] = new double[] {0, 1};
        }
        groups[8] = new double[] {10, 10, 10, 11, 10, 10};
        ControlChart chart = ControlChart.means(
                        Subgroups.of(groups), SubgroupSpread.RANGE, Phases.single(), ChartPolicy.standard())
                .orElseThrow();

        assertThat(chart.centre(0)).isCloseTo((8 + 61) / 22.0, offset(1e-12));
    }

    @Test
    void rounded_factors_hold_for_subgroups_of_one_size_only() {
        Subgroups several = Subgroups.of(new double[][] {{1, 2}, {1, 2, 3}});

        assertThatThrownBy(() -> ControlChart.ranges(several, Phases.single(), QCC.withConstants(Constants.FACTORS)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("several sizes");
    }

    @Test
    void subgroups_are_whole_and_of_two_or_more() {
        assertThatThrownBy(() -> Subgroups.of(2, new double[] {1, 2, 3}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("leave out the last 1");
        assertThatThrownBy(() -> Subgroups.of(1, new double[] {1, 2, 3})).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Subgroups.of(new double[][] {{1, 2}, {3}}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("size of subgroup 1 '1'");
        assertThatThrownBy(() -> Subgroups.of(new double[][] {{1, 2}, {3, Double.NaN}}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("groups[1][1] 'NaN'");
    }

    @Test
    void no_subgroups_are_too_few_and_constant_ones_have_no_limits() {
        assertThat(ControlChart.ranges(Subgroups.of(2, new double[0]), Phases.single(), QCC))
                .isInstanceOf(Outcome.TooFew.class);
        assertThat(ControlChart.ranges(Subgroups.of(2, new double[20]), Phases.single(), QCC))
                .isInstanceOf(Outcome.Undefined.class);
    }
}

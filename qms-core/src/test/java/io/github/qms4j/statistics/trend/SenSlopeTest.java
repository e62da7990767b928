package io.github.qms4j.statistics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.KnownSeries;
import io.github.qms4j.statistics.trend.TrendPolicy.Dependence;
import org.junit.jupiter.api.Test;

@Verifies("KPI-5")
class SenSlopeTest {
    private static final TrendPolicy STANDARD = TrendPolicy.standard();

    @Test
    void the_nile_falls_with_the_slope_and_interval_of_a_public_library() {
        SenSlope slope = SenSlope.of(KnownSeries.nile(), STANDARD).orElseThrow();
        Interval interval = slope.interval().orElseThrow();

        // scipy.stats.theilslopes
        assertThat(slope.slope()).isCloseTo(-2.6, offset(1e-12));
        assertThat(interval.lower()).isCloseTo(-3.627906976744186, offset(1e-12));
        assertThat(interval.upper()).isCloseTo(-1.4285714285714286, offset(1e-12));
        assertThat(slope.intercept().orElseThrow()).isCloseTo(1022.2, offset(1e-9));
        assertThat(slope.pairs()).isEqualTo(4950);
        assertThat(slope.verdict()).isEqualTo(TrendVerdict.FALLING);
    }

    @Test
    void the_intercept_is_by_medians() {
        double[] ten = {4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69};

        assertThat(SenSlope.of(ten, STANDARD).orElseThrow().intercept().orElseThrow())
                .isCloseTo(4.37, offset(1e-12));
    }

    @Test
    void a_wild_value_leaves_the_slope_alone() {
        double[] values = {0, 2, 4, 6, 8, 1e6, 12, 14, 16, 18};

        assertThat(SenSlope.of(values, STANDARD).orElseThrow().slope()).isEqualTo(2);
    }

    @Test
    void times_may_be_spaced_unequally() {
        double[] times = {0, 1, 3, 4, 7, 8, 12, 13.5};
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            values[i] = 3 - 0.25 * times[i];
        }
        SenSlope slope = SenSlope.of(times, values, STANDARD).orElseThrow();

        assertThat(slope.slope()).isEqualTo(-0.25);
        assertThat(slope.intercept()).hasValue(3);
    }

    @Test
    void a_constant_series_has_the_slope_zero_and_no_evidence() {
        SenSlope slope =
                SenSlope.of(new double[] {3, 3, 3, 3, 3, 3, 3, 3}, STANDARD).orElseThrow();

        assertThat(slope.slope()).isZero();
        assertThat(slope.interval()).hasValue(new Interval(0, 0, 0.95));
        assertThat(slope.verdict()).isEqualTo(TrendVerdict.NO_EVIDENCE);
    }

    @Test
    void a_few_points_have_a_slope_but_no_interval() {
        SenSlope slope = SenSlope.of(new double[] {1, 2, 3}, STANDARD.withMinimumPoints(3))
                .orElseThrow();

        assertThat(slope.slope()).isEqualTo(1);
        assertThat(slope.interval()).isEmpty();
        assertThat(slope.verdict()).isEqualTo(TrendVerdict.NO_EVIDENCE);
    }

    @Test
    void dependence_that_is_corrected_for_widens_the_interval() {
        Interval independent = SenSlope.of(KnownSeries.nile(), STANDARD)
                .orElseThrow()
                .interval()
                .orElseThrow();
        Interval dependent = SenSlope.of(KnownSeries.nile(), STANDARD.withDependence(Dependence.LAG_ONE))
                .orElseThrow()
                .interval()
                .orElseThrow();

        assertThat(dependent.lower()).isLessThan(independent.lower());
        assertThat(dependent.upper()).isGreaterThan(independent.upper());
    }

    @Test
    void times_ascend_and_numbers_are_moderate() {
        double[] eight = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] twice = {1, 2, 3, 3, 5, 6, 7, 8};
        double[] huge = {1, 2, 3, 4, 5, 6, 7, 1e300};

        assertThatThrownBy(() -> SenSlope.of(twice, eight, STANDARD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("times[3] '3.0': is not after the one before");
        assertThatThrownBy(() -> SenSlope.of(huge, STANDARD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("beyond 1e150");
        assertThatThrownBy(() -> SenSlope.of(new double[] {1, 2}, eight, STANDARD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not as many");
    }
}

package io.github.qms4j.statistics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.KnownSeries;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.PolicyComparison;
import io.github.qms4j.statistics.trend.TrendPolicy.Dependence;
import io.github.qms4j.statistics.trend.TrendPolicy.Significance;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Verifies("KPI-5")
class MannKendallTest {
    private static final TrendPolicy STANDARD = TrendPolicy.standard();
    private static final TrendPolicy FROM_SEVEN = STANDARD.withMinimumPoints(7);
    private static final double[] QUARTERS = {10, 20, 30, 40, 11, 19, 33, 42, 12, 22, 31, 43, 14, 23, 35, 41};

    static Stream<Arguments> published() {
        double[] hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        double[] ten = {4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69};
        return Stream.of(
                Arguments.of("1 to 100", hundred, 4950, 112750, 14.73869998208331, 0, 1, TrendVerdict.RISING),
                Arguments.of(
                        "ten", ten, 5, 125, 0.35777087639996635, 0.7205147871362552, 0.04, TrendVerdict.NO_EVIDENCE),
                Arguments.of(
                        "flow rate", KnownSeries.flowRate(), 27, 125, 2.3255107, 0.0200447, 0.5, TrendVerdict.RISING),
                Arguments.of(
                        "ties",
                        new double[] {1, 2, 2, 3, 3, 3, 4, 5, 5, 6},
                        40,
                        119.333333333,
                        3.5701275,
                        0.00035681,
                        0.5,
                        TrendVerdict.RISING),
                Arguments.of(
                        "falling",
                        new double[] {5, 4, 4, 3, 2, 2, 1},
                        -19,
                        42.333333333,
                        -2.7665038,
                        0.0056661,
                        -2 / 3.0,
                        TrendVerdict.FALLING),
                Arguments.of("constant", new double[8], 0, 0, 0, 1, 0, TrendVerdict.NO_EVIDENCE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void the_test_and_the_slope_have_their_published_figures(
            String name, double[] values, long s, double variance, double z, double p, double slope, TrendVerdict v) {
        MannKendall test = MannKendall.of(values, FROM_SEVEN).orElseThrow();

        assertThat(test.s()).isEqualTo(s);
        assertThat(test.variance()).isCloseTo(variance, offset(1e-8));
        assertThat(test.z()).isCloseTo(z, offset(0.5e-7));
        assertThat(test.pValue()).isCloseTo(p, offset(0.5e-7));
        assertThat(test.verdict()).isEqualTo(v);
        assertThat(SenSlope.of(values, FROM_SEVEN).orElseThrow().slope()).isCloseTo(slope, offset(1e-12));
    }

    @Test
    void figures_without_rounding_agree_to_their_last_digit() {
        double[] ten = {4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69};

        assertThat(MannKendall.of(ten, STANDARD).orElseThrow().z()).isCloseTo(0.35777087639996635, offset(1e-15));
        assertThat(MannKendall.of(ten, STANDARD).orElseThrow().pValue()).isCloseTo(0.7205147871362552, offset(1e-14));
    }

    @Test
    void a_constant_series_has_no_trend_and_no_nan() {
        MannKendall test = MannKendall.of(new double[8], STANDARD).orElseThrow();

        assertThat(test.z()).isZero();
        assertThat(test.tau()).isZero();
        assertThat(test.pValue()).isEqualTo(1);
        assertThat(test.autocorrelation()).isEmpty();
        assertThat(test.dependenceWarning()).isFalse();
    }

    @Test
    void the_nile_depends_on_itself_and_the_warning_says_so() {
        MannKendall test = MannKendall.of(KnownSeries.nile(), STANDARD).orElseThrow();
        Autocorrelation autocorrelation = test.autocorrelation().orElseThrow();

        assertThat(test.s()).isEqualTo(-1387);
        assertThat(test.z()).isCloseTo(-4.128066522844101, offset(1e-12));
        assertThat(autocorrelation.lagOne()).isCloseTo(0.498408, offset(0.5e-6));
        assertThat(autocorrelation.residualLagOne()).isCloseTo(0.374941063099, offset(1e-10));
        assertThat(autocorrelation.bound()).isCloseTo(0.195996, offset(0.5e-6));
        assertThat(test.dependenceWarning()).isTrue();
    }

    @Test
    void independent_values_do_not_warn_and_neither_does_a_trend_itself() {
        double[] exact = IntStream.range(0, 40).asDoubleStream().toArray();
        double[] noisy = IntStream.range(0, 40)
                .mapToDouble(i -> i + 3 * ((i * 7919) % 13) / 13.0)
                .toArray();

        assertThat(MannKendall.of(exact, STANDARD).orElseThrow().dependenceWarning())
                .isFalse();
        assertThat(MannKendall.of(noisy, STANDARD).orElseThrow().dependenceWarning())
                .isFalse();
    }

    @Test
    @Verifies({"KPI-5", "KPI-9"})
    void dependence_that_is_corrected_for_weakens_the_evidence_and_does_not_warn() {
        MannKendall corrected = MannKendall.of(KnownSeries.nile(), STANDARD.withDependence(Dependence.LAG_ONE))
                .orElseThrow();

        assertThat(corrected.z()).isCloseTo(-2.795555719806568, offset(1e-10));
        assertThat(corrected.dependenceWarning()).isFalse();
    }

    @Test
    @Verifies("KPI-9")
    void two_policies_on_dependence_can_come_to_two_verdicts() {
        TrendPolicy strict = STANDARD.withRisk(0.001);
        PolicyComparison<MannKendall> comparison = PolicyComparison.of(
                strict,
                strict.withDependence(Dependence.LAG_ONE),
                policy -> MannKendall.of(KnownSeries.nile(), policy));

        assertThat(comparison.firstVerdict()).isEqualTo(TrendVerdict.FALLING);
        assertThat(comparison.secondVerdict()).isEqualTo(TrendVerdict.NO_EVIDENCE);
        assertThat(comparison.differences())
                .extracting(PolicyComparison.Difference::term)
                .containsExactly("dependence");
    }

    @Test
    void small_series_without_ties_can_be_tested_exactly() {
        TrendPolicy exact = STANDARD.withSignificance(Significance.EXACT_WHEN_SMALL);

        // Kendall's test of scipy with method="exact".
        assertThat(MannKendall.of(KnownSeries.flowRate(), exact).orElseThrow().pValue())
                .isCloseTo(0.016666115520282188, offset(1e-15));
        // Of 8 values in order, 2 of 8! orders are as far from chance.
        double[] eight = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(MannKendall.of(eight, exact).orElseThrow().pValue()).isCloseTo(2 / 40320.0, offset(1e-17));
        double[] tied = {1, 2, 3, 4, 5, 6, 7, 7};
        assertThat(MannKendall.of(tied, exact).orElseThrow().pValue())
                .isEqualTo(MannKendall.of(tied, STANDARD).orElseThrow().pValue());
    }

    @Test
    void without_the_continuity_correction_z_is_larger() {
        MannKendall test = MannKendall.of(
                        KnownSeries.flowRate(), STANDARD.withSignificance(Significance.NORMAL_UNCORRECTED))
                .orElseThrow();

        assertThat(test.z()).isCloseTo(27 / Math.sqrt(125), offset(1e-12));
    }

    @Test
    void seasons_are_compared_with_themselves_only() {
        MannKendall seasonal = MannKendall.seasonal(QUARTERS, 4, STANDARD).orElseThrow();

        assertThat(seasonal.s()).isEqualTo(16);
        assertThat(seasonal.variance()).isCloseTo(34.666666666666664, offset(1e-12));
        assertThat(seasonal.z()).isCloseTo(2.5476233268253408, offset(1e-12));
        assertThat(seasonal.pValue()).isCloseTo(0.010845950917060442, offset(1e-12));
        assertThat(seasonal.verdict()).isEqualTo(TrendVerdict.RISING);
        assertThat(MannKendall.of(QUARTERS, STANDARD).orElseThrow().verdict()).isEqualTo(TrendVerdict.NO_EVIDENCE);
    }

    @Test
    void the_seasonal_slope_is_for_a_cycle() {
        SenSlope slope = SenSlope.seasonal(QUARTERS, 4, STANDARD).orElseThrow();

        assertThat(slope.pairs()).isEqualTo(24);
        assertThat(slope.slope()).isEqualTo(1);
        // The 6th and the 19th of the 24 slopes in order.
        assertThat(slope.interval().orElseThrow().lower()).isEqualTo(0.5);
        assertThat(slope.interval().orElseThrow().upper()).isEqualTo(2);
        assertThat(slope.intercept()).isEmpty();
    }

    @Test
    @Verifies({"KPI-5", "KPI-9"})
    void a_season_longer_than_the_series_is_too_few() {
        double[] nine = DoubleStream.iterate(1, v -> v + 1).limit(9).toArray();

        assertThat(MannKendall.seasonal(nine, 12, STANDARD))
                .isEqualTo(new Outcome.TooFew<MannKendall>(STANDARD, "points (cycles of 12, two at least)", 9, 24));
        assertThat(SenSlope.seasonal(nine, 5, STANDARD)).isInstanceOf(Outcome.TooFew.class);
        assertThat(MannKendall.seasonal(nine, 4, STANDARD).result()).isPresent();
        assertThatThrownBy(() -> MannKendall.seasonal(nine, 1, STANDARD)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Verifies("KPI-9")
    void fewer_points_than_the_minimum_are_too_few() {
        double[] seven = {5, 4, 4, 3, 2, 2, 1};

        assertThat(MannKendall.of(seven, STANDARD))
                .isEqualTo(new Outcome.TooFew<MannKendall>(STANDARD, "points", 7, 8));
        assertThat(MannKendall.of(new double[0], STANDARD)).isInstanceOf(Outcome.TooFew.class);
        assertThat(SenSlope.of(seven, STANDARD)).isInstanceOf(Outcome.TooFew.class);
    }

    @Test
    void what_is_not_finite_is_refused() {
        double[] values = KnownSeries.flowRate();
        values[2] = Double.NaN;

        assertThatThrownBy(() -> MannKendall.of(values, STANDARD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("values[2] 'NaN'");
        assertThatThrownBy(() -> MannKendall.seasonal(values, 2, STANDARD)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Autocorrelation.of(values)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> STANDARD.withRisk(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> STANDARD.withMinimumPoints(2)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void two_values_have_no_autocorrelation() {
        assertThat(Autocorrelation.of(new double[] {1, 2})).isEmpty();
        assertThat(Autocorrelation.of(new double[] {1, 3, 1, 3, 1, 3, 1})
                        .orElseThrow()
                        .warns())
                .isTrue();
    }
}

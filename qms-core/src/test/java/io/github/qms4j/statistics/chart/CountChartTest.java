package io.github.qms4j.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.KnownSeries;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.PolicyComparison;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@Verifies("KPI-4")
class CountChartTest {
    private static final ChartPolicy LIMITS = ChartPolicy.standard().withRules(RuleSet.LIMITS);

    private static long[] fifties(int count) {
        long[] sizes = new long[count];
        Arrays.fill(sizes, 50);
        return sizes;
    }

    @Test
    void wafer_defects_have_the_limits_of_nist_and_one_is_beyond() {
        ControlChart chart = ControlChart.c(KnownSeries.waferDefects(), Phases.single(), LIMITS)
                .orElseThrow();

        assertThat(chart.centre(0)).isEqualTo(16);
        assertThat(chart.upperLimit(0)).hasValue(28);
        assertThat(chart.lowerLimit(0)).hasValue(4);
        assertThat(chart.verdict().points()).containsExactly(24 - 1);
    }

    @Test
    @Verifies("KPI-9")
    void a_wafer_exactly_on_the_limit_is_a_signal_by_one_policy_only() {
        PolicyComparison<ControlChart> comparison = PolicyComparison.of(
                LIMITS,
                LIMITS.withLimitTouch(LimitTouch.OUTSIDE),
                policy -> ControlChart.c(KnownSeries.waferDefects(), Phases.single(), policy));

        assertThat(comparison.verdictChanges()).isTrue();
        assertThat(comparison.secondVerdict()).hasToString("signals at 2, 23");
    }

    @Test
    void juice_cans_have_the_limits_of_nist() {
        ControlChart chart = ControlChart.p(KnownSeries.juiceCans(), fifties(30), Phases.single(), LIMITS)
                .orElseThrow();

        assertThat(chart.centre(0)).isCloseTo(0.2313, offset(0.5e-4));
        assertThat(chart.upperLimit(0).orElseThrow()).isCloseTo(0.4102391, offset(0.5e-7));
        assertThat(chart.lowerLimit(0).orElseThrow()).isCloseTo(0.0524, offset(0.5e-4));
        assertThat(chart.verdict().points()).containsExactly(15 - 1, 23 - 1);
    }

    @Test
    void numbers_of_nonconforming_cans_tell_what_their_shares_tell() {
        ControlChart np = ControlChart.np(KnownSeries.juiceCans(), fifties(30), Phases.single(), LIMITS)
                .orElseThrow();

        assertThat(np.value(0)).isEqualTo(12);
        assertThat(np.centre(0)).isCloseTo(50 * 347 / 1500.0, offset(1e-12));
        assertThat(np.upperLimit(0).orElseThrow()).isCloseTo(50 * 0.4102391, offset(0.5e-5));
        assertThat(np.verdict().points()).containsExactly(15 - 1, 23 - 1);
    }

    @Test
    void rates_for_equal_exposure_tell_what_counts_tell() {
        double[] exposures = new double[25];
        Arrays.fill(exposures, 2);
        ControlChart u = ControlChart.u(KnownSeries.waferDefects(), exposures, Phases.single(), LIMITS)
                .orElseThrow();

        assertThat(u.centre(0)).isEqualTo(8);
        assertThat(u.upperLimit(0).orElseThrow()).isCloseTo(14, offset(1e-12));
        assertThat(u.verdict().points()).containsExactly(23);
    }

    @Test
    void a_point_with_a_larger_denominator_has_narrower_limits() {
        long[] sizes = fifties(30);
        sizes[4] = 200;
        ControlChart chart = ControlChart.p(KnownSeries.juiceCans(), sizes, Phases.single(), LIMITS)
                .orElseThrow();
        double half = chart.upperLimit(0).orElseThrow() - chart.centre(0);

        assertThat(chart.upperLimit(4).orElseThrow() - chart.centre(4)).isCloseTo(half / 2, offset(1e-12));
    }

    @Test
    void a_limit_that_no_value_can_cross_does_not_exist() {
        long[] few = {1, 0, 2, 1, 0, 1, 2, 1, 0, 1};
        ControlChart shares =
                ControlChart.p(few, fifties(10), Phases.single(), LIMITS).orElseThrow();
        long[] many = {49, 50, 48, 49, 50, 49, 48, 49, 50, 49};
        ControlChart complements =
                ControlChart.p(many, fifties(10), Phases.single(), LIMITS).orElseThrow();

        assertThat(shares.lowerLimit(0)).isEmpty();
        assertThat(shares.upperLimit(0)).isPresent();
        assertThat(complements.upperLimit(0)).isEmpty();
        assertThat(complements.lowerLimit(0)).isPresent();
        assertThat(ControlChart.p(few, fifties(10), Phases.single(), LIMITS.withLimitTouch(LimitTouch.OUTSIDE))
                        .orElseThrow()
                        .verdict()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void four_hour_waits_have_the_published_limits_by_laney() {
        ControlChart chart = laney(Constants.TABULATED);
        Phase phase = chart.phases().get(0);
        double p = phase.level();

        assertThat(p).isCloseTo(0.9528997113441912, offset(1e-15));
        assertThat(phase.sigma() / Math.sqrt(p * (1 - p))).isCloseTo(10.64042186349651, offset(1e-12));
        assertThat(phase.sigma() / Math.sqrt(p * (1 - p)) * 1.128).isCloseTo(12.002395862024063, offset(1e-12));
        assertThat(chart.lowerLimit(0).orElseThrow()).isCloseTo(0.9401296441775, offset(0.5e-13));
        assertThat(chart.upperLimit(0).orElseThrow()).isCloseTo(0.9656697785109, offset(0.5e-13));
        assertThat(chart.lowerLimit(19).orElseThrow()).isCloseTo(0.9399749965229, offset(0.5e-13));
        assertThat(chart.upperLimit(19).orElseThrow()).isCloseTo(0.9658244261655, offset(0.5e-13));
        assertThat(chart.verdict().isEmpty()).isTrue();
    }

    @Test
    @Verifies({"KPI-4", "KPI-9"})
    void the_sigma_of_the_scores_depends_on_the_constants() {
        Phase phase = laney(Constants.EXACT).phases().get(0);
        double p = phase.level();

        assertThat(phase.sigma() / Math.sqrt(p * (1 - p))).isCloseTo(10.636846382868491, offset(1e-9));
    }

    private static ControlChart laney(Constants constants) {
        return ControlChart.laneyP(
                        KnownSeries.fourHourWaits(),
                        KnownSeries.attendances(),
                        Phases.single(),
                        LIMITS.withConstants(constants))
                .orElseThrow();
    }

    @Test
    void a_plain_chart_takes_sixteen_of_twenty_weeks_for_signals() {
        ControlChart chart = ControlChart.p(
                        KnownSeries.fourHourWaits(), KnownSeries.attendances(), Phases.single(), LIMITS)
                .orElseThrow();

        assertThat(chart.lowerLimit(0).orElseThrow()).isCloseTo(0.951699564646, offset(0.5e-12));
        assertThat(chart.upperLimit(0).orElseThrow()).isCloseTo(0.954099858042, offset(0.5e-12));
        assertThat(Arrays.stream(chart.verdict().points()).map(week -> week + 1))
                .containsExactly(1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19);
    }

    @Test
    void four_hour_waits_as_rates_have_the_published_sigma_of_scores() {
        double[] exposures =
                Arrays.stream(KnownSeries.attendances()).asDoubleStream().toArray();
        Phase phase = ControlChart.laneyU(
                        KnownSeries.fourHourWaits(),
                        exposures,
                        Phases.single(),
                        LIMITS.withConstants(Constants.TABULATED))
                .orElseThrow()
                .phases()
                .get(0);

        assertThat(phase.sigma() / Math.sqrt(phase.level())).isCloseTo(2.309248292908878, offset(1e-13));
    }

    @Test
    @Verifies("KPI-9")
    void weeks_below_the_minimum_sample_are_left_out_before_limits_are_computed() {
        long[] counts = Arrays.copyOf(KnownSeries.fourHourWaits(), 22);
        long[] sizes = Arrays.copyOf(KnownSeries.attendances(), 22);
        counts[20] = 11;
        sizes[20] = 12;
        counts[21] = 2;
        sizes[21] = 2;
        Outcome<ControlChart> with = ControlChart.laneyP(counts, sizes, Phases.single(), LIMITS);
        ControlChart without = ControlChart.laneyP(counts, sizes, Phases.single(), LIMITS.withMinimumSample(1000))
                .orElseThrow();
        ControlChart untouched = laney(Constants.EXACT);

        assertThat(with.orElseThrow().phases().get(0).sigma())
                .isLessThan(0.98 * untouched.phases().get(0).sigma());
        assertThat(without.phases().get(0).sigma())
                .isEqualTo(untouched.phases().get(0).sigma());
        assertThat(without.phases().get(0).baselinePoints()).isEqualTo(20);
        assertThat(without.isJudged(20)).isFalse();
        assertThat(without.isSignal(20)).isFalse();
        assertThat(without.isJudged(19)).isTrue();
    }

    @Test
    void a_run_goes_on_over_a_point_that_is_left_out() {
        long[] counts = {1, 1, 1, 1, 1, 1, 1, 1, 0, 4, 4, 4, 4, 1, 4, 4, 4, 4};
        long[] sizes = {10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 1, 10, 10, 10, 10};
        Phases phases = Phases.given(0.25, Math.sqrt(0.25 * 0.75), "standard");
        ControlChart chart = ControlChart.p(
                        counts, sizes, phases, ChartPolicy.standard().withMinimumSample(5))
                .orElseThrow();

        assertThat(chart.pointsHitBy(RuleSet.WESTERN_ELECTRIC.rules().get(3))).containsExactly(7, 8, 17);
    }

    @Test
    void cases_between_rare_events_have_geometric_limits_and_a_median() {
        long[] between = {4, 0, 12, 7, 3, 25, 1, 9, 4, 6};
        ControlChart chart = ControlChart.casesBetween(
                        between, Phases.single(), ChartPolicy.standard().withRules(RuleSet.NELSON))
                .orElseThrow();
        double mean = 7.1;

        assertThat(chart.centre(0)).isEqualTo(5);
        assertThat(chart.upperLimit(0).orElseThrow()).isCloseTo(mean + 3 * Math.sqrt(mean * (mean + 1)), offset(1e-12));
        assertThat(chart.lowerLimit(0)).isEmpty();
        assertThat(chart.appliedRules()).extracting(RunRule::id).containsExactly("Nelson 1", "Nelson 2", "Nelson 3");
    }

    @Test
    void given_limits_of_a_g_chart_have_a_centre_below_the_mean() {
        ControlChart chart = ControlChart.casesBetween(
                        new long[] {1, 200}, Phases.given(20, Math.sqrt(420), "last year"), LIMITS)
                .orElseThrow();

        assertThat(chart.centre(0)).isCloseTo(20 * Math.log(2), offset(1e-12));
        assertThat(chart.verdict().points()).containsExactly(1);
    }

    @Test
    void times_between_rare_events_are_judged_by_their_power_and_shown_as_times() {
        double[] times = {2, 5, 1, 8, 3, 4, 6, 2, 7, 5, 900};
        ControlChart chart =
                ControlChart.timesBetween(times, Phases.frozenAfter(10), LIMITS).orElseThrow();
        double[] powers = Arrays.stream(times).map(t -> Math.pow(t, 1 / 3.6)).toArray();
        ControlChart individuals =
                ControlChart.individuals(powers, Phases.frozenAfter(10), LIMITS).orElseThrow();

        assertThat(chart.value(3)).isEqualTo(8);
        assertThat(chart.centre(0)).isCloseTo(Math.pow(individuals.centre(0), 3.6), offset(1e-12));
        assertThat(chart.upperLimit(0).orElseThrow())
                .isCloseTo(Math.pow(individuals.upperLimit(0).orElseThrow(), 3.6), offset(1e-9));
        assertThat(chart.verdict().points()).containsExactly(10);
    }

    @Test
    void without_any_event_there_are_no_limits() {
        assertThat(ControlChart.p(new long[10], fifties(10), Phases.single(), LIMITS))
                .isInstanceOf(Outcome.Undefined.class);
        assertThat(ControlChart.p(fifties(10), fifties(10), Phases.single(), LIMITS))
                .isInstanceOf(Outcome.Undefined.class);
        assertThat(ControlChart.laneyP(new long[10], fifties(10), Phases.single(), LIMITS))
                .isInstanceOf(Outcome.Undefined.class);
        assertThat(ControlChart.c(new long[10], Phases.single(), LIMITS)).isInstanceOf(Outcome.Undefined.class);
        assertThat(ControlChart.casesBetween(new long[10], Phases.single(), LIMITS))
                .isInstanceOf(Outcome.Undefined.class);
    }

    @Test
    void counts_that_cannot_be_are_refused_by_position() {
        long[] counts = {1, 2, 3};

        assertThatThrownBy(() -> ControlChart.p(counts, new long[] {5, 0, 5}, Phases.single(), LIMITS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sizes[1] '0': is not above 0");
        assertThatThrownBy(() -> ControlChart.p(counts, new long[] {5, 5, 2}, Phases.single(), LIMITS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("counts[2] '3': is more than its denominator 2");
        assertThatThrownBy(() -> ControlChart.p(counts, new long[] {5, 5}, Phases.single(), LIMITS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not as many");
        assertThatThrownBy(() -> ControlChart.c(new long[] {1, -1}, Phases.single(), LIMITS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("counts[1] '-1': is negative");
        assertThatThrownBy(() -> ControlChart.u(counts, new double[] {1, 0, 1}, Phases.single(), LIMITS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("exposures[1] '0.0'");
        assertThatThrownBy(() -> ControlChart.u(counts, new double[] {1, Double.NaN, 1}, Phases.single(), LIMITS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("exposures[1] 'NaN'");
        assertThatThrownBy(() -> ControlChart.timesBetween(new double[] {1, 0}, Phases.single(), LIMITS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("times[1] '0.0': is not above 0");
        assertThatThrownBy(() -> ControlChart.casesBetween(new long[] {1, -5}, Phases.single(), LIMITS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("between[1] '-5'");
    }
}

package io.github.qms4j.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.Improvement;
import io.github.qms4j.statistics.PolicyComparison;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Variation and assurance. */
@Verifies("KPI-4")
class BoardViewTest {
    private static final Phases STANDARD = Phases.given(0, 1, "standard");
    private static final ChartPolicy NHS = ChartPolicy.nhs();

    private static ControlChart chart(ChartPolicy policy, double... sigmas) {
        return ControlChart.individuals(sigmas, STANDARD, policy).orElseThrow();
    }

    @Test
    void nothing_special_is_common_cause() {
        assertThat(chart(NHS, 1, -1, 0.5).variation(Improvement.UP)).isEqualTo(Variation.COMMON_CAUSE);
    }

    @Test
    void a_signal_is_an_improvement_or_a_concern_by_the_better_direction() {
        assertThat(chart(NHS, 0, 3.5).variation(Improvement.UP)).isEqualTo(Variation.IMPROVEMENT);
        assertThat(chart(NHS, 0, 3.5).variation(Improvement.DOWN)).isEqualTo(Variation.CONCERN);
        assertThat(chart(NHS, 0, -3.5).variation(Improvement.UP)).isEqualTo(Variation.CONCERN);
        assertThat(chart(NHS, 0, -3.5).variation(Improvement.DOWN)).isEqualTo(Variation.IMPROVEMENT);
        assertThat(chart(NHS, 0, 3.5).variation(Improvement.NEITHER)).isEqualTo(Variation.NEUTRAL_HIGH);
        assertThat(chart(NHS, 0, -3.5).variation(Improvement.NEITHER)).isEqualTo(Variation.NEUTRAL_LOW);
    }

    @Test
    void a_point_of_the_past_is_read_as_well() {
        ControlChart chart = chart(NHS, 3.5, 0, 0.5);

        assertThat(chart.variation(0, Improvement.UP)).isEqualTo(Variation.IMPROVEMENT);
        assertThat(chart.variation(Improvement.UP)).isEqualTo(Variation.COMMON_CAUSE);
    }

    /** A trend that rises on the wrong side is where dialects differ. */
    @Test
    void a_trend_is_read_by_side_or_by_direction_as_the_dialect_says() {
        double[] rising = {-2, -1.8, -1.6, -1.4, -1.2, -1.1, -0.9};
        ChartPolicy byDirection = ChartPolicy.standard().withRules(RuleSet.NELSON);

        assertThat(chart(NHS, rising).variation(Improvement.UP)).isEqualTo(Variation.CONCERN);
        assertThat(chart(byDirection, rising).leadingHit(6)).map(RunRule::id).hasValue("Nelson 3");
        assertThat(chart(byDirection, rising).variation(Improvement.UP)).isEqualTo(Variation.IMPROVEMENT);
        assertThat(chart(byDirection, rising).variation(Improvement.DOWN)).isEqualTo(Variation.CONCERN);
    }

    @Test
    void the_first_point_of_a_trend_goes_where_the_trend_goes() {
        RuleSet wholeTrends = new RuleSet(
                "House",
                List.of(new RunRule.Trend("H1", 4, RunRule.Flagging.WHOLE_PATTERN)),
                RuleSet.TrendReading.DIRECTION);
        ControlChart chart = chart(ChartPolicy.standard().withRules(wholeTrends), 1, 0.1, 0.2, 0.3, 0.4);

        assertThat(chart.hits(1)).hasSize(1);
        assertThat(chart.variation(1, Improvement.UP)).isEqualTo(Variation.IMPROVEMENT);
        assertThat(chart.variation(4, Improvement.UP)).isEqualTo(Variation.IMPROVEMENT);
    }

    @Test
    void too_little_variation_has_no_direction() {
        ChartPolicy nelson = ChartPolicy.standard().withRules(RuleSet.NELSON);
        double[] quiet = new double[15];
        for (int i = 0; i < 15; i++) {
            quiet[i] = i % 3 == 0 ? 0.25 : -0.25;
        }

        assertThat(chart(nelson, quiet).variation(Improvement.UP)).isEqualTo(Variation.UNDIRECTED);
    }

    @Test
    void a_target_within_the_limits_is_met_sometimes() {
        assertThat(chart(NHS, 0).assurance(1, Improvement.UP)).isEqualTo(Assurance.SOMETIMES_MET);
        assertThat(chart(NHS, 0).assurance(-1, Improvement.DOWN)).isEqualTo(Assurance.SOMETIMES_MET);
    }

    @Test
    void a_target_outside_the_limits_is_met_always_or_never() {
        assertThat(chart(NHS, 0).assurance(4, Improvement.UP)).isEqualTo(Assurance.NEVER_MET);
        assertThat(chart(NHS, 0).assurance(-4, Improvement.UP)).isEqualTo(Assurance.ALWAYS_MET);
        assertThat(chart(NHS, 0).assurance(4, Improvement.DOWN)).isEqualTo(Assurance.ALWAYS_MET);
        assertThat(chart(NHS, 0).assurance(-4, Improvement.DOWN)).isEqualTo(Assurance.NEVER_MET);
        assertThat(chart(NHS, 0).assurance(4, Improvement.NEITHER)).isEqualTo(Assurance.NOT_JUDGED);
    }

    @Test
    @Verifies("KPI-9")
    void a_target_on_a_limit_is_met_sometimes_by_one_policy_and_never_by_another() {
        PolicyComparison<ControlChart> comparison = PolicyComparison.of(
                NHS,
                NHS.withLimitTouch(LimitTouch.OUTSIDE),
                policy -> ControlChart.individuals(new double[] {0}, STANDARD, policy),
                chart -> chart.assurance(3, Improvement.UP));

        assertThat(comparison.firstVerdict()).isEqualTo(Assurance.SOMETIMES_MET);
        assertThat(comparison.secondVerdict()).isEqualTo(Assurance.NEVER_MET);
        assertThat(comparison.verdictChanges()).isTrue();
    }

    @Test
    void a_target_is_a_number() {
        assertThatThrownBy(() -> chart(NHS, 0).assurance(Double.NaN, Improvement.UP))
                .isInstanceOf(InvalidInputException.class);
    }
}

package io.github.qms4j.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.PolicyComparison;
import io.github.qms4j.statistics.chart.RunRule.BeyondLimits;
import io.github.qms4j.statistics.chart.RunRule.Company;
import io.github.qms4j.statistics.chart.RunRule.FarOut;
import io.github.qms4j.statistics.chart.RunRule.Flagging;
import io.github.qms4j.statistics.chart.RunRule.SameSide;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values are sigmas from the centre line. */
@Verifies("KPI-4")
class RunRuleTest {
    private static final Phases STANDARD = Phases.given(0, 1, "standard");

    private static ControlChart chart(RuleSet rules, double... sigmas) {
        return ControlChart.individuals(sigmas, STANDARD, ChartPolicy.standard().withRules(rules))
                .orElseThrow();
    }

    private static int[] hits(RuleSet rules, String id, double... sigmas) {
        RunRule rule = rules.rules().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow();
        return chart(rules, sigmas).pointsHitBy(rule);
    }

    private static double[] repeated(int times, double... pattern) {
        return IntStream.range(0, times * pattern.length)
                .mapToDouble(i -> pattern[i % pattern.length])
                .toArray();
    }

    private static double[] rising(int points) {
        return IntStream.range(0, points).mapToDouble(i -> -1 + i * 0.25).toArray();
    }

    // --- limits ---

    @Test
    void a_point_on_a_limit_is_within_it() {
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 1", 3, 3.0001, -3, -3.0001, 0))
                .containsExactly(1, 3);
    }

    @Test
    void a_point_on_a_limit_is_beyond_it_where_the_policy_says_so() {
        ControlChart chart = ControlChart.individuals(
                        new double[] {3, 0, -3, 2.9999},
                        STANDARD,
                        ChartPolicy.standard().withLimitTouch(LimitTouch.OUTSIDE))
                .orElseThrow();

        assertThat(chart.pointsHitBy(RuleSet.WESTERN_ELECTRIC.rules().get(0))).containsExactly(0, 2);
    }

    // --- runs on one side ---

    @Test
    void western_electric_flags_a_run_from_its_eighth_point_to_its_end() {
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 4", repeated(7, 0.5))).isEmpty();
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 4", repeated(10, 0.5))).containsExactly(7, 8, 9);
    }

    @Test
    void nelson_flags_a_run_from_its_ninth_point() {
        assertThat(hits(RuleSet.NELSON, "Nelson 2", repeated(8, -0.5))).isEmpty();
        assertThat(hits(RuleSet.NELSON, "Nelson 2", repeated(10, -0.5))).containsExactly(8, 9);
    }

    @Test
    void the_nhs_flags_all_points_of_a_run_of_seven() {
        assertThat(hits(RuleSet.NHS, "NHS shift", repeated(6, 0.5))).isEmpty();
        double[] run = {-1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, -1};
        assertThat(hits(RuleSet.NHS, "NHS shift", run)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void a_point_on_the_centre_line_ends_a_run() {
        double[] interrupted = repeated(16, 0.5);
        interrupted[8] = 0;
        assertThat(hits(RuleSet.NELSON, "Nelson 2", interrupted)).isEmpty();
        assertThat(hits(RuleSet.NHS, "NHS shift", interrupted))
                .containsExactly(IntStream.range(0, 16).filter(i -> i != 8).toArray());
    }

    @Test
    void a_change_of_side_ends_a_run() {
        double[] values = repeated(14, 0.5);
        values[7] = -0.5;
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 4", values)).isEmpty();
    }

    // --- trends ---

    @Test
    void nelson_flags_a_trend_from_its_sixth_point() {
        assertThat(hits(RuleSet.NELSON, "Nelson 3", rising(5))).isEmpty();
        assertThat(hits(RuleSet.NELSON, "Nelson 3", rising(7))).containsExactly(5, 6);
    }

    @Test
    void the_nhs_flags_all_seven_points_of_a_trend() {
        assertThat(hits(RuleSet.NHS, "NHS trend", rising(6))).isEmpty();
        assertThat(hits(RuleSet.NHS, "NHS trend", rising(7))).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void equal_neighbours_end_a_trend() {
        double[] values = {0, 0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6};
        assertThat(hits(RuleSet.NELSON, "Nelson 3", values)).isEmpty();
    }

    @Test
    void a_turning_point_belongs_to_both_trends() {
        double[] values = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.4, 0.3, 0.2, 0.1, 0};
        assertThat(hits(RuleSet.NELSON, "Nelson 3", values)).containsExactly(5, 10);
    }

    // --- two of three, four of five ---

    @Test
    void the_current_point_completes_two_of_three() {
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 2", 2.5, 0, 2.5, 0)).containsExactly(2);
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 2", 2.5, 2.5, 0)).containsExactly(1);
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 2", 2.5, 0, 0, 2.5)).isEmpty();
    }

    @Test
    void two_of_three_are_on_one_side() {
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 2", 2.5, -2.5, 0, 1)).isEmpty();
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 2", -2.5, 1, -2.5)).containsExactly(2);
    }

    @Test
    void a_point_on_two_sigmas_is_not_beyond_it() {
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 2", 2, 2, 2)).isEmpty();
    }

    @Test
    void a_point_beyond_the_limit_is_one_of_two_for_western_electric_and_not_for_the_nhs() {
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 2", 3.5, 1, 2.5)).containsExactly(2);
        assertThat(hits(RuleSet.NHS, "NHS 2 in 3", 3.5, 1, 2.5)).isEmpty();
    }

    @Test
    @Verifies("KPI-9")
    void far_points_with_one_on_the_other_side_are_a_signal_in_one_dialect_only() {
        double[] values = {2.5, -0.5, 2.5};
        PolicyComparison<ControlChart> comparison = PolicyComparison.of(
                ChartPolicy.standard(),
                ChartPolicy.standard().withRules(RuleSet.NHS),
                policy -> ControlChart.individuals(values, STANDARD, policy));

        assertThat(comparison.firstVerdict()).hasToString("signals at 2");
        assertThat(comparison.secondVerdict()).hasToString("no signals");
        assertThat(comparison.verdictChanges()).isTrue();
    }

    @Test
    void the_nhs_flags_the_far_points_of_three_on_one_side() {
        assertThat(hits(RuleSet.NHS, "NHS 2 in 3", 2.5, 0.5, 2.5)).containsExactly(0, 2);
        assertThat(hits(RuleSet.NHS, "NHS 2 in 3", 0.5, 2.5, 2.5)).containsExactly(1, 2);
        assertThat(hits(RuleSet.NHS, "NHS 2 in 3", -2.5, -2.5, -0.5)).containsExactly(0, 1);
        assertThat(hits(RuleSet.NHS, "NHS 2 in 3", 2.5, 0, 2.5)).isEmpty();
    }

    @Test
    void the_nhs_asks_for_three_points() {
        assertThat(hits(RuleSet.NHS, "NHS 2 in 3", 2.5, 2.5)).isEmpty();
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 2", 2.5, 2.5)).containsExactly(1);
    }

    @Test
    void four_of_five_beyond_one_sigma() {
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 3", 1.5, 1.5, 0, 1.5, 1.5))
                .containsExactly(4);
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 3", 1.5, 1.5, 0, 0, 1.5, 1.5))
                .isEmpty();
        assertThat(hits(RuleSet.WESTERN_ELECTRIC, "WE 3", 1.5, 1.5, -1.5, 1.5, 1))
                .isEmpty();
    }

    // --- patterns ---

    @Test
    void alternation_is_flagged_from_its_fourteenth_point() {
        assertThat(hits(RuleSet.NELSON, "Nelson 4", Arrays.copyOf(repeated(7, 0.5, -0.5), 13)))
                .isEmpty();
        assertThat(hits(RuleSet.NELSON, "Nelson 4", repeated(8, 0.5, -0.5))).containsExactly(13, 14, 15);
    }

    @Test
    void equal_neighbours_end_an_alternation() {
        double[] values = repeated(10, 0.5, -0.5);
        values[10] = values[9];
        assertThat(hits(RuleSet.NELSON, "Nelson 4", values)).isEmpty();
    }

    @Test
    void fifteen_points_within_one_sigma_lines_included() {
        double[] values = repeated(15, 1, -1, 0);
        assertThat(hits(RuleSet.NELSON, "Nelson 7", Arrays.copyOf(values, 14))).isEmpty();
        assertThat(hits(RuleSet.NELSON, "Nelson 7", Arrays.copyOf(values, 16))).containsExactly(14, 15);
        values[7] = 1.01;
        assertThat(hits(RuleSet.NELSON, "Nelson 7", Arrays.copyOf(values, 16))).isEmpty();
    }

    @Test
    void eight_points_outside_one_sigma_on_both_sides() {
        double[] oneSided = repeated(8, 1.5);
        assertThat(hits(RuleSet.NELSON, "Nelson 8", oneSided)).isEmpty();
        oneSided[0] = -1.5;
        assertThat(hits(RuleSet.NELSON, "Nelson 8", oneSided)).containsExactly(7);
        assertThat(hits(RuleSet.NELSON, "Nelson 8", -1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5))
                .containsExactly(7);
        assertThat(hits(RuleSet.NELSON, "Nelson 8", -1.5, 1.5, 1.5, 1, 1.5, 1.5, 1.5, 1.5))
                .isEmpty();
    }

    // --- all hits, and one of them ---

    @Test
    void every_hit_of_every_rule_is_kept_in_the_order_of_precedence() {
        double[] values = repeated(8, 2.5);
        values[7] = 3.5;
        ControlChart chart = chart(RuleSet.WESTERN_ELECTRIC, values);

        assertThat(chart.hits(7)).extracting(RunRule::id).containsExactly("WE 1", "WE 2", "WE 3", "WE 4");
        assertThat(chart.leadingHit(7)).map(RunRule::id).hasValue("WE 1");
        assertThat(chart.hits(0)).isEmpty();
        assertThat(chart.leadingHit(0)).isEmpty();
    }

    @Test
    void the_nhs_names_a_trend_before_a_shift() {
        double[] values = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
        ControlChart chart = chart(RuleSet.NHS, values);

        assertThat(chart.hits(3)).extracting(RunRule::id).containsExactly("NHS trend", "NHS shift");
        assertThat(chart.leadingHit(3)).map(RunRule::id).hasValue("NHS trend");
    }

    @Test
    void charts_of_dependent_points_are_judged_by_limits_only() {
        ControlChart chart = ControlChart.movingRanges(
                        new double[] {1, 2, 4, 7, 11, 16, 22, 29, 37, 46, 56},
                        Phases.single(),
                        ChartPolicy.standard().withRules(RuleSet.NELSON))
                .orElseThrow();

        assertThat(chart.appliedRules()).extracting(RunRule::id).containsExactly("Nelson 1");
        assertThat(chart.verdict().isEmpty()).isTrue();
    }

    @Test
    void a_house_can_have_rules_of_its_own() {
        RuleSet house = new RuleSet(
                "House",
                List.of(
                        new BeyondLimits("H1"),
                        new FarOut("H2", 3, 3, 1, Company.ANY, Flagging.WHOLE_PATTERN),
                        new SameSide("H3", 5, Flagging.FROM_COMPLETION)),
                RuleSet.TrendReading.DIRECTION);

        assertThat(hits(house, "H2", 0, 1.5, 2.5, 3.5, 0)).containsExactly(1, 2, 3);
        assertThat(hits(house, "H3", 1, 1, 1, 1, 1, 1)).containsExactly(4, 5);
        assertThat(ChartPolicy.standard().withRules(house).describe())
                .contains(
                        "House [H1 = a point beyond a limit, H2 = 3 of 3 points beyond 1 sigma on one side (all flagged)");
    }

    @Test
    void rules_have_ids_and_sensible_numbers() {
        assertThatThrownBy(() -> new BeyondLimits(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SameSide("x", 1, Flagging.FROM_COMPLETION))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new RunRule.Trend("x", 2, Flagging.FROM_COMPLETION))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new FarOut("x", 4, 3, 2, Company.ANY, Flagging.FROM_COMPLETION))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new FarOut("x", 2, 32, 2, Company.ANY, Flagging.FROM_COMPLETION))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FarOut("x", 2, 3, 3, Company.ANY, Flagging.FROM_COMPLETION))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RuleSet(
                        "twice", List.of(new BeyondLimits("a"), new BeyondLimits("a")), RuleSet.TrendReading.DIRECTION))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RuleSet("none", List.of(), RuleSet.TrendReading.DIRECTION))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

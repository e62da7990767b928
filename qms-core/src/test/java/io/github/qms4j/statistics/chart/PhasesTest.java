package io.github.qms4j.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.KnownSeries;
import io.github.qms4j.statistics.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("KPI-4")
class PhasesTest {
    private static final ChartPolicy POLICY = ChartPolicy.standard();

    @Test
    void a_rebased_phase_has_the_limits_of_its_own_points() {
        double[] nile = KnownSeries.nile();
        ControlChart chart = ControlChart.individuals(nile, Phases.single().rebasedAt(28, "dam"), POLICY)
                .orElseThrow();
        ControlChart later = ControlChart.individuals(Arrays.copyOfRange(nile, 28, 100), POLICY)
                .orElseThrow();

        assertThat(chart.phases()).hasSize(2);
        assertThat(chart.phases().get(1).reason()).isEqualTo("dam");
        assertThat(chart.centre(27)).isEqualTo(1097.75);
        assertThat(chart.centre(28)).isCloseTo(849.972222, offset(0.5e-6));
        assertThat(chart.upperLimit(99)).isEqualTo(later.upperLimit(71));
        assertThat(chart.phaseOf(27).until()).isEqualTo(28);
    }

    @Test
    void a_run_ends_where_a_phase_ends() {
        double[] values = new double[40];
        for (int i = 0; i < 40; i++) {
            values[i] = (i % 2 == 0 ? 10 : 12) + (i >= 16 && i < 24 ? 8 : 0);
        }
        Phases split = Phases.given(11, 5, "standard").rebasedAt(20, 20, "move");
        RunRule run = RuleSet.WESTERN_ELECTRIC.rules().get(3);
        ControlChart whole = ControlChart.individuals(values, Phases.given(11, 5, "standard"), POLICY)
                .orElseThrow();
        ControlChart parts = ControlChart.individuals(values, split, POLICY).orElseThrow();

        assertThat(whole.pointsHitBy(run)).contains(23);
        assertThat(parts.pointsHitBy(run)).doesNotContain(23);
    }

    @Test
    void frozen_limits_do_not_move_with_later_points() {
        double[] values = KnownSeries.ewmaExample();
        ControlChart early = ControlChart.individuals(Arrays.copyOf(values, 12), Phases.frozenAfter(12), POLICY)
                .orElseThrow();
        ControlChart late =
                ControlChart.individuals(values, Phases.frozenAfter(12), POLICY).orElseThrow();

        assertThat(late.upperLimit(19)).isEqualTo(early.upperLimit(0));
        assertThat(late.phases().get(0).baselinePoints()).isEqualTo(12);
        assertThat(late.phases().get(0).status()).isEqualTo(Phase.Status.ESTABLISHED);
    }

    @Test
    void limits_that_are_not_yet_frozen_come_from_the_points_there_are() {
        ControlChart chart = ControlChart.individuals(KnownSeries.flowRate(), Phases.frozenAfter(12), POLICY)
                .orElseThrow();

        assertThat(chart.phases().get(0).baselinePoints()).isEqualTo(10);
        assertThat(chart.phases().get(0).status()).isEqualTo(Phase.Status.TRIAL);
    }

    @Test
    void an_excluded_point_takes_no_part_in_limits_but_is_judged() {
        double[] values = {1, 2, 1, 2, 30, 1, 2, 1, 2, 1, 2, 1, 2};
        ControlChart with = ControlChart.individuals(values, POLICY).orElseThrow();
        ControlChart without = ControlChart.individuals(values, Phases.single().excluding(4), POLICY)
                .orElseThrow();

        assertThat(with.upperLimit(0).orElseThrow()).isGreaterThan(15);
        assertThat(without.centre(0)).isCloseTo(18 / 12.0, offset(1e-12));
        // The ranges 2 to 30 and 30 to 1 are left out with it, and all others are 1.
        assertThat(without.phases().get(0).sigma()).isCloseTo(1 / 1.1283791671, offset(1e-9));
        assertThat(without.phases().get(0).baselinePoints()).isEqualTo(12);
        assertThat(without.isSignal(4)).isTrue();
    }

    @Test
    void given_limits_need_no_points_of_their_own() {
        ControlChart chart = ControlChart.individuals(
                        new double[] {0, 4, 1}, Phases.given(0, 1, "standard QA-7"), POLICY)
                .orElseThrow();

        assertThat(chart.upperLimit(0)).hasValue(3);
        assertThat(chart.phases().get(0).status()).isEqualTo(Phase.Status.GIVEN);
        assertThat(chart.phases().get(0).reason()).isEqualTo("standard QA-7");
        assertThat(chart.verdict().points()).containsExactly(1);
    }

    @Test
    void what_a_phase_tells_can_be_given_to_another_chart() {
        ControlChart chart =
                ControlChart.individuals(KnownSeries.flowRate(), POLICY).orElseThrow();
        Phase phase = chart.phases().get(0);
        ControlChart again = ControlChart.individuals(
                        KnownSeries.flowRate(), Phases.given(phase.level(), phase.sigma(), "chart 1"), POLICY)
                .orElseThrow();

        assertThat(again.upperLimit(0)).isEqualTo(chart.upperLimit(0));
        assertThat(again.lowerLimit(0)).isEqualTo(chart.lowerLimit(0));
    }

    @Test
    void a_phase_with_too_few_points_is_named() {
        Phases phases = Phases.single().rebasedAt(18, "new supplier");

        assertThat(ControlChart.individuals(KnownSeries.ewmaExample(), phases, POLICY))
                .isEqualTo(new Outcome.TooFew<ControlChart>(
                        POLICY, "points of the baseline of the phase from point 18", 2, 8));
    }

    @Test
    void points_left_out_do_not_count_towards_the_minimum() {
        Phases phases = Phases.single().excluding(0, 1, 2);

        assertThat(ControlChart.individuals(KnownSeries.flowRate(), phases, POLICY))
                .isEqualTo(new Outcome.TooFew<ControlChart>(POLICY, "points of the baseline", 7, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void limits_are_not_taken_anew_without_a_reason(String reason) {
        assertThatThrownBy(() -> Phases.single().rebasedAt(5, reason))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("reason");
    }

    @Test
    void phases_come_in_order_and_within_the_series() {
        assertThatThrownBy(() -> Phases.single().rebasedAt(0, "why"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("does not come after point 0");
        assertThatThrownBy(() -> Phases.single().rebasedAt(9, "why").rebasedAt(9, "why"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("does not come after point 9");
        assertThatThrownBy(() -> ControlChart.individuals(
                        KnownSeries.flowRate(), Phases.single().rebasedAt(10, "why"), POLICY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("point '10': is not one of the 10 points");
        assertThatThrownBy(() -> ControlChart.individuals(
                        KnownSeries.flowRate(), Phases.single().excluding(10), POLICY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("point '10': is not one of the 10 points");
        assertThatThrownBy(() -> Phases.single().excluding(-1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Phases.given(0, 0, "why"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sigma '0.0'");
    }

    @Test
    void rebasing_is_proposed_with_its_evidence_where_the_nile_changed() {
        ControlChart chart = ControlChart.individuals(KnownSeries.nile(), Phases.frozenAfter(28), POLICY)
                .orElseThrow();
        RebasingProposal proposal = chart.rebasingProposal().orElseThrow();

        assertThat(1871 + proposal.from()).isEqualTo(1899);
        assertThat(1871 + proposal.completedAt()).isEqualTo(1906);
        assertThat(proposal.rule().id()).isEqualTo("WE 4");
        assertThat(proposal.pointsSince()).isEqualTo(72);
        assertThat(proposal.levelBefore()).isEqualTo(1097.75);
        assertThat(proposal.levelSince()).isCloseTo(849.972222, offset(0.5e-6));
        assertThat(proposal.sideShare()).isGreaterThan(0.9);
    }

    @Test
    void rebasing_is_not_proposed_before_there_are_points_for_new_limits() {
        ControlChart chart = ControlChart.individuals(
                        Arrays.copyOf(KnownSeries.nile(), 28 + 11), Phases.frozenAfter(28), POLICY)
                .orElseThrow();

        assertThat(chart.pointsHitBy(RuleSet.WESTERN_ELECTRIC.rules().get(3))).isNotEmpty();
        assertThat(chart.rebasingProposal()).isEmpty();
    }

    @Test
    void a_stable_series_gives_no_reason_for_rebasing() {
        assertThat(ControlChart.individuals(KnownSeries.ewmaExample(), POLICY)
                        .orElseThrow()
                        .rebasingProposal())
                .isEmpty();
    }

    @Test
    void a_run_that_was_followed_by_a_return_is_no_new_level() {
        double[] values = new double[60];
        for (int i = 0; i < 60; i++) {
            values[i] = i % 2 + (i >= 20 && i < 29 ? 3 : 0);
        }
        ControlChart chart =
                ControlChart.individuals(values, Phases.frozenAfter(20), POLICY).orElseThrow();

        assertThat(chart.pointsHitBy(RuleSet.WESTERN_ELECTRIC.rules().get(3))).isNotEmpty();
        assertThat(chart.rebasingProposal()).isEmpty();
    }
}

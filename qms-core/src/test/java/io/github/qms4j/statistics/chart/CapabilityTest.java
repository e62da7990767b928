package io.github.qms4j.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.KnownSeries;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.PolicyComparison;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

@Verifies("KPI-4")
class CapabilityTest {
    private static final CapabilityPolicy QCC = CapabilityPolicy.standard()
            .withConstants(Constants.QCC)
            .withTargetSigma(CapabilityPolicy.TargetSigma.WITHIN);
    private static final Specification RINGS = Specification.between(73.95, 74.05);
    private static final Subgroups PHASE_ONE = Subgroups.of(5, Arrays.copyOf(KnownSeries.pistonRings(), 125));

    @Test
    void piston_rings_have_the_published_indices() {
        Capability capability = Capability.of(PHASE_ONE, RINGS, QCC).orElseThrow();

        assertThat(capability.cp().orElseThrow()).isCloseTo(1.703, offset(0.5e-3));
        assertThat(capability.cpk()).isCloseTo(1.663, offset(0.5e-3));
        assertThat(capability.cpm().orElseThrow()).isCloseTo(1.691, offset(0.5e-3));
        assertThat(capability.verdict()).isEqualTo(Capability.Verdict.CAPABLE);
    }

    @Test
    void overall_indices_are_by_the_deviation_of_all_values() {
        Capability capability = Capability.of(PHASE_ONE, RINGS, QCC).orElseThrow();
        double overall = capability.sigmaOverall();

        assertThat(overall).isCloseTo(0.01006997, offset(0.5e-8));
        assertThat(capability.pp().orElseThrow()).isCloseTo(0.1 / (6 * overall), offset(1e-9));
        assertThat(capability.ppk()).isCloseTo((74.05 - capability.mean()) / (3 * overall), offset(1e-9));
    }

    @Test
    @Verifies("KPI-9")
    void cpm_depends_on_the_sigma_that_the_policy_names() {
        Capability overall = Capability.of(PHASE_ONE, RINGS, QCC.withTargetSigma(CapabilityPolicy.TargetSigma.OVERALL))
                .orElseThrow();
        double off = overall.mean() - 74;

        assertThat(overall.cpm().orElseThrow())
                .isCloseTo(0.1 / (6 * Math.hypot(overall.sigmaOverall(), off)), offset(1e-9));
    }

    @Test
    @Verifies("KPI-9")
    void a_stricter_requirement_changes_the_verdict() {
        PolicyComparison<Capability> comparison = PolicyComparison.of(
                QCC, QCC.withRequiredIndex(1.67), policy -> Capability.of(PHASE_ONE, RINGS, policy));

        assertThat(comparison.firstVerdict()).isEqualTo(Capability.Verdict.CAPABLE);
        assertThat(comparison.secondVerdict()).isEqualTo(Capability.Verdict.NOT_CAPABLE);
    }

    @Test
    void deviations_of_subgroups_give_about_the_same_sigma() {
        Capability capability = Capability.of(PHASE_ONE, RINGS, QCC.withSubgroupSpread(SubgroupSpread.DEVIATION))
                .orElseThrow();

        assertThat(capability.sigmaWithin()).isCloseTo(0.00983, offset(0.5e-5));
    }

    @Test
    void single_values_have_their_sigma_from_moving_ranges() {
        Capability capability = Capability.of(
                        KnownSeries.ewmaExample(),
                        Specification.between(40, 60),
                        CapabilityPolicy.standard().withMinimumValues(20).withConstants(Constants.TABULATED))
                .orElseThrow();
        ControlChart chart = ControlChart.individuals(
                        KnownSeries.ewmaExample(), ChartPolicy.standard().withConstants(Constants.TABULATED))
                .orElseThrow();

        assertThat(capability.sigmaWithin()).isEqualTo(chart.phases().get(0).sigma());
    }

    @Test
    void a_single_limit_has_no_width() {
        Capability atMost =
                Capability.of(PHASE_ONE, Specification.atMost(74.05), QCC).orElseThrow();
        Capability atLeast =
                Capability.of(PHASE_ONE, Specification.atLeast(73.95), QCC).orElseThrow();

        assertThat(atMost.cp()).isEmpty();
        assertThat(atMost.pp()).isEmpty();
        assertThat(atMost.cpm()).isEmpty();
        assertThat(atMost.ppInterval()).isEmpty();
        assertThat(atMost.cpk()).isCloseTo(1.663, offset(0.5e-3));
        assertThat(atLeast.cpk()).isGreaterThan(atMost.cpk());
    }

    @Test
    void intervals_say_how_little_a_small_sample_tells() {
        Capability capability = Capability.of(PHASE_ONE, RINGS, QCC).orElseThrow();
        Interval pp = capability.ppInterval().orElseThrow();

        // χ²(0.025, 124) = 95.07008897 and χ²(0.975, 124) = 156.71410383
        assertThat(pp.lower()).isCloseTo(capability.pp().orElseThrow() * Math.sqrt(95.07008897 / 124), offset(1e-5));
        assertThat(pp.upper()).isCloseTo(capability.pp().orElseThrow() * Math.sqrt(156.71410383 / 124), offset(1e-5));
        double half = 1.959964 * Math.sqrt(1 / 1125.0 + capability.ppk() * capability.ppk() / 248);
        assertThat(capability.ppkInterval().upper()).isCloseTo(capability.ppk() + half, offset(1e-6));
    }

    @Test
    @Verifies("KPI-9")
    void few_values_are_too_few_and_constant_ones_undefined() {
        assertThat(Capability.of(KnownSeries.flowRate(), RINGS, QCC))
                .isEqualTo(new Outcome.TooFew<Capability>(QCC, "values", 10, 25));
        assertThat(Capability.of(new double[30], RINGS, QCC)).isInstanceOf(Outcome.Undefined.class);
        assertThat(Capability.of(Subgroups.of(5, new double[30]), RINGS, QCC)).isInstanceOf(Outcome.Undefined.class);
        assertThat(Capability.of(Subgroups.of(5, new double[20]), RINGS, QCC)).isInstanceOf(Outcome.TooFew.class);
    }

    @Test
    void rounded_factors_give_no_sigma_within_subgroups() {
        assertThatThrownBy(() -> Capability.of(PHASE_ONE, RINGS, QCC.withConstants(Constants.FACTORS)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("constants 'FACTORS'");
    }

    @Test
    void a_specification_has_a_limit_and_makes_sense() {
        assertThatThrownBy(
                        () -> new Specification(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Specification.between(2, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Specification.between(1, Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Specification.atLeast(1).withTarget(0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("target '0.0'");
        assertThatThrownBy(() -> Specification.atLeast(1).withTarget(Double.NaN))
                .isInstanceOf(InvalidInputException.class);
    }
}

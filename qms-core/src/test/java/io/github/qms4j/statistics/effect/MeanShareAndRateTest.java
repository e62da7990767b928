package io.github.qms4j.statistics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.Improvement;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.PolicyComparison;
import io.github.qms4j.statistics.effect.EffectPolicy.Method;
import io.github.qms4j.statistics.effect.MeanTest.Summary;
import io.github.qms4j.statistics.effect.ShareInterval.Choice;
import org.junit.jupiter.api.Test;

@Verifies("SOL-4")
class MeanShareAndRateTest {
    private static final EffectPolicy STANDARD = EffectPolicy.standard();
    private static final EffectPolicy WELCH = STANDARD.withMethod(Method.WELCH);
    private static final EffectPolicy POOLED = STANDARD.withMethod(Method.POOLED);
    private static final Summary JAPANESE = new Summary(79, 30.48101, 6.10771);
    private static final Summary AMERICAN = new Summary(249, 20.14458, 6.41470);
    private static final Choice WILSON = new Choice(ShareInterval.Method.WILSON, 0.95);

    // --- means ---

    @Test
    void mileages_have_the_pooled_figures_of_nist() {
        MeanTest test = MeanTest.of(JAPANESE, AMERICAN, POOLED).orElseThrow();

        assertThat(test.pooledDeviation()).isCloseTo(6.342601, offset(0.5e-5));
        assertThat(test.t()).isCloseTo(-12.62059, offset(0.5e-5));
        assertThat(test.degreesOfFreedom()).isEqualTo(326);
        assertThat(test.verdict()).isEqualTo(Shift.LOWER);
    }

    @Test
    void mileages_have_the_published_figures_by_welch() {
        MeanTest test = MeanTest.of(JAPANESE, AMERICAN, WELCH).orElseThrow();

        assertThat(test.t()).isCloseTo(-12.946268, offset(0.5e-6));
        assertThat(test.degreesOfFreedom()).isCloseTo(136.8750, offset(0.5e-4));
        assertThat(test.pValue()).isCloseTo(1.5709046e-25, offset(1e-31));
        Interval interval = test.interval().orElseThrow();
        assertThat(interval.contains(test.effect())).isTrue();
        assertThat(test.effect()).isCloseTo(20.14458 - 30.48101, offset(1e-12));
        assertThat((interval.upper() - interval.lower()) / 2)
                .isCloseTo(1.977447303 * test.standardError(), offset(1e-5));
    }

    @Test
    void values_give_what_their_summaries_give() {
        double[] before = {1, 2, 3, 4, 5};
        double[] after = {2, 4, 6, 8, 10, 12};
        MeanTest test = MeanTest.of(before, after, WELCH).orElseThrow();

        assertThat(test.before()).isEqualTo(new Summary(5, 3, Math.sqrt(2.5)));
        assertThat(test.t()).isCloseTo(4 / Math.sqrt(2.5 / 5 + 14 / 6.0), offset(1e-12));
    }

    @Test
    void values_that_vary_in_neither_period_are_undefined() {
        Outcome<MeanTest> outcome = MeanTest.of(new double[8], new double[8], WELCH);

        assertThat(outcome).isInstanceOf(Outcome.Undefined.class);
        assertThat(EffectVerdict.of(outcome, Improvement.UP)).isEqualTo(EffectVerdict.UNDEFINED);
    }

    @Test
    void few_values_and_impossible_summaries_are_refused() {
        assertThat(MeanTest.of(new double[] {1, 2}, new double[] {1, 2, 3, 4, 5}, WELCH))
                .isEqualTo(new Outcome.TooFew<MeanTest>(WELCH, "values before", 2, 5));
        assertThatThrownBy(() -> new Summary(5, 1, -1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Summary(-5, 1, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Summary(5, Double.NaN, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Summary(5, 1, Double.NaN)).isInstanceOf(InvalidInputException.class);
    }

    // --- shares ---

    @Test
    void shares_have_the_published_wilson_intervals() {
        Interval most = ShareInterval.of(56, 70, WILSON).orElseThrow().interval();
        Interval none = ShareInterval.of(0, 10, WILSON).orElseThrow().interval();

        assertThat(most.lower()).isCloseTo(0.6918336, offset(0.5e-7));
        assertThat(most.upper()).isCloseTo(0.8769526, offset(0.5e-7));
        assertThat(none.lower()).isZero();
        assertThat(none.upper()).isCloseTo(0.2775328, offset(0.5e-7));
        assertThat(ShareInterval.of(10, 10, WILSON).orElseThrow().interval().upper())
                .isEqualTo(1);
    }

    /** scipy.stats.binomtest. */
    @Test
    @Verifies({"SOL-4", "KPI-9"})
    void the_kind_of_interval_is_a_policy() {
        Choice exact = new Choice(ShareInterval.Method.CLOPPER_PEARSON, 0.95);
        PolicyComparison<ShareInterval> comparison = PolicyComparison.of(
                WILSON,
                exact,
                policy -> ShareInterval.of(56, 70, policy),
                share -> share.interval().upper() < 0.88);
        Interval interval = ShareInterval.of(56, 70, exact).orElseThrow().interval();

        assertThat(interval.lower()).isCloseTo(0.6872643461042035, offset(1e-10));
        assertThat(interval.upper()).isCloseTo(0.886119637967692, offset(1e-10));
        assertThat(ShareInterval.of(0, 10, exact).orElseThrow().interval().upper())
                .isCloseTo(0.30849710781876294, offset(1e-10));
        assertThat(comparison.verdictChanges()).isTrue();
    }

    @Test
    void a_share_of_nothing_is_too_few_and_one_above_all_refused() {
        assertThat(ShareInterval.of(0, 0, WILSON)).isInstanceOf(Outcome.TooFew.class);
        assertThatThrownBy(() -> ShareInterval.of(3, 2, WILSON))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("count '3 of 2'");
        assertThatThrownBy(() -> ShareInterval.of(-1, 2, WILSON)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Choice(ShareInterval.Method.WILSON, 1)).isInstanceOf(InvalidInputException.class);
    }

    /** Newcombe's example (a): 56 of 70 less 48 of 80. */
    @Test
    void the_difference_of_shares_has_newcombes_interval() {
        ShareTest test = ShareTest.of(48, 80, 56, 70, STANDARD).orElseThrow();

        assertThat(test.effect()).isCloseTo(0.2, offset(1e-12));
        assertThat(test.interval().orElseThrow().lower()).isCloseTo(0.0524, offset(0.5e-4));
        assertThat(test.interval().orElseThrow().upper()).isCloseTo(0.3339, offset(0.5e-4));
        assertThat(test.exact()).isFalse();
        assertThat(test.pValue()).isCloseTo(0.00804508136819656, offset(1e-12));
        assertThat(test.verdict()).isEqualTo(Shift.HIGHER);
    }

    /** scipy.stats.fisher_exact. */
    @Test
    void small_expected_counts_are_judged_by_fisher() {
        ShareTest test = ShareTest.of(8, 10, 1, 10, STANDARD).orElseThrow();

        assertThat(test.exact()).isTrue();
        assertThat(test.pValue()).isCloseTo(0.005477494641581329, offset(1e-12));
        assertThat(test.verdict()).isEqualTo(Shift.LOWER);
    }

    @Test
    void shares_of_none_or_all_are_no_evidence() {
        assertThat(ShareTest.of(0, 50, 0, 60, STANDARD).orElseThrow().pValue()).isCloseTo(1, offset(1e-12));
        assertThat(ShareTest.of(50, 50, 60, 60, STANDARD).orElseThrow().verdict())
                .isEqualTo(Shift.NO_EVIDENCE);
    }

    @Test
    void small_denominators_say_so() {
        assertThat(ShareTest.of(1, 4, 40, 60, STANDARD))
                .isEqualTo(new Outcome.TooFew<ShareTest>(STANDARD, "items before", 4, 5));
        assertThat(ShareTest.of(0, 0, 40, 60, STANDARD)).isInstanceOf(Outcome.TooFew.class);
        assertThatThrownBy(() -> ShareTest.of(1, 4, 61, 60, STANDARD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("after '61 of 60'");
    }

    // --- rates ---

    @Test
    void findings_that_fell_from_18_to_4_in_as_many_audits_are_fewer() {
        RateTest test = RateTest.of(18, 12, 4, 12, STANDARD).orElseThrow();

        assertThat(test.pValue()).isCloseTo(0.004343509674072266, offset(1e-12));
        assertThat(test.effect()).isCloseTo(-14 / 12.0, offset(1e-12));
        assertThat(test.interval().orElseThrow().lower()).isCloseTo(-2.070457211136624, offset(1e-9));
        assertThat(test.interval().orElseThrow().upper()).isCloseTo(-0.3642548439208071, offset(1e-9));
        assertThat(test.ratio().orElseThrow()).isCloseTo(4 / 18.0, offset(1e-12));
        assertThat(test.ratioInterval().orElseThrow().lower()).isCloseTo(0.05470468350561438, offset(1e-9));
        assertThat(test.ratioInterval().orElseThrow().upper()).isCloseTo(0.6746092913050388, offset(1e-9));
        assertThat(EffectVerdict.of(RateTest.of(18, 12, 4, 12, STANDARD), Improvement.DOWN))
                .isEqualTo(EffectVerdict.IMPROVED);
    }

    @Test
    void the_same_number_in_a_shorter_time_is_a_higher_rate() {
        assertThat(RateTest.of(10, 12, 10, 3, STANDARD).orElseThrow().verdict()).isEqualTo(Shift.HIGHER);
        assertThat(RateTest.of(10, 12, 10, 12, STANDARD).orElseThrow().verdict())
                .isEqualTo(Shift.NO_EVIDENCE);
    }

    @Test
    void without_an_event_before_there_is_no_ratio_but_a_difference() {
        RateTest test = RateTest.of(0, 12, 9, 12, STANDARD).orElseThrow();

        assertThat(test.ratio()).isEmpty();
        assertThat(test.ratioInterval()).isEmpty();
        assertThat(test.interval().orElseThrow().lower()).isPositive();
        assertThat(test.verdict()).isEqualTo(Shift.HIGHER);
    }

    /** Of five events in equal times, all on one side have a probability of 2/32. */
    @Test
    void so_few_events_that_no_outcome_could_be_a_signal_are_too_few() {
        assertThat(RateTest.of(5, 12, 0, 12, STANDARD))
                .isEqualTo(new Outcome.TooFew<RateTest>(STANDARD, "events", 5, 6));
        assertThat(RateTest.of(6, 12, 0, 12, STANDARD).orElseThrow().verdict()).isEqualTo(Shift.LOWER);
        assertThat(RateTest.of(0, 12, 0, 12, STANDARD)).isInstanceOf(Outcome.TooFew.class);
    }

    @Test
    void impossible_rates_are_refused() {
        assertThatThrownBy(() -> RateTest.of(-1, 12, 4, 12, STANDARD)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RateTest.of(1, 0, 4, 12, STANDARD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("exposureBefore '0.0'");
        assertThatThrownBy(() -> RateTest.of(1, 12, 4, Double.NaN, STANDARD)).isInstanceOf(InvalidInputException.class);
        assertThat(RateTest.of(Long.MAX_VALUE, 12, 4, 12, STANDARD)).isInstanceOf(Outcome.Undefined.class);
    }
}

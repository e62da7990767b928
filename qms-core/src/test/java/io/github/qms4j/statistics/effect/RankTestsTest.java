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
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@Verifies("SOL-4")
class RankTestsTest {
    private static final EffectPolicy STANDARD = EffectPolicy.standard();
    private static final double[] TEN = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
    private static final double[] FIVE = {1.15, 0.88, 0.90, 0.74, 1.21};
    private static final double[] PAIR_ONE = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    private static final double[] PAIR_TWO = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    private static final double[] TIED_BEFORE = {1, 2, 2, 3, 5, 6, 6, 8};
    private static final double[] TIED_AFTER = {4, 6, 7, 7, 9, 9, 10, 12};

    @Test
    void the_rank_sum_has_its_published_figures() {
        RankSumTest test = RankSumTest.of(FIVE, TEN, STANDARD).orElseThrow();

        assertThat(test.w()).isEqualTo(35);
        assertThat(test.exact()).isTrue();
        assertThat(test.pGreater()).isCloseTo(0.1272061272, offset(0.5e-10));
        assertThat(test.pValue()).isCloseTo(0.2544122544, offset(0.5e-10));
        assertThat(test.effect()).isCloseTo(0.305, offset(1e-12));
        assertThat(test.verdict()).isEqualTo(Shift.NO_EVIDENCE);
    }

    /** Ranks 9 and 42 of the 50 differences, by qwilcox(0.025, 10, 5) = 9. */
    @Test
    void the_interval_of_the_shift_is_by_order_statistics() {
        Interval interval =
                RankSumTest.of(FIVE, TEN, STANDARD).orElseThrow().interval().orElseThrow();

        assertThat(interval.lower()).isCloseTo(-0.15, offset(1e-12));
        assertThat(interval.upper()).isCloseTo(0.76, offset(1e-12));
    }

    @Test
    void before_and_after_changed_over_have_the_opposite_effect() {
        RankSumTest one = RankSumTest.of(FIVE, TEN, STANDARD).orElseThrow();
        RankSumTest other = RankSumTest.of(TEN, FIVE, STANDARD).orElseThrow();

        assertThat(other.w()).isEqualTo(50 - 35);
        assertThat(other.pLess()).isCloseTo(one.pGreater(), offset(1e-15));
        assertThat(other.effect()).isEqualTo(-one.effect());
    }

    /** scipy.stats.mannwhitneyu with continuity correction. */
    @Test
    void ties_are_judged_by_the_corrected_normal_approximation() {
        RankSumTest test = RankSumTest.of(TIED_BEFORE, TIED_AFTER, STANDARD).orElseThrow();

        assertThat(test.exact()).isFalse();
        assertThat(test.w()).isEqualTo(56);
        assertThat(test.pValue()).isCloseTo(0.013108956436071623, offset(1e-12));
        assertThat(test.pGreater()).isCloseTo(0.0065544782180358115, offset(1e-12));
        assertThat(test.effect()).isEqualTo(4);
        assertThat(test.interval()).hasValue(new Interval(1, 7, 0.95));
        assertThat(test.verdict()).isEqualTo(Shift.HIGHER);
    }

    @Test
    void larger_samples_are_judged_by_the_normal_approximation_where_the_policy_says_so() {
        RankSumTest test = RankSumTest.of(FIVE, TEN, STANDARD.withExactUpTo(9)).orElseThrow();

        assertThat(test.exact()).isFalse();
        // (35 − 25 − 1/2) / √(50 · 16 / 12)
        assertThat(test.pValue()).isCloseTo(0.24462360512698333, offset(1e-12));
    }

    @Test
    void the_exact_and_the_approximate_probability_agree_for_larger_samples() {
        double[] before = new double[40];
        double[] after = new double[45];
        for (int i = 0; i < 45; i++) {
            after[i] = Math.sin(i * 7.0) + 0.3;
            if (i < 40) {
                before[i] = Math.sin(i * 3.0 + 0.5);
            }
        }
        double exact = RankSumTest.of(before, after, STANDARD).orElseThrow().pValue();
        double normal = RankSumTest.of(before, after, STANDARD.withExactUpTo(0))
                .orElseThrow()
                .pValue();

        assertThat(exact).isCloseTo(normal, offset(0.002));
    }

    @Test
    void a_shift_of_a_constant_series_is_found_by_ranks() {
        double[] fives = new double[8];
        double[] sevens = new double[8];
        Arrays.fill(fives, 5);
        Arrays.fill(sevens, 7);

        RankSumTest shifted = RankSumTest.of(fives, sevens, STANDARD).orElseThrow();
        assertThat(shifted.effect()).isEqualTo(2);
        assertThat(shifted.verdict()).isEqualTo(Shift.HIGHER);
        RankSumTest same = RankSumTest.of(fives, fives, STANDARD).orElseThrow();
        assertThat(same.pValue()).isEqualTo(1);
        assertThat(same.effect()).isZero();
        assertThat(same.verdict()).isEqualTo(Shift.NO_EVIDENCE);
    }

    @Test
    void pairs_have_their_published_figures() {
        SignedRankTest test = SignedRankTest.of(PAIR_TWO, PAIR_ONE, STANDARD).orElseThrow();

        assertThat(test.v()).isEqualTo(40);
        assertThat(test.pGreater()).isEqualTo(0.01953125);
        assertThat(test.pValue()).isEqualTo(2 * 0.01953125);
        assertThat(test.effect()).isCloseTo(0.46, offset(1e-12));
        assertThat(test.interval().orElseThrow().lower()).isCloseTo(0.01, offset(1e-12));
        assertThat(test.interval().orElseThrow().upper()).isCloseTo(0.786, offset(1e-12));
        assertThat(test.verdict()).isEqualTo(Shift.HIGHER);
    }

    /** scipy.stats.wilcoxon with continuity correction, zeros left out. */
    @Test
    void pairs_without_a_difference_are_left_out_and_ties_corrected() {
        double[] after = {1, 1, -1, 2, 2, 3, 0, 0, -2, 4, 5, 3};
        SignedRankTest test = SignedRankTest.of(new double[12], after, STANDARD).orElseThrow();

        assertThat(test.pairs()).isEqualTo(12);
        assertThat(test.withoutDifference()).isEqualTo(2);
        assertThat(test.exact()).isFalse();
        assertThat(test.pValue()).isCloseTo(0.04030513050073345, offset(1e-12));
    }

    @Test
    void a_pair_has_both_values() {
        assertThatThrownBy(() -> SignedRankTest.of(FIVE, TEN, STANDARD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("are not as many");
    }

    @Test
    void small_samples_say_so() {
        double[] four = {1, 2, 3, 4};

        assertThat(RankSumTest.of(four, TEN, STANDARD))
                .isEqualTo(new Outcome.TooFew<RankSumTest>(STANDARD, "values before", 4, 5));
        assertThat(RankSumTest.of(TEN, four, STANDARD))
                .isEqualTo(new Outcome.TooFew<RankSumTest>(STANDARD, "values after", 4, 5));
        assertThat(SignedRankTest.of(TEN, TEN, STANDARD))
                .isEqualTo(new Outcome.TooFew<SignedRankTest>(STANDARD, "pairs that differ", 0, 5));
        assertThat(EffectVerdict.of(RankSumTest.of(four, TEN, STANDARD), Improvement.UP))
                .isEqualTo(EffectVerdict.TOO_FEW);
    }

    @Test
    void samples_too_small_for_an_interval_have_none() {
        EffectPolicy bold = STANDARD.withMinimumPerPeriod(2);
        RankSumTest test =
                RankSumTest.of(new double[] {1, 2}, new double[] {3, 4}, bold).orElseThrow();

        assertThat(test.interval()).isEmpty();
        assertThat(test.pValue()).isCloseTo(1 / 3.0, offset(1e-15));
    }

    @Test
    void a_verdict_is_by_the_better_direction() {
        Outcome<RankSumTest> higher = RankSumTest.of(TIED_BEFORE, TIED_AFTER, STANDARD);
        Outcome<RankSumTest> lower = RankSumTest.of(TIED_AFTER, TIED_BEFORE, STANDARD);

        assertThat(EffectVerdict.of(higher, Improvement.UP)).isEqualTo(EffectVerdict.IMPROVED);
        assertThat(EffectVerdict.of(higher, Improvement.DOWN)).isEqualTo(EffectVerdict.WORSE);
        assertThat(EffectVerdict.of(higher, Improvement.NEITHER)).isEqualTo(EffectVerdict.CHANGED);
        assertThat(EffectVerdict.of(lower, Improvement.DOWN)).isEqualTo(EffectVerdict.IMPROVED);
        assertThat(EffectVerdict.of(lower, Improvement.UP)).isEqualTo(EffectVerdict.WORSE);
        assertThat(EffectVerdict.of(RankSumTest.of(FIVE, TEN, STANDARD), Improvement.UP))
                .isEqualTo(EffectVerdict.NO_EVIDENCE);
    }

    @Test
    @Verifies({"SOL-4", "KPI-9"})
    void the_method_can_change_the_verdict() {
        double[] before = {10, 11, 12, 11, 10, 12, 11, 10};
        double[] after = {13, 14, 13, 12, 14, 13, 900, 13};
        PolicyComparison<Comparison> comparison = PolicyComparison.of(
                STANDARD, STANDARD.withMethod(Method.WELCH), policy -> BeforeAfter.of(before, after, policy));

        assertThat(comparison.firstVerdict()).isEqualTo(Shift.HIGHER);
        assertThat(comparison.secondVerdict()).isEqualTo(Shift.NO_EVIDENCE);
        assertThat(comparison.differences())
                .extracting(PolicyComparison.Difference::term)
                .containsExactly("method for series");
    }

    @Test
    void what_is_not_finite_is_refused() {
        double[] bad = TEN.clone();
        bad[1] = Double.NaN;

        assertThatThrownBy(() -> RankSumTest.of(TEN, bad, STANDARD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("after[1] 'NaN'");
        assertThatThrownBy(() -> SignedRankTest.of(bad, TEN, STANDARD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("before[1] 'NaN'");
        assertThatThrownBy(() -> STANDARD.withExactUpTo(101)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> STANDARD.withRisk(1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> STANDARD.withMinimumPerPeriod(1)).isInstanceOf(InvalidInputException.class);
    }
}

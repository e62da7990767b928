package io.github.qms4j.statistics.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.PolicyComparison;
import io.github.qms4j.statistics.sampling.SamplingPolicy.Method;
import io.github.qms4j.statistics.sampling.SamplingPolicy.Tails;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Verifies("AUD-10")
class SamplingPlanTest {
    private static final SamplingPolicy EXACT = SamplingPolicy.of(Method.EXACT_BINOMIAL);
    private static final SamplingPolicy PUBLISHED = SamplingPolicy.of(Method.PUBLISHED);
    private static final SamplingPolicy SMALL = SamplingPolicy.of(Method.HYPERGEOMETRIC);
    private static final int MANY = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "0.95, 0.30, 11, 17, 22", "0.95, 0.25, 13, 20, 27", "0.95, 0.20, 17, 26, 34", "0.95, 0.10, 36, 54, 70",
        "0.99, 0.30, 15, 22, 28", "0.99, 0.25, 19, 27, 34", "0.99, 0.20, 24, 34, 43", "0.99, 0.10, 51, 72, 90"
    })
    void the_exact_binomial_asks_for_the_smallest_samples(double confidence, double share, int none, int one, int two) {
        assertThat(size(MANY, confidence, share, 0, EXACT)).isEqualTo(none);
        assertThat(size(MANY, confidence, share, 1, EXACT)).isEqualTo(one);
        assertThat(size(MANY, confidence, share, 2, EXACT)).isEqualTo(two);
    }

    @ParameterizedTest
    @CsvSource({
        "0.95, 0.30, 11, 17, 22", "0.95, 0.25, 13, 20, 27", "0.95, 0.20, 17, 26, 34", "0.95, 0.15, 23, 35, 46",
        "0.95, 0.10, 35, 52, 72", "0.95, 0.05, 72, 115, 157", "0.99, 0.30, 15, 22, 27", "0.99, 0.25, 19, 27, 34",
        "0.99, 0.20, 24, 34, 43", "0.99, 0.15, 35, 47, 59", "0.99, 0.10, 51, 73, 90", "0.99, 0.05, 107, 161, 190"
    })
    void the_published_tables_are_those_of_the_guide(double confidence, double share, int none, int one, int two) {
        assertThat(size(MANY, confidence, share, 0, PUBLISHED)).isEqualTo(none);
        assertThat(size(MANY, confidence, share, 1, PUBLISHED)).isEqualTo(one);
        assertThat(size(MANY, confidence, share, 2, PUBLISHED)).isEqualTo(two);
    }

    @Test
    @Verifies({"AUD-10", "KPI-9"})
    void the_published_and_the_exact_policy_differ_in_some_cells() {
        PolicyComparison<SamplingPlan> differ =
                PolicyComparison.of(EXACT, PUBLISHED, policy -> SamplingPlan.of(MANY, 0.95, 0.10, 1, policy));
        PolicyComparison<SamplingPlan> agree =
                PolicyComparison.of(EXACT, PUBLISHED, policy -> SamplingPlan.of(MANY, 0.95, 0.20, 1, policy));

        assertThat(differ.firstVerdict()).isEqualTo(54);
        assertThat(differ.secondVerdict()).isEqualTo(52);
        assertThat(differ.verdictChanges()).isTrue();
        assertThat(differ.differences())
                .extracting(PolicyComparison.Difference::term)
                .containsExactly("sample size");
        assertThat(agree.verdictChanges()).isFalse();
    }

    /** scipy.stats.hypergeom. */
    @ParameterizedTest
    @CsvSource({"50, 26, 35, 42", "100, 30, 43, 55", "500, 34, 52, 67", "10000, 35, 54, 70"})
    void a_small_population_asks_for_fewer(int population, int none, int one, int two) {
        assertThat(size(population, 0.95, 0.10, 0, SMALL)).isEqualTo(none);
        assertThat(size(population, 0.95, 0.10, 1, SMALL)).isEqualTo(one);
        assertThat(size(population, 0.95, 0.10, 2, SMALL)).isEqualTo(two);
    }

    @Test
    void the_hypergeometric_sample_is_the_smallest_that_excludes_the_share() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 100; round++) {
            int population = random.nextInt(31, 400);
            double share = random.nextInt(5, 40) / 100.0;
            int adverse = random.nextInt(3);
            SamplingPlan plan = SamplingPlan.of(population, 0.95, share, adverse, SMALL)
                    .result()
                    .orElse(null);
            if (plan == null || plan.isAll()) {
                continue;
            }
            int excluded = (int) Math.ceil(population * share - 1e-9);
            int n = plan.sampleSize();

            assertThat(Distributions.hypergeometricAtMost(adverse, population, excluded, n))
                    .as("%s", plan)
                    .isLessThanOrEqualTo(0.025);
            assertThat(Distributions.hypergeometricAtMost(adverse, population, excluded, n - 1))
                    .as("%s", plan)
                    .isGreaterThan(0.025);
        }
    }

    @Test
    void a_large_population_asks_for_as_many_as_an_endless_one() {
        assertThat(size(MANY, 0.95, 0.10, 1, SMALL)).isEqualTo(54);
    }

    @Test
    void one_sided_samples_are_smaller_and_the_policy_says_so() {
        SamplingPolicy oneSided = EXACT.withTails(Tails.ONE_SIDED);

        // ln 0.05 / ln 0.9 = 28.4
        assertThat(size(MANY, 0.95, 0.10, 0, oneSided)).isEqualTo(29);
        assertThat(oneSided.describe()).contains("one-sided");
        assertThatThrownBy(() -> PUBLISHED.withTails(Tails.ONE_SIDED)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void up_to_thirty_records_all_of_them_are_looked_at(Method method) {
        SamplingPlan thirty =
                SamplingPlan.of(30, 0.95, 0.10, 0, SamplingPolicy.of(method)).orElseThrow();

        assertThat(thirty.sampleSize()).isEqualTo(30);
        assertThat(thirty.isAll()).isTrue();
        assertThat(thirty.statement()).isEqualTo("all 30 records are looked at");
    }

    @Test
    void a_sample_is_never_larger_than_the_population() {
        assertThat(size(40, 0.99, 0.05, 0, EXACT)).isEqualTo(40);
        assertThat(size(20, 0.95, 0.30, 0, EXACT.withAllUpTo(0))).isEqualTo(11);
    }

    @Test
    void a_plan_says_what_it_supports() {
        assertThat(SamplingPlan.of(1200, 0.95, 0.10, 1, EXACT).orElseThrow().statement())
                .isEqualTo("95 % confident that fewer than 10 % of 1,200 records are adverse, if at most 1 of 54 are");
    }

    @Test
    void a_share_is_counted_by_decimals() {
        // Three of thirty are a tenth, although 0.1 * 3 is a little more than 0.3 in binary.
        assertThat(SamplingPlan.countOf(0.1, 30)).isEqualTo(3);
        assertThat(SamplingPlan.countOf(0.1, 31)).isEqualTo(4);
        assertThat(SamplingPlan.countOf(0.29, 100)).isEqualTo(29);
    }

    @Test
    void so_many_adverse_records_as_make_the_share_exclude_nothing() {
        assertThat(SamplingPlan.of(40, 0.95, 0.05, 2, SMALL)).isInstanceOf(Outcome.Undefined.class);
        assertThat(SamplingPlan.of(40, 0.95, 0.05, 1, SMALL).result()).isPresent();
    }

    @Test
    void no_records_are_too_few_and_numbers_out_of_range_are_refused() {
        assertThat(SamplingPlan.of(0, 0.95, 0.10, 0, EXACT)).isInstanceOf(Outcome.TooFew.class);
        assertThatThrownBy(() -> SamplingPlan.of(-1, 0.95, 0.10, 0, EXACT)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SamplingPlan.of(100, 95, 0.10, 0, EXACT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("confidence '95.0'");
        assertThatThrownBy(() -> SamplingPlan.of(100, 0.95, 0, 0, EXACT)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SamplingPlan.of(100, 0.95, Double.NaN, 0, EXACT))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SamplingPlan.of(100, 0.95, 0.10, -1, EXACT)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SamplingPlan.of(100, 0.90, 0.10, 0, PUBLISHED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not in the published tables");
        assertThatThrownBy(() -> SamplingPlan.of(100, 0.95, 0.10, 3, PUBLISHED))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> EXACT.withAllUpTo(-1)).isInstanceOf(InvalidInputException.class);
    }

    // --- what was found ---

    @Test
    void a_sample_with_no_more_adverse_records_than_planned_supports_the_statement() {
        SamplingPlan plan = SamplingPlan.of(1200, 0.95, 0.10, 1, EXACT).orElseThrow();

        SampleEvaluation kept = SampleEvaluation.of(plan, 54, 1).orElseThrow();
        assertThat(kept.verdict()).isEqualTo(SampleEvaluation.Verdict.SUPPORTED);
        assertThat(kept.upperShare()).isLessThanOrEqualTo(0.10).isGreaterThan(0.095);
        SampleEvaluation broken = SampleEvaluation.of(plan, 54, 2).orElseThrow();
        assertThat(broken.verdict()).isEqualTo(SampleEvaluation.Verdict.NOT_SUPPORTED);
        assertThat(broken.upperShare()).isGreaterThan(0.10);
    }

    @Test
    void looking_that_ended_early_supports_what_was_seen() {
        SamplingPlan plan = SamplingPlan.of(1200, 0.95, 0.10, 1, EXACT).orElseThrow();

        SampleEvaluation clean = SampleEvaluation.of(plan, 36, 0).orElseThrow();
        assertThat(clean.endedEarly()).isTrue();
        assertThat(clean.verdict()).isEqualTo(SampleEvaluation.Verdict.SUPPORTED);
        assertThat(SampleEvaluation.of(plan, 35, 0).orElseThrow().verdict())
                .isEqualTo(SampleEvaluation.Verdict.NOT_SUPPORTED);
        assertThat(SampleEvaluation.of(plan, 60, 1).orElseThrow().endedEarly()).isFalse();
    }

    @Test
    void by_the_exact_policy_the_statement_is_supported_when_the_upper_limit_is_at_most_the_share() {
        SamplingPlan plan = SamplingPlan.of(100_000, 0.95, 0.10, 0, EXACT).orElseThrow();
        for (int looked = 1; looked < 120; looked++) {
            for (int adverse = 0; adverse <= Math.min(looked, 6); adverse++) {
                SampleEvaluation found =
                        SampleEvaluation.of(plan, looked, adverse).orElseThrow();
                assertThat(found.verdict() == SampleEvaluation.Verdict.SUPPORTED)
                        .as("%d of %d", adverse, looked)
                        .isEqualTo(found.upperShare() <= 0.10);
            }
        }
    }

    @Test
    void by_the_hypergeometric_policy_fewer_than_the_share_remain() {
        SamplingPlan plan = SamplingPlan.of(100, 0.95, 0.10, 0, SMALL).orElseThrow();
        for (int looked = 1; looked < 100; looked++) {
            for (int adverse = 0; adverse <= Math.min(looked, 6); adverse++) {
                SampleEvaluation found =
                        SampleEvaluation.of(plan, looked, adverse).orElseThrow();
                assertThat(found.verdict() == SampleEvaluation.Verdict.SUPPORTED)
                        .as("%d of %d", adverse, looked)
                        .isEqualTo(found.upperShare() < 0.10 - 1e-9);
            }
        }
    }

    @Test
    void the_published_policy_ends_with_two_adverse_records() {
        SamplingPlan plan = SamplingPlan.of(1200, 0.99, 0.30, 2, PUBLISHED).orElseThrow();

        assertThat(SampleEvaluation.of(plan, 27, 2).orElseThrow().verdict())
                .isEqualTo(SampleEvaluation.Verdict.SUPPORTED);
        // The exact upper limit says otherwise, which is why the policy is named.
        assertThat(SampleEvaluation.of(plan, 27, 2).orElseThrow().upperShare()).isGreaterThan(0.30);
        assertThat(SampleEvaluation.of(plan, 200, 3).orElseThrow().verdict())
                .isEqualTo(SampleEvaluation.Verdict.NOT_SUPPORTED);
    }

    @Test
    void when_all_were_looked_at_nothing_is_inferred() {
        SamplingPlan plan = SamplingPlan.of(25, 0.95, 0.10, 0, EXACT).orElseThrow();

        assertThat(SampleEvaluation.of(plan, 25, 2).orElseThrow().upperShare()).isCloseTo(0.08, offset(1e-15));
        assertThat(SampleEvaluation.of(plan, 25, 2).orElseThrow().verdict())
                .isEqualTo(SampleEvaluation.Verdict.SUPPORTED);
        assertThat(SampleEvaluation.of(plan, 25, 3).orElseThrow().verdict())
                .isEqualTo(SampleEvaluation.Verdict.NOT_SUPPORTED);
        assertThat(SampleEvaluation.of(plan, 24, 0).orElseThrow().verdict())
                .isEqualTo(SampleEvaluation.Verdict.NOT_SUPPORTED);
    }

    @Test
    void looking_at_nothing_says_nothing_and_impossible_findings_are_refused() {
        SamplingPlan plan = SamplingPlan.of(1200, 0.95, 0.10, 1, EXACT).orElseThrow();

        assertThat(SampleEvaluation.of(plan, 0, 0)).isInstanceOf(Outcome.TooFew.class);
        assertThat(SampleEvaluation.of(plan, 5, 5).orElseThrow().upperShare()).isEqualTo(1);
        assertThatThrownBy(() -> SampleEvaluation.of(plan, 5, 6))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("6 of 5 of 1200");
        assertThatThrownBy(() -> SampleEvaluation.of(plan, 1201, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SampleEvaluation.of(plan, -1, 0)).isInstanceOf(InvalidInputException.class);
    }

    private static int size(int population, double confidence, double share, int adverse, SamplingPolicy policy) {
        return SamplingPlan.of(population, confidence, share, adverse, policy)
                .orElseThrow()
                .sampleSize();
    }
}

package io.github.qms4j.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.conventions.Verifies;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Verifies("KPI-9")
class OutcomeTest {
    private static final Policy POLICY = () -> Map.of("rule", "any");

    /** A result for the tests. */
    private record Weight(Policy policy, String verdict) implements Analysis<String> {}

    @Test
    void a_result_names_its_policy_and_its_verdict() {
        Outcome<Weight> found = new Outcome.Found<>(new Weight(POLICY, "heavy"));

        assertThat(found.policy()).isSameAs(POLICY);
        assertThat(found.verdict()).isEqualTo("heavy");
        assertThat(found.describe()).isEqualTo("heavy");
        assertThat(found.orElseThrow().verdict()).isEqualTo("heavy");
    }

    @Test
    void too_few_data_are_an_answer_that_names_what_is_missing() {
        Outcome<Weight> few = new Outcome.TooFew<>(POLICY, "points", 3, 8);

        assertThat(few.result()).isEmpty();
        assertThat(few.policy()).isSameAs(POLICY);
        assertThat(few.verdict()).isEqualTo(Outcome.NoResult.TOO_FEW);
        assertThat(few.describe()).isEqualTo("too few data: 3 points, of which 8 are needed");
        assertThatThrownBy(few::orElseThrow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(few.describe());
    }

    @Test
    void data_that_a_method_cannot_judge_are_an_answer_with_a_reason() {
        Outcome<Weight> undefined = new Outcome.Undefined<>(POLICY, "nothing varies");

        assertThat(undefined.result()).isEmpty();
        assertThat(undefined.policy()).isSameAs(POLICY);
        assertThat(undefined.verdict()).isEqualTo(Outcome.NoResult.UNDEFINED);
        assertThat(undefined.describe()).isEqualTo("no result: nothing varies");
    }

    @Test
    void where_one_policy_has_no_result_the_verdict_changes() {
        PolicyComparison<Weight> comparison = new PolicyComparison<>(
                new Outcome.Found<>(new Weight(POLICY, "heavy")),
                new Outcome.TooFew<>(() -> Map.of("rule", "other", "minimum", "8"), "points", 3, 8),
                "heavy",
                Outcome.NoResult.TOO_FEW);

        assertThat(comparison.verdictChanges()).isTrue();
        assertThat(comparison.differences())
                .containsExactlyInAnyOrder(
                        new PolicyComparison.Difference("rule", "any", "other"),
                        new PolicyComparison.Difference("minimum", "", "8"));
    }

    @Test
    void a_policy_is_described_in_one_line() {
        assertThat(POLICY.describe()).isEqualTo("rule: any");
    }

    @Test
    void an_interval_has_finite_ends_in_order() {
        assertThatThrownBy(() -> new Interval(2, 1, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(Double.NaN, 1, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(0, Double.POSITIVE_INFINITY, 0.95))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

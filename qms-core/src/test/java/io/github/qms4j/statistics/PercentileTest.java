package io.github.qms4j.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("KPI-9")
class PercentileTest {
    private static final double[] NIST = {
        95.1772, 95.1567, 95.1937, 95.1959, 95.1442, 95.0610, 95.1591, 95.1195, 95.1065, 95.0925, 95.1990, 95.1682
    };

    @ParameterizedTest
    @CsvSource({
        "N_PLUS_ONE, 95.19807",
        "LINEAR, 95.19568",
        "HAZEN, 95.19683",
        "MEDIAN_UNBIASED, 95.1972433333",
        "NEAREST_RANK, 95.1959"
    })
    void the_ninetieth_percentile_depends_on_its_definition(PercentileDefinition definition, double expected) {
        assertThat(percentile(NIST, 90, definition).value()).isCloseTo(expected, offset(1e-9));
    }

    @Test
    void two_definitions_can_lead_to_two_verdicts() {
        PolicyComparison<Percentile> comparison = PolicyComparison.of(
                PercentilePolicy.of(PercentileDefinition.N_PLUS_ONE),
                PercentilePolicy.of(PercentileDefinition.LINEAR),
                policy -> Percentile.of(NIST, 90, policy),
                percentile -> percentile.value() > 95.197);

        assertThat(comparison.verdictChanges()).isTrue();
        assertThat(comparison.differences())
                .containsExactly(
                        new PolicyComparison.Difference("percentile", "n + 1 rule (type 6)", "linear (type 7)"));
    }

    @ParameterizedTest
    @EnumSource(PercentileDefinition.class)
    void the_median_of_an_odd_number_is_the_middle_value_by_any_definition(PercentileDefinition definition) {
        assertThat(percentile(new double[] {9, 1, 5}, 50, definition).value()).isEqualTo(5);
    }

    @Test
    void the_nearest_rank_of_seven_percent_of_a_hundred_is_the_seventh() {
        double[] values = new double[100];
        for (int i = 0; i < 100; i++) {
            values[i] = i + 1;
        }
        for (int percent = 1; percent < 100; percent++) {
            assertThat(percentile(values, percent, PercentileDefinition.NEAREST_RANK)
                            .value())
                    .isEqualTo(percent);
        }
    }

    @Test
    void a_percentile_beyond_the_sample_says_so() {
        Percentile high = percentile(new double[] {1, 2, 3}, 90, PercentileDefinition.N_PLUS_ONE);
        Percentile low = percentile(new double[] {1, 2, 3}, 1, PercentileDefinition.N_PLUS_ONE);
        Percentile within = percentile(new double[] {1, 2, 3}, 50, PercentileDefinition.N_PLUS_ONE);

        assertThat(high.value()).isEqualTo(3);
        assertThat(high.atTheEdge()).isTrue();
        assertThat(low.value()).isEqualTo(1);
        assertThat(low.atTheEdge()).isTrue();
        assertThat(within.atTheEdge()).isFalse();
    }

    @Test
    void fewer_values_than_the_policy_asks_for_are_too_few() {
        PercentilePolicy policy =
                PercentilePolicy.of(PercentileDefinition.LINEAR).withMinimumValues(5);

        assertThat(Percentile.of(new double[] {1, 2, 3, 4}, 50, policy))
                .isEqualTo(new Outcome.TooFew<Percentile>(policy, "values", 4, 5));
        assertThat(Percentile.of(new double[0], 50, PercentilePolicy.of(PercentileDefinition.LINEAR)))
                .isInstanceOf(Outcome.TooFew.class);
        assertThat(Percentile.of(new double[] {1, 2, 3, 4, 5}, 50, policy).result())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 100, -1, Double.NaN})
    void a_percent_out_of_range_is_refused(double percent) {
        assertThatThrownBy(() -> percentile(NIST, percent, PercentileDefinition.LINEAR))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("percent '" + percent + "'");
    }

    @Test
    void values_that_are_not_finite_are_refused_by_position() {
        double[] values = {1, Double.NaN, 3, Double.NEGATIVE_INFINITY};

        assertThatThrownBy(() -> percentile(values, 50, PercentileDefinition.LINEAR))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("values[1] 'NaN'")
                .hasMessageContaining("values[3] '-Infinity'");
    }

    private static Percentile percentile(double[] values, double percent, PercentileDefinition definition) {
        return Percentile.of(values, percent, PercentilePolicy.of(definition)).orElseThrow();
    }
}

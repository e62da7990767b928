package io.github.qms4j.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("KPI-5")
class LinearFitTest {
    @Test
    void norris_is_fitted_to_the_digits_that_nist_certifies() {
        LinearFit fit =
                LinearFit.of(KnownSeries.norrisX(), KnownSeries.norrisY()).orElseThrow();

        assertThat(fit.intercept()).isCloseTo(-0.262323073774029, offset(1e-12));
        assertThat(fit.interceptError()).isCloseTo(0.232818234301152, offset(1e-13));
        assertThat(fit.slope()).isCloseTo(1.00211681802045, offset(1e-14));
        assertThat(fit.slopeError()).isCloseTo(0.429796848199937e-3, offset(1e-16));
        assertThat(fit.residualDeviation()).isCloseTo(0.884796396144373, offset(1e-13));
        assertThat(fit.rSquared()).isCloseTo(0.999993745883712, offset(1e-15));
        assertThat(fit.at(100)).isCloseTo(-0.262323073774029 + 100.211681802045, offset(1e-10));
    }

    @Test
    void the_interval_of_a_slope_is_by_the_t_distribution() {
        Interval interval = LinearFit.of(KnownSeries.norrisX(), KnownSeries.norrisY())
                .orElseThrow()
                .slopeInterval(0.95);

        // t(0.975, 34) = 2.0322445093177
        assertThat(interval.upper() - interval.lower())
                .isCloseTo(2 * 2.0322445093177 * 0.429796848199937e-3, offset(1e-12));
        assertThat(interval.contains(1.00211681802045)).isTrue();
        assertThat(interval.contains(1.004)).isFalse();
    }

    @Test
    void a_level_line_accounts_for_everything_there_is() {
        LinearFit fit =
                LinearFit.of(new double[] {1, 2, 3}, new double[] {5, 5, 5}).orElseThrow();

        assertThat(fit.slope()).isCloseTo(0, offset(1e-15));
        assertThat(fit.rSquared()).isEqualTo(1);
    }

    @Test
    void points_above_each_other_have_no_slope() {
        assertThat(LinearFit.of(new double[] {2, 2, 2}, new double[] {1, 2, 3}))
                .isInstanceOf(Outcome.Undefined.class)
                .extracting(Outcome::describe)
                .asString()
                .contains("one x");
    }

    @Test
    void two_points_are_too_few_for_an_error() {
        assertThat(LinearFit.of(new double[] {1, 2}, new double[] {1, 2})).isInstanceOf(Outcome.TooFew.class);
    }

    @Test
    void as_many_x_as_y_are_asked_for() {
        assertThatThrownBy(() -> LinearFit.of(new double[] {1, 2, 3}, new double[] {1, 2}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("are not as many as the 2 of y");
    }
}

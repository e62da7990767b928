package io.github.qms4j.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.internal.statistics.Distributions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies({"KPI-4", "KPI-9"})
class ConstantsTest {
    /** ∫ 1 − Φ(x)ⁿ − (1 − Φ(x))ⁿ dx is the mean of the range (Tippett 1925). */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10, 17, 25})
    void d2_is_the_mean_of_the_range(int n) {
        double sum = 0;
        double step = 1 / 256.0;
        for (double x = -9; x <= 9; x += step) {
            double below = 1 - Distributions.normalAbove(x);
            sum += 1 - Math.pow(below, n) - Math.pow(Distributions.normalAbove(x), n);
        }
        assertThat(Constants.EXACT.d2(n)).isCloseTo(sum * step, offset(1e-9));
    }

    /** The distribution of the range is n ∫ φ(x) (Φ(x + w) − Φ(x))ⁿ⁻¹ dx. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 25})
    void d3_is_the_deviation_of_the_range(int n) {
        double step = 1 / 32.0;
        int points = 16 * 32;
        double[] below = new double[3 * points];
        for (int i = 0; i < below.length; i++) {
            below[i] = 1 - Distributions.normalAbove(-8 + i * step);
        }
        double second = 0;
        for (int w = 0; w < points; w++) {
            double atMost = 0;
            for (int i = 0; i < points; i++) {
                double x = -8 + i * step;
                double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
                atMost += density * Math.pow(below[i + w] - below[i], n - 1.0);
            }
            second += 2 * w * step * (1 - n * atMost * step) * step;
        }
        double d2 = Constants.EXACT.d2(n);
        assertThat(Constants.EXACT.d3(n)).isCloseTo(Math.sqrt(second - d2 * d2), offset(2e-4));
    }

    @Test
    void constants_of_two_have_closed_forms() {
        assertThat(Constants.EXACT.d2(2)).isCloseTo(2 / Math.sqrt(Math.PI), offset(1e-10));
        assertThat(Constants.EXACT.d3(2)).isCloseTo(Math.sqrt(2 - 4 / Math.PI), offset(1e-10));
        assertThat(Constants.EXACT.c4(2)).isCloseTo(Math.sqrt(2 / Math.PI), offset(1e-15));
        assertThat(Constants.EXACT.sigmaPerMedianRange())
                .isCloseTo(1 / (Math.sqrt(2) * Distributions.normalQuantile(0.75)), offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1.128, 0.853, 0.7979",
        "3, 1.693, 0.888, 0.8862",
        "5, 2.326, 0.864, 0.9400",
        "25, 3.931, 0.708, 0.9896"
    })
    void tables_have_them_rounded(int n, double d2, double d3, double c4) {
        assertThat(Constants.TABULATED.d2(n)).isEqualTo(d2);
        assertThat(Constants.TABULATED.d3(n)).isEqualTo(d3);
        assertThat(Constants.TABULATED.c4(n)).isEqualTo(c4);
    }

    @ParameterizedTest
    @CsvSource({"2, 1.880, 2.659, 3.267, 3.267", "4, 0.729, 1.628, 2.282, 2.266", "5, 0.577, 1.427, 2.114, 2.089"})
    void factors_are_those_of_textbooks(int n, double a2, double a3, double d4, double b4) {
        assertThat(3 * Constants.FACTORS.sigmaOfMeanPerRange(n)).isCloseTo(a2, offset(1e-12));
        assertThat(3 * Constants.FACTORS.sigmaOfMeanPerDeviation(n)).isCloseTo(a3, offset(1e-12));
        assertThat(1 + 3 * Constants.FACTORS.sigmaOfRangePerRange(n)).isCloseTo(d4, offset(1e-12));
        assertThat(1 + 3 * Constants.FACTORS.sigmaOfDeviationPerDeviation(n)).isCloseTo(b4, offset(1e-12));
    }

    @Test
    void factors_of_single_values_are_those_of_textbooks() {
        assertThat(3 * Constants.FACTORS.sigmaPerMeanRange()).isCloseTo(2.66, offset(1e-12));
        assertThat(3 * Constants.FACTORS.sigmaPerMedianRange()).isCloseTo(3.145, offset(1e-12));
    }

    @Test
    void c4_of_large_subgroups_goes_on_smoothly() {
        double before = Constants.EXACT.c4(1000);
        double after = Constants.EXACT.c4(1001);

        assertThat(after - before).isBetween(0.0, 3e-7);
        assertThat(Constants.EXACT.c4(100_000)).isLessThan(1).isGreaterThan(1 - 3e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 26})
    void a_range_of_one_or_of_many_says_nothing(int n) {
        assertThatThrownBy(() -> Constants.EXACT.d2(n))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("subgroup size '" + n + "'");
    }
}

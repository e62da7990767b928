package io.github.qms4j.statistics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.KnownSeries;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.PolicyComparison;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Verifies("KPI-5")
class ChangePointTest {
    private static final ChangePointPolicy STANDARD = ChangePointPolicy.standard();

    @Test
    void the_nile_changed_after_1898() {
        ChangePoint change = ChangePoint.of(KnownSeries.nile(), STANDARD).orElseThrow();

        assertThat(1870 + change.breakAfter()).isEqualTo(1898);
        assertThat(change.meanBefore()).isCloseTo(1097.75, offset(1e-9));
        assertThat(change.meanAfter()).isCloseTo(849.972222, offset(0.5e-6));
        assertThat(change.squares()).isCloseTo(1_597_457.194444, offset(0.5e-6));
        assertThat(change.squaresWithoutBreak()).isCloseTo(2_835_156.75, offset(1e-6));
        assertThat(change.pettittK()).isEqualTo(1617);
        assertThat(change.pettittAfter()).isEqualTo(28);
        assertThat(change.pValue()).isCloseTo(3.591e-7, offset(0.5e-10));
        assertThat(change.verdict()).isEqualTo(TrendVerdict.FALLING);
    }

    @Test
    void a_series_without_a_change_has_no_evidence_of_one() {
        ChangePoint change = ChangePoint.of(new double[] {1, 3, 2, 4, 1, 3, 2, 4, 1, 3, 2, 4}, STANDARD)
                .orElseThrow();

        assertThat(change.verdict()).isEqualTo(TrendVerdict.NO_EVIDENCE);
        assertThat(change.pValue()).isLessThanOrEqualTo(1);
    }

    @Test
    void the_break_is_the_best_of_all_breaks() {
        for (int round = 0; round < 200; round++) {
            SplittableRandom random = new SplittableRandom(round);
            double[] values =
                    random.ints(random.nextInt(10, 50), 0, 9).asDoubleStream().toArray();
            if (Arrays.stream(values).distinct().count() == 1) {
                continue;
            }
            double least = Double.POSITIVE_INFINITY;
            for (int k = 5; k <= values.length - 5; k++) {
                least = Math.min(least, squares(values, 0, k) + squares(values, k, values.length));
            }
            ChangePoint change = ChangePoint.of(values, STANDARD).orElseThrow();
            int k = change.breakAfter();

            assertThat(change.squares()).as("seed %d", round).isCloseTo(least, offset(1e-9));
            assertThat(squares(values, 0, k) + squares(values, k, values.length))
                    .as("seed %d", round)
                    .isCloseTo(least, offset(1e-9));
        }
    }

    private static double squares(double[] values, int from, int until) {
        double sum = 0;
        for (int i = from; i < until; i++) {
            sum += values[i];
        }
        double mean = sum / (until - from);
        double squares = 0;
        for (int i = from; i < until; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return squares;
    }

    @Test
    @Verifies("KPI-9")
    void a_lower_risk_can_change_the_verdict() {
        double[] values = {1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4};
        PolicyComparison<ChangePoint> comparison =
                PolicyComparison.of(STANDARD, STANDARD.withRisk(0.001), policy -> ChangePoint.of(values, policy));

        assertThat(comparison.firstVerdict()).isEqualTo(TrendVerdict.RISING);
        assertThat(comparison.secondVerdict()).isEqualTo(TrendVerdict.NO_EVIDENCE);
    }

    @Test
    @Verifies("KPI-9")
    void a_short_series_is_too_few_and_a_constant_one_undefined() {
        assertThat(ChangePoint.of(new double[9], STANDARD))
                .isEqualTo(new Outcome.TooFew<ChangePoint>(STANDARD, "points", 9, 10));
        assertThat(ChangePoint.of(new double[10], STANDARD)).isInstanceOf(Outcome.Undefined.class);
        assertThatThrownBy(() -> ChangePoint.of(new double[] {1, Double.NaN}, STANDARD))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> STANDARD.withMinimumSegment(1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> STANDARD.withRisk(1)).isInstanceOf(InvalidInputException.class);
    }
}

package io.github.qms4j.statistics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.Improvement;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.PolicyComparison;
import io.github.qms4j.statistics.effect.InterruptionPolicy.Change;
import io.github.qms4j.statistics.effect.InterruptionPolicy.Errors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected figures were computed by normal equations in another language. */
@Verifies("SOL-4")
class InterruptedSeriesTest {
    private static final InterruptionPolicy STANDARD = InterruptionPolicy.standard();
    private static final Interruption PLAIN = Interruption.at(24);
    private static final Interruption SEASONAL = PLAIN.withSeason(12, 1);

    /** A season of 12, a rise of 0.1 a point, and from point 24 on 6 lower and falling by 0.2 more. */
    private static final double[] VALUES = {
        49.2, 50.3, 52.5, 53.7, 54.1, 52.1, 50.0, 48.4, 49.0, 49.5, 48.7, 48.4, 50.2, 54.4, 54.2, 52.8, 54.1, 52.0,
        51.2, 49.9, 48.7, 49.7, 49.5, 50.2, 46.8, 48.6, 47.2, 48.8, 47.6, 47.2, 44.5, 44.2, 43.0, 42.2, 41.8, 43.4,
        44.1, 45.2, 47.8, 46.8, 48.6, 46.9, 42.6, 43.3, 40.7, 41.3, 41.6, 40.6
    };

    private static final long[] COUNTS = {
        21, 22, 11, 19, 20, 30, 19, 22, 28, 18, 29, 27, 24, 21, 22, 11, 14, 13, 24, 19, 23, 18, 19, 21, 13, 15, 14, 16,
        17, 18, 16, 13, 16, 14, 11, 20, 17, 9, 16, 15, 9, 21, 19, 13, 16, 11, 25, 12
    };
    private static final double[] EXPOSURES = {
        81, 117, 83, 114, 95, 118, 96, 117, 102, 90, 110, 107, 107, 99, 89, 106, 84, 108, 105, 95, 112, 88, 96, 112, 95,
        109, 105, 118, 120, 109, 112, 86, 109, 114, 96, 102, 99, 118, 93, 96, 80, 97, 105, 117, 117, 93, 120, 88
    };
    /** Level from point 40 on. */
    private static final double[] STEP = {
        49.1, 50.0, 49.9, 52.8, 49.8, 51.3, 51.3, 49.8, 51.2, 47.8, 50.1, 50.9, 47.6, 48.8, 51.1, 49.7, 48.9, 49.6,
        49.5, 50.7, 50.5, 49.7, 49.3, 49.9, 51.3, 50.3, 50.6, 49.8, 48.7, 49.3, 50.7, 50.1, 49.1, 48.4, 50.1, 49.7,
        49.6, 49.7, 50.3, 50.3, 54.0, 53.9, 54.3, 53.8, 52.7, 52.9, 53.5, 52.7, 53.5, 54.2, 52.2, 51.2, 54.2, 53.0,
        53.7, 51.7, 54.7, 53.7, 52.9, 52.6
    };

    @Test
    void step_and_slope_are_those_of_segmented_regression() {
        InterruptedSeries series =
                InterruptedSeries.ofValues(VALUES, PLAIN, STANDARD).orElseThrow();

        assertThat(series.slopeBefore().estimate()).isCloseTo(-0.028, offset(1e-9));
        assertThat(series.step().estimate()).isCloseTo(-3.155666666666721, offset(1e-9));
        assertThat(series.step().standardError()).isCloseTo(1.2531713626359777, offset(1e-9));
        assertThat(series.step().pValue()).isCloseTo(0.015509918323280946, offset(1e-9));
        assertThat(series.slopeChange().orElseThrow().estimate()).isCloseTo(-0.20339130434782587, offset(1e-9));
        assertThat(series.slopeChange().orElseThrow().standardError()).isCloseTo(0.09040062507356232, offset(1e-9));
        assertThat(series.meanEffect().estimate()).isCloseTo(-5.494666666666719, offset(1e-9));
        assertThat(series.meanEffect().standardError()).isCloseTo(1.6568653264067554, offset(1e-9));
        assertThat(series.degreesOfFreedom()).isEqualTo(44);
    }

    @Test
    void residuals_that_depend_on_each_other_warn_and_the_season_takes_the_warning_away() {
        InterruptedSeries plain =
                InterruptedSeries.ofValues(VALUES, PLAIN, STANDARD).orElseThrow();
        InterruptedSeries seasonal =
                InterruptedSeries.ofValues(VALUES, SEASONAL, STANDARD).orElseThrow();

        assertThat(plain.residualLagOne()).isCloseTo(0.7009706423122734, offset(1e-9));
        assertThat(plain.dependenceWarning()).isTrue();
        assertThat(seasonal.residualLagOne()).isCloseTo(-0.06289030197050968, offset(1e-9));
        assertThat(seasonal.dependenceWarning()).isFalse();
    }

    @Test
    void harmonics_take_the_season_out() {
        InterruptedSeries series =
                InterruptedSeries.ofValues(VALUES, SEASONAL, STANDARD).orElseThrow();

        assertThat(series.slopeBefore().estimate()).isCloseTo(0.0833872853118362, offset(1e-9));
        assertThat(series.step().estimate()).isCloseTo(-5.828961514150807, offset(1e-9));
        assertThat(series.meanEffect().estimate()).isCloseTo(-8.167961514150795, offset(1e-9));
        assertThat(series.meanEffect().standardError()).isCloseTo(0.7285209961922031, offset(1e-9));
        assertThat(series.verdict()).isEqualTo(Shift.LOWER);
    }

    @Test
    void errors_by_newey_and_west_need_no_warning() {
        InterruptedSeries series = InterruptedSeries.ofValues(VALUES, PLAIN, STANDARD.withErrors(Errors.NEWEY_WEST))
                .orElseThrow();

        assertThat(series.step().standardError()).isCloseTo(1.4185616774604586, offset(1e-9));
        assertThat(series.meanEffect().standardError()).isCloseTo(1.916224190832197, offset(1e-9));
        assertThat(series.meanEffect().pValue()).isCloseTo(0.006329275927606389, offset(1e-9));
        assertThat(series.dependenceWarning()).isFalse();
    }

    @Test
    @Verifies({"SOL-4", "KPI-9"})
    void what_is_supposed_of_errors_can_change_the_verdict() {
        InterruptionPolicy strict = STANDARD.withRisk(0.005);
        PolicyComparison<InterruptedSeries> comparison = PolicyComparison.of(
                strict,
                strict.withErrors(Errors.NEWEY_WEST),
                policy -> InterruptedSeries.ofValues(VALUES, PLAIN, policy));

        assertThat(comparison.firstVerdict()).isEqualTo(Shift.LOWER);
        assertThat(comparison.secondVerdict()).isEqualTo(Shift.NO_EVIDENCE);
    }

    @Test
    void a_short_series_can_be_asked_for_its_level_alone() {
        InterruptedSeries series = InterruptedSeries.ofValues(VALUES, SEASONAL, STANDARD.withChange(Change.LEVEL))
                .orElseThrow();

        assertThat(series.slopeChange()).isEmpty();
        assertThat(series.meanEffect()).isEqualTo(series.step());
        assertThat(series.step().estimate()).isCloseTo(-5.727265861976832, offset(1e-9));
        assertThat(series.step().standardError()).isCloseTo(0.7229503179395885, offset(1e-9));
    }

    @Test
    void a_third_period_shows_whether_the_effect_lasted() {
        InterruptedSeries series = InterruptedSeries.ofValues(
                        VALUES, Interruption.at(16).until(32).withSeason(12, 1), STANDARD)
                .orElseThrow();

        assertThat(series.meanEffect().estimate()).isCloseTo(-3.786401967374749, offset(1e-9));
        assertThat(series.meanEffect().standardError()).isCloseTo(1.1641802695037184, offset(1e-9));
        assertThat(series.lastingEffect().orElseThrow().estimate()).isCloseTo(-9.78600971141066, offset(1e-9));
        assertThat(series.lastingVerdict()).hasValue(Shift.LOWER);
        assertThat(InterruptedSeries.ofValues(VALUES, PLAIN, STANDARD)
                        .orElseThrow()
                        .lastingVerdict())
                .isEmpty();
    }

    @Test
    void counts_are_fitted_by_their_logarithm_with_exposures() {
        InterruptedSeries series =
                InterruptedSeries.ofCounts(COUNTS, EXPOSURES, PLAIN, STANDARD).orElseThrow();

        assertThat(series.dispersion().orElseThrow()).isCloseTo(0.8856371857287335, offset(1e-8));
        assertThat(series.step().estimate()).isCloseTo(-0.3318167171671945, offset(1e-8));
        assertThat(series.step().standardError()).isCloseTo(0.1307540974300949, offset(1e-8));
        assertThat(series.step().ratio()).isCloseTo(Math.exp(-0.3318167171671945), offset(1e-8));
        assertThat(series.meanEffect().estimate()).isCloseTo(-0.21775731988184904, offset(1e-8));
        assertThat(series.meanEffect().pValue()).isCloseTo(0.1868292197854786, offset(1e-7));
        assertThat(EffectVerdict.of(InterruptedSeries.ofCounts(COUNTS, EXPOSURES, PLAIN, STANDARD), Improvement.DOWN))
                .isEqualTo(EffectVerdict.NO_EVIDENCE);
    }

    @Test
    void counts_can_have_errors_by_newey_and_west_too() {
        InterruptedSeries series = InterruptedSeries.ofCounts(
                        COUNTS, EXPOSURES, PLAIN, STANDARD.withErrors(Errors.NEWEY_WEST))
                .orElseThrow();

        assertThat(series.meanEffect().standardError()).isCloseTo(0.13954454070504474, offset(1e-8));
    }

    @Test
    void doubled_exposures_leave_the_effect_alone() {
        double[] doubled = Arrays.stream(EXPOSURES).map(e -> 2 * e).toArray();

        assertThat(InterruptedSeries.ofCounts(COUNTS, doubled, PLAIN, STANDARD)
                        .orElseThrow()
                        .effect())
                .isCloseTo(
                        InterruptedSeries.ofCounts(COUNTS, EXPOSURES, PLAIN, STANDARD)
                                .orElseThrow()
                                .effect(),
                        offset(1e-9));
    }

    @Test
    void too_few_points_to_tell_is_a_verdict_of_its_own() {
        double[] ten = Arrays.copyOf(VALUES, 10);

        assertThat(InterruptedSeries.ofValues(ten, Interruption.at(5), STANDARD))
                .isEqualTo(new Outcome.TooFew<InterruptedSeries>(STANDARD, "points before", 5, 8));
        assertThat(InterruptedSeries.ofValues(ten, Interruption.at(8), STANDARD))
                .isEqualTo(new Outcome.TooFew<InterruptedSeries>(STANDARD, "points after", 2, 8));
        assertThat(InterruptedSeries.ofValues(ten, Interruption.at(20), STANDARD))
                .isEqualTo(new Outcome.TooFew<InterruptedSeries>(STANDARD, "points after", 0, 8));
        assertThat(InterruptedSeries.ofValues(VALUES, Interruption.at(20).until(45), STANDARD))
                .isEqualTo(new Outcome.TooFew<InterruptedSeries>(STANDARD, "points in the third period", 3, 8));
        assertThat(InterruptedSeries.ofValues(VALUES, Interruption.at(20).withSeason(25, 1), STANDARD))
                .isEqualTo(
                        new Outcome.TooFew<InterruptedSeries>(STANDARD, "points for two cycles of the season", 48, 50));
        assertThat(EffectVerdict.of(InterruptedSeries.ofValues(ten, Interruption.at(5), STANDARD), Improvement.UP))
                .isEqualTo(EffectVerdict.TOO_FEW);
    }

    @Test
    void a_series_exactly_on_the_model_leaves_no_chance_to_judge_by() {
        double[] exact = IntStream.range(0, 40).mapToDouble(i -> i < 20 ? 5 : 7).toArray();

        assertThat(InterruptedSeries.ofValues(exact, Interruption.at(20), STANDARD))
                .isInstanceOf(Outcome.Undefined.class)
                .extracting(Outcome::describe)
                .asString()
                .contains("exactly on the model");
        assertThat(InterruptedSeries.ofValues(new double[40], Interruption.at(20), STANDARD))
                .isInstanceOf(Outcome.Undefined.class);
    }

    @Test
    void a_model_with_more_parts_than_the_points_can_tell_is_undefined() {
        // With a cycle of 8 in 16 points, three harmonics leave nothing to tell the slopes by.
        double[] sixteen = Arrays.copyOf(VALUES, 17);

        assertThat(InterruptedSeries.ofValues(
                        sixteen, Interruption.at(8).withSeason(8, 3), STANDARD.withMinimumPerPeriod(8)))
                .isNotInstanceOf(Outcome.TooFew.class);
        assertThat(InterruptedSeries.ofValues(
                        Arrays.copyOf(VALUES, 10),
                        Interruption.at(5).withSeason(5, 2),
                        STANDARD.withMinimumPerPeriod(3)))
                .isNotInstanceOf(Outcome.TooFew.class);
        assertThat(InterruptedSeries.ofValues(
                        Arrays.copyOf(VALUES, 8),
                        Interruption.at(4).withSeason(4, 1),
                        STANDARD.withMinimumPerPeriod(3)))
                .isNotInstanceOf(Outcome.TooFew.class);
        assertThat(InterruptedSeries.ofValues(
                        Arrays.copyOf(VALUES, 6),
                        Interruption.at(3).withSeason(3, 1),
                        STANDARD.withMinimumPerPeriod(3)))
                .isInstanceOf(Outcome.Undefined.class);
    }

    @Test
    void counts_of_nothing_have_no_rate() {
        assertThat(InterruptedSeries.ofCounts(new long[48], EXPOSURES, PLAIN, STANDARD))
                .isInstanceOf(Outcome.Undefined.class);
        long[] gone = COUNTS.clone();
        Arrays.fill(gone, 24, 48, 0);
        assertThat(InterruptedSeries.ofCounts(gone, EXPOSURES, PLAIN, STANDARD)).isInstanceOf(Outcome.Undefined.class);
    }

    @Test
    void impossible_input_is_refused() {
        double[] bad = VALUES.clone();
        bad[7] = Double.NaN;
        double[] exposures = EXPOSURES.clone();
        exposures[3] = 0;

        assertThatThrownBy(() -> InterruptedSeries.ofValues(bad, PLAIN, STANDARD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("values[7] 'NaN'");
        assertThatThrownBy(() -> InterruptedSeries.ofCounts(COUNTS, exposures, PLAIN, STANDARD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("exposures[3] '0.0'");
        assertThatThrownBy(() -> InterruptedSeries.ofCounts(COUNTS, new double[3], PLAIN, STANDARD))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Interruption.at(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Interruption.at(5).until(5)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PLAIN.withSeason(12, 6)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PLAIN.withSeason(0, 1)).isInstanceOf(InvalidInputException.class);
    }

    // --- placebo dates ---

    @Test
    void a_real_step_stands_out_among_placebo_dates() {
        PlaceboDates placebo =
                PlaceboDates.ofValues(STEP, Interruption.at(40), STANDARD).orElseThrow();

        assertThat(placebo.statistic()).isCloseTo(7.73099253231991, offset(1e-9));
        assertThat(placebo.dates()).isEqualTo(25);
        assertThat(placebo.asExtreme()).isZero();
        assertThat(placebo.pValue()).isCloseTo(1 / 26.0, offset(1e-15));
        assertThat(placebo.verdict()).isEqualTo(PlaceboDates.Verdict.STANDS_OUT);
    }

    @Test
    void an_effect_that_chance_alone_would_call_real_can_be_like_any_date() {
        double[] wandering = new double[60];
        for (int i = 0; i < 60; i++) {
            wandering[i] = 10 * Math.sin(i / 3.0) + Math.sin(i * 5.0);
        }
        PlaceboDates placebo =
                PlaceboDates.ofValues(wandering, Interruption.at(38), STANDARD).orElseThrow();

        assertThat(InterruptedSeries.ofValues(wandering, Interruption.at(38), STANDARD)
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Shift.HIGHER);
        assertThat(placebo.asExtreme()).isEqualTo(9);
        assertThat(placebo.dates()).isEqualTo(23);
        assertThat(placebo.verdict()).isEqualTo(PlaceboDates.Verdict.LIKE_ANY_DATE);
    }

    @Test
    void too_few_placebo_dates_say_nothing() {
        assertThat(PlaceboDates.ofValues(VALUES, PLAIN, STANDARD))
                .isEqualTo(new Outcome.TooFew<PlaceboDates>(STANDARD, "placebo dates", 9, 19));
        assertThat(PlaceboDates.ofValues(Arrays.copyOf(VALUES, 10), Interruption.at(5), STANDARD))
                .isEqualTo(new Outcome.TooFew<PlaceboDates>(STANDARD, "points before", 5, 8));
    }

    @Test
    void counts_have_placebo_dates_too() {
        PlaceboDates placebo = PlaceboDates.ofCounts(COUNTS, EXPOSURES, Interruption.at(36), STANDARD.withRisk(0.05))
                .orElseThrow();

        assertThat(placebo.dates()).isEqualTo(21);
        assertThat(placebo.pValue()).isBetween(1 / 22.0, 1.0);
    }
}

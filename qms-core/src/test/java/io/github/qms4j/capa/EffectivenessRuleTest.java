package io.github.qms4j.capa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.capa.EffectivenessCriterion.Baseline;
import io.github.qms4j.capa.EffectivenessCriterion.Exposure;
import io.github.qms4j.capa.EffectivenessCriterion.KpiThreshold;
import io.github.qms4j.capa.EffectivenessCriterion.OccurrenceLimit;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EffectivenessRuleTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final Baseline BASELINE =
            new Baseline(Quantity.of("82.0", "%"), LocalDate.of(2026, 1, 1), MARCH, "kpis.json");
    private static final KpiThreshold AT_LEAST_95 = new KpiThreshold(
            "resolution-in-time",
            Map.of(),
            new Bound(Comparator.AT_LEAST, Quantity.of("95", "%")),
            2,
            100,
            BASELINE,
            Period.ofMonths(2));

    private static Measurement month(int number, String percent, long sample) {
        return measurement(number, Result.measured(Quantity.of(percent, "%")), sample);
    }

    private static Measurement measurement(int number, Result result, long sample) {
        return Measurement.of(
                new KpiValue("resolution-in-time", Map.of(), result, sample, sample),
                MARCH.plusMonths(number),
                MARCH.plusMonths(number + 1L),
                MeasurementSource.named("log"));
    }

    private static EffectivenessVerdict verdict(Measurement... measurements) {
        return EffectivenessRule.judge(AT_LEAST_95, List.of(measurements)).verdict();
    }

    @Test
    @Verifies("CAP-5")
    void a_kpi_that_meets_its_threshold_in_every_period_shows_the_effect() {
        assertThat(verdict(month(0, "95.0", 60), month(1, "97.1", 40))).isEqualTo(EffectivenessVerdict.EFFECTIVE);
    }

    @Test
    @Verifies("CAP-5")
    void one_period_below_the_threshold_shows_that_there_is_none() {
        assertThat(verdict(month(0, "99.0", 500), month(1, "94.9", 500))).isEqualTo(EffectivenessVerdict.INEFFECTIVE);
    }

    @Test
    @Verifies("CAP-5")
    void too_few_periods_say_nothing() {
        assertThat(verdict(month(0, "99.0", 500))).isEqualTo(EffectivenessVerdict.NOT_ENOUGH_DATA);
    }

    @Test
    @Verifies("CAP-5")
    void too_small_a_sample_says_nothing_even_when_a_period_is_below_the_threshold() {
        assertThat(verdict(month(0, "99.0", 50), month(1, "10.0", 49))).isEqualTo(EffectivenessVerdict.NOT_ENOUGH_DATA);
    }

    @Test
    @Verifies("CAP-5")
    void a_period_without_a_value_is_no_data_and_its_sample_does_not_count() {
        Measurement failed = measurement(1, Result.failed("the export broke"), 500);

        assertThat(verdict(month(0, "99.0", 99), failed)).isEqualTo(EffectivenessVerdict.NOT_ENOUGH_DATA);
    }

    @Test
    @Verifies("CAP-5")
    void the_verdict_names_its_numbers_and_the_baseline() {
        assertThat(EffectivenessRule.judge(AT_LEAST_95, List.of(month(0, "99.0", 60), month(1, "97.1", 40)))
                        .because())
                .contains("2 of 2 periods")
                .contains("≥ 95 %")
                .contains("100")
                .contains("82.0 %");
    }

    private static OccurrenceLimit atMost(long limit, @Nullable Exposure exposure) {
        return new OccurrenceLimit("repeat/group Network", limit, exposure, BASELINE, Period.ofMonths(3));
    }

    @Test
    @Verifies("CAP-5")
    void as_many_occurrences_as_the_limit_are_still_effective_and_one_more_is_not() {
        assertThat(EffectivenessRule.judge(atMost(1, null), 1, 0).verdict()).isEqualTo(EffectivenessVerdict.EFFECTIVE);
        assertThat(EffectivenessRule.judge(atMost(1, null), 2, 0).verdict())
                .isEqualTo(EffectivenessVerdict.INEFFECTIVE);
    }

    @Test
    @Verifies("CAP-5")
    void no_occurrence_proves_nothing_while_too_little_has_happened() {
        OccurrenceLimit limit = atMost(0, new Exposure("volume", Map.of(), 1_000));

        assertThat(EffectivenessRule.judge(limit, 0, 999).verdict()).isEqualTo(EffectivenessVerdict.NOT_ENOUGH_DATA);
        assertThat(EffectivenessRule.judge(limit, 0, 1_000).verdict()).isEqualTo(EffectivenessVerdict.EFFECTIVE);
    }

    @Test
    @Verifies("CAP-5")
    void too_many_occurrences_are_ineffective_however_little_has_happened() {
        OccurrenceLimit limit = atMost(0, new Exposure("volume", Map.of(), 1_000));

        assertThat(EffectivenessRule.judge(limit, 1, 3).verdict()).isEqualTo(EffectivenessVerdict.INEFFECTIVE);
    }

    @Test
    @Verifies("CAP-5")
    void a_criterion_that_demands_no_data_or_no_time_is_refused() {
        assertThatThrownBy(() -> new Exposure("volume", Map.of(), 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new OccurrenceLimit("p", 0, null, BASELINE, Period.ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("window");
        assertThatThrownBy(() -> new OccurrenceLimit(" ", 0, null, BASELINE, Period.ofDays(1)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Baseline(Quantity.of(1, "1"), MARCH, MARCH, "x"))
                .isInstanceOf(InvalidInputException.class);
    }
}

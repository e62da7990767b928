package io.github.qms4j.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.KpiEvaluation.Change;
import io.github.qms4j.kpi.KpiEvaluation.Target;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What measurements mean at a date: band, target, change, staleness. */
@Verifies("KPI-6")
class KpiEvaluationTest {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private static KpiDefinition.Builder kpi() {
        return KpiDefinition.builder("share", "Share in time", new KpiFormula.Ratio(TicketFact.RESOLUTION_IN_TIME))
                .owner("service manager")
                .direction(Direction.HIGHER_IS_BETTER);
    }

    private static KpiDefinition.Builder banded() {
        return kpi().band(new KpiBand("red", null, BigDecimal.valueOf(80)))
                .band(new KpiBand("amber", BigDecimal.valueOf(80), BigDecimal.valueOf(90)))
                .band(new KpiBand("green", BigDecimal.valueOf(90), BigDecimal.valueOf(101)));
    }

    private static Measurement month(LocalDate first, Result result) {
        return Measurement.entered("share", first, first.plusMonths(1), result, MeasurementSource.named("export"));
    }

    private static Measurement month(LocalDate first, String percent) {
        return month(first, Result.measured(Quantity.of(percent, "%")));
    }

    private static KpiEvaluation evaluated(KpiDefinition.Builder kpi, Measurement... measurements) {
        return KpiEvaluation.of(kpi.build(), List.of(measurements), MARCH);
    }

    @ParameterizedTest
    @CsvSource({
        "79.999999, red",
        "80, amber",
        "80.000, amber",
        "89.999999, amber",
        "90, green",
        "100.999999, green",
        "-5, red"
    })
    void a_band_begins_with_its_lower_bound_and_ends_before_its_upper_one(String percent, String band) {
        assertThat(evaluated(banded(), month(FEBRUARY, percent)).band()).isEqualTo(band);
    }

    @Test
    void a_value_outside_every_band_is_in_none() {
        assertThat(evaluated(banded(), month(FEBRUARY, "101")).band()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 90, MET", "AT_LEAST, 89.999999, NOT_MET",
        "MORE_THAN, 90, NOT_MET", "MORE_THAN, 90.000001, MET",
        "AT_MOST, 90.0, MET", "AT_MOST, 90.000001, NOT_MET",
        "LESS_THAN, 90, NOT_MET", "LESS_THAN, 89.999999, MET",
        "EQUAL_TO, 90.000, MET", "EQUAL_TO, 90.000001, NOT_MET"
    })
    void a_target_is_met_as_its_comparator_says(Comparator comparator, String percent, Target expected) {
        KpiDefinition.Builder kpi = kpi().target(new Bound(comparator, Quantity.of(90, "%")));
        assertThat(evaluated(kpi, month(FEBRUARY, percent)).target()).isEqualTo(expected);
    }

    @Test
    void without_a_target_nothing_is_met_or_missed() {
        assertThat(evaluated(kpi(), month(FEBRUARY, "1")).target()).isEqualTo(Target.NONE);
        assertThat(evaluated(kpi()).target()).isEqualTo(Target.NONE);
    }

    @Test
    @Verifies("X-8")
    void a_target_without_a_value_is_neither_met_nor_missed() {
        KpiDefinition.Builder kpi = kpi().target(new Bound(Comparator.AT_LEAST, Quantity.of(90, "%")));
        assertThat(evaluated(kpi).target()).isEqualTo(Target.NO_DATA);
        assertThat(evaluated(kpi, month(FEBRUARY, Result.noData("no ticket"))).target())
                .isEqualTo(Target.NO_DATA);
        assertThat(evaluated(kpi, month(FEBRUARY, Result.failed("no file"))).target())
                .isEqualTo(Target.NO_DATA);
    }

    @ParameterizedTest
    @CsvSource({
        "HIGHER_IS_BETTER, 80, 81, IMPROVEMENT",
        "HIGHER_IS_BETTER, 81, 80, CONCERN",
        "LOWER_IS_BETTER, 80, 81, CONCERN",
        "LOWER_IS_BETTER, 81, 80, IMPROVEMENT",
        "NEUTRAL, 80, 81, HIGHER",
        "NEUTRAL, 81, 80, LOWER",
        "HIGHER_IS_BETTER, 80, 80.00, NONE",
        "LOWER_IS_BETTER, 80, 80.00, NONE",
        "NEUTRAL, 80, 80.00, NONE"
    })
    void a_change_is_judged_by_the_direction(Direction direction, String before, String latest, Change expected) {
        assertThat(evaluated(kpi().direction(direction), month(JANUARY, before), month(FEBRUARY, latest))
                        .change())
                .isEqualTo(expected);
    }

    @Test
    void the_order_in_which_measurements_are_given_is_of_no_account() {
        KpiEvaluation evaluation = evaluated(kpi(), month(FEBRUARY, "90"), month(JANUARY, "80"));
        assertThat(evaluation.latest()).isEqualTo(month(FEBRUARY, "90"));
        assertThat(evaluation.change()).isEqualTo(Change.IMPROVEMENT);
    }

    @Test
    void a_first_value_has_nothing_to_compare_with() {
        assertThat(evaluated(kpi(), month(FEBRUARY, "90")).change()).isEqualTo(Change.UNKNOWN);
    }

    @Test
    @Verifies("X-8")
    void a_change_from_or_to_no_data_is_unknown() {
        Result none = Result.noData("no ticket");
        assertThat(evaluated(kpi(), month(JANUARY, none), month(FEBRUARY, "90")).change())
                .isEqualTo(Change.UNKNOWN);
        assertThat(evaluated(kpi(), month(JANUARY, "90"), month(FEBRUARY, none)).change())
                .isEqualTo(Change.UNKNOWN);
    }

    @Test
    void a_longer_period_that_ends_alike_is_not_the_period_before() {
        Measurement quarter = Measurement.entered(
                "share",
                JANUARY.minusMonths(1),
                MARCH,
                Result.measured(Quantity.of(95, "%")),
                MeasurementSource.named("export"));
        KpiEvaluation evaluation = evaluated(kpi(), month(JANUARY, "80"), quarter, month(FEBRUARY, "90"));
        assertThat(evaluation.latest()).isEqualTo(month(FEBRUARY, "90"));
        assertThat(evaluation.change()).isEqualTo(Change.IMPROVEMENT);
    }

    @Test
    void a_period_that_is_not_over_is_not_looked_at() {
        KpiDefinition kpi = kpi().build();
        List<Measurement> both = List.of(month(JANUARY, "80"), month(FEBRUARY, "90"));
        assertThat(KpiEvaluation.of(kpi, both, MARCH.minusDays(1)).latest()).isEqualTo(month(JANUARY, "80"));
        assertThat(KpiEvaluation.of(kpi, both, MARCH).latest()).isEqualTo(month(FEBRUARY, "90"));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01, false", "2026-04-11, false", "2026-04-12, true"})
    void a_value_is_stale_when_the_next_one_and_its_grace_are_over(LocalDate at, boolean stale) {
        KpiDefinition kpi = kpi().stalenessGrace(Period.ofDays(10)).build();
        assertThat(KpiEvaluation.of(kpi, List.of(month(FEBRUARY, "90")), at).stale())
                .isEqualTo(stale);
    }

    @ParameterizedTest
    @CsvSource({"2026-04-01, false", "2026-04-02, true"})
    void without_grace_a_value_is_stale_a_day_after_the_next_is_due(LocalDate at, boolean stale) {
        KpiDefinition kpi = kpi().stalenessGrace(Period.ZERO).build();
        assertThat(KpiEvaluation.of(kpi, List.of(month(FEBRUARY, "90")), at).stale())
                .isEqualTo(stale);
    }

    @Test
    void a_kpi_that_was_never_measured_is_stale() {
        KpiEvaluation evaluation = evaluated(banded());
        assertThat(evaluation.stale()).isTrue();
        assertThat(evaluation.latest()).isNull();
        assertThat(evaluation.band()).isNull();
        assertThat(evaluation.change()).isEqualTo(Change.UNKNOWN);
    }

    @Test
    void a_value_in_the_unit_of_an_earlier_definition_compares_with_nothing() {
        KpiDefinition.Builder inHours = KpiDefinition.builder("share", "Share", new KpiFormula.Entered())
                .owner("service manager")
                .unit("h")
                .target(new Bound(Comparator.AT_MOST, Quantity.of(100, "h")))
                .band(new KpiBand("green", null, null));
        Measurement old = month(JANUARY, "80");
        assertThat(evaluated(inHours, old).target()).isEqualTo(Target.NO_DATA);
        assertThat(evaluated(inHours, old).band()).isNull();
        Measurement recent = month(FEBRUARY, Result.measured(Quantity.of(7, "h")));
        assertThat(evaluated(inHours, old, recent).change()).isEqualTo(Change.UNKNOWN);
        assertThat(evaluated(inHours, old, recent).target()).isEqualTo(Target.MET);
    }
}

package io.github.qms4j.objective;

import static io.github.qms4j.objective.SampleSeries.START;
import static io.github.qms4j.objective.SampleSeries.hours;
import static io.github.qms4j.objective.SampleSeries.objective;
import static io.github.qms4j.objective.SampleSeries.since;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.objective.Progress.Verdict;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From 10 h to 8 h between February and July 2026: what the months since say. */
@Verifies("OBJ-3")
class ProgressRuleTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 2);
    private static final LocalDate AFTER = LocalDate.of(2026, 8, 3);

    private static Progress at(LocalDate day, KpiSeries series) {
        return ProgressRule.judge(objective(), series, day);
    }

    private static void assertNoData(Progress progress, String because) {
        assertThat(progress.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(progress.because()).contains(because);
    }

    @ParameterizedTest
    @CsvSource({
        "9.6 9.3, ON_TRACK",
        "9.6 9.8, AT_RISK",
        "9.6 10.8, OFF_TRACK",
        "9.6 7.9, ACHIEVED",
        "9.6 8.0, ACHIEVED",
        "9.6 8.01, ON_TRACK"
    })
    void after_two_months(String values, Verdict verdict) {
        assertThat(at(APRIL, since(values.split(" "))).verdict()).isEqualTo(verdict);
    }

    @Test
    void a_trend_that_cannot_lead_to_the_target_is_off_track_however_near_the_trajectory_is() {
        Progress progress = at(LocalDate.of(2026, 6, 2), since("9.30", "9.40", "9.50", "9.60"));

        assertThat(progress.verdict()).isEqualTo(Verdict.OFF_TRACK);
        assertThat(progress.because())
                .contains("going on like this it comes to 9.8 h, the target is not to be expected");
    }

    @Test
    void one_is_at_risk_on_the_trajectory_when_the_trend_leads_away() {
        assertThat(at(LocalDate.of(2026, 6, 2), since("8.10", "8.21", "8.30", "8.41"))
                        .verdict())
                .isEqualTo(Verdict.AT_RISK);
    }

    @Test
    void without_history_half_of_the_way_decides_between_at_risk_and_off_track() {
        KpiSeries young = SampleSeries.series(
                ObjectiveFixture.kpi("t").build(), DefinitionStatus.ACTIVE, START, List.of("9.8", "9.6"));
        KpiSeries slow = SampleSeries.series(
                ObjectiveFixture.kpi("t").build(), DefinitionStatus.ACTIVE, START, List.of("9.8", "9.9"));

        assertThat(at(APRIL, young))
                .returns(Verdict.AT_RISK, Progress::verdict)
                .extracting(Progress::because)
                .asString()
                .contains("where 0.325 is half of the way so far");
        assertThat(at(APRIL, slow).verdict()).isEqualTo(Verdict.OFF_TRACK);
    }

    @Test
    void a_constant_series_has_a_verdict_too() {
        KpiSeries constant = hours(Collections.nCopies(14, "10"));

        assertThat(at(APRIL, constant))
                .returns(Verdict.OFF_TRACK, Progress::verdict)
                .returns(Result.measured(Quantity.of("10", "h")), Progress::current);
    }

    @Test
    void after_the_due_date_it_is_achieved_or_missed_by_its_last_period() {
        assertThat(at(AFTER, since("9", "9", "9", "8", "8", "8.1")).verdict()).isEqualTo(Verdict.MISSED);
        assertThat(at(AFTER, since("9", "9", "9", "9", "9", "8")).verdict()).isEqualTo(Verdict.ACHIEVED);
    }

    @Test
    void what_comes_after_the_due_date_does_not_count() {
        Progress late = at(LocalDate.of(2026, 11, 3), since("9", "9", "9", "9", "9", "9", "7", "7", "7"));

        assertThat(late.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(late.because()).endsWith("it was due on 2026-07-31");
    }

    @Test
    void after_the_due_date_nothing_is_decided_while_its_last_period_is_missing() {
        assertNoData(
                at(AFTER, since("9", "9", "9", "8", "7.5")),
                "it was due on 2026-07-31, but 1 of 1 periods have a value, the latest until 2026-06-30");
    }

    @Test
    void the_mean_of_the_periods_that_count_together_is_held_against_the_target() {
        ObjectiveDefinition three = objective().measuredBy(Measure.by("t").overPeriods(3));

        assertThat(ProgressRule.judge(three, since("9", "9", "9", "8.4", "8.0", "7.6"), AFTER))
                .returns(Verdict.ACHIEVED, Progress::verdict)
                .extracting(Progress::because)
                .asString()
                .startsWith("the mean of 3 periods, 2026-05-01 to 2026-07-31, came to 8 h");
        assertThat(ProgressRule.judge(three, since("7.9", "7.8"), APRIL).verdict())
                .as("two good months of three are not achieved yet")
                .isEqualTo(Verdict.ON_TRACK);
    }

    @Test
    void there_is_no_data_before_the_start_without_measurements_and_with_old_ones_only() {
        assertNoData(at(START.minusDays(1), since()), "it starts on 2026-02-01");
        assertNoData(at(APRIL, since()), "KPI t has no measurement in that time");
        assertNoData(at(APRIL, since("-", "-")), "has no value for 2026-03-01 to 2026-03-31: the log was empty");
        assertNoData(
                at(LocalDate.of(2026, 5, 15), since("9.6", "9.2")),
                "the latest value is of the period until 2026-03-31, and the next one is overdue");
        assertThat(at(LocalDate.of(2026, 5, 11), since("9.6", "9.2")).verdict()).isEqualTo(Verdict.ON_TRACK);
    }

    @Test
    void one_value_is_a_value() {
        assertThat(at(LocalDate.of(2026, 3, 2), since("9.6")).verdict()).isEqualTo(Verdict.ON_TRACK);
    }

    @Test
    void a_retired_kpi_gives_a_verdict_as_long_as_its_values_last_and_then_says_that_it_was_retired() {
        KpiSeries retired = new KpiSeries(
                since().definition(),
                DefinitionStatus.RETIRED,
                since("9.6", "9.2").measurements());

        assertThat(at(APRIL, retired).verdict()).isEqualTo(Verdict.ON_TRACK);
        assertNoData(at(LocalDate.of(2026, 6, 2), retired), "; KPI t was retired");
    }

    @Test
    void a_kpi_that_changed_its_unit_or_is_gone_gives_no_data() {
        KpiDefinition minutes = KpiDefinition.builder("t", "Response time", new KpiFormula.Entered())
                .unit("min")
                .build();

        assertNoData(
                ProgressRule.judge(
                        objective(),
                        SampleSeries.series(minutes, DefinitionStatus.ACTIVE, START, List.of("500", "480")),
                        APRIL),
                "the target is in h, and the KPI now in min");
        assertNoData(ProgressRule.judge(objective(), null, APRIL), "'t' is not a defined KPI");
    }

    @ParameterizedTest
    @EnumSource
    void an_unfinished_draft_gives_no_data(Missing missing) {
        ObjectiveDefinition draft = switch (missing) {
            case BASELINE -> objective().from(null);
            case TIMING -> objective().timed(Timing.NONE);
            case EVERYTHING -> ObjectiveDefinition.of("x", "", "");
        };

        assertNoData(ProgressRule.judge(draft, since("9"), APRIL), "do not make a trajectory");
    }

    enum Missing {
        BASELINE,
        TIMING,
        EVERYTHING
    }

    @Test
    void a_yearly_value_beside_the_months_does_not_count_as_a_month() {
        KpiSeries months = since("9.6", "9.2");
        List<Measurement> all = new ArrayList<>(months.measurements());
        all.add(Measurement.entered(
                "t",
                START,
                START.plusMonths(2),
                Result.measured(Quantity.of("1", "h")),
                MeasurementSource.named("report")));

        Progress progress = at(APRIL, new KpiSeries(months.definition(), months.status(), all));

        assertThat(progress.current()).isEqualTo(Result.measured(Quantity.of("9.2", "h")));
    }

    @Test
    void a_higher_target_is_judged_the_other_way_round() {
        KpiDefinition score =
                KpiDefinition.builder("t", "Score", new KpiFormula.Entered()).build();
        ObjectiveDefinition up = objective()
                .from(Baseline.stated(Quantity.of("50", "1"), SampleSeries.FIRST, START, "survey"))
                .to(Target.raisedByPercent("20"))
                .timed(Timing.months(START, 6))
                .withMonthlyMilestones();

        assertThat(verdicts(up, score, "54", "58", "60", "52", "45"))
                .containsExactly(
                        Verdict.ON_TRACK, Verdict.ON_TRACK, Verdict.ACHIEVED, Verdict.AT_RISK, Verdict.OFF_TRACK);
    }

    private static List<Verdict> verdicts(ObjectiveDefinition definition, KpiDefinition kpi, String... second) {
        return Arrays.stream(second)
                .map(value -> ProgressRule.judge(
                                definition,
                                SampleSeries.series(kpi, DefinitionStatus.ACTIVE, START, List.of("51", value)),
                                APRIL)
                        .verdict())
                .toList();
    }

    @Test
    void the_trajectory_goes_through_the_milestones_that_were_set() {
        ObjectiveDefinition late = objective()
                .timed(Timing.months(START, 6)
                        .withMilestones(List.of(new Milestone(LocalDate.of(2026, 6, 30), Quantity.of("9.5", "h")))));

        List<String> expected = ProgressRule.judge(late, since(), START).trajectory().stream()
                .map(month -> month.expected().toString())
                .toList();

        assertThat(expected).containsExactly("9.907 h", "9.803 h", "9.703 h", "9.6 h", "9.5 h", "8 h");
    }

    @Test
    void no_series_gives_a_nan_and_every_verdict_has_its_numbers() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            String[] values = IntStream.range(0, random.nextInt(8))
                    .mapToObj(n -> random.nextInt(6) == 0 ? "-" : String.valueOf(random.nextInt(15)))
                    .toArray(String[]::new);
            Progress progress = at(START.plusDays(random.nextInt(260)), since(values));

            assertThat(progress.because()).doesNotContain("NaN", "Infinity").isNotBlank();
            assertThat(progress.verdict() == Verdict.NO_DATA
                            || !progress.reliedOn().isEmpty())
                    .isTrue();
        }
    }
}

package io.github.qms4j.solution;

import static io.github.qms4j.solution.Refusals.assertInvalid;
import static io.github.qms4j.solution.Refusals.assertRefused;
import static io.github.qms4j.solution.SolutionFixture.AUDITOR;
import static io.github.qms4j.solution.SolutionFixture.KPI;
import static io.github.qms4j.solution.SolutionFixture.OWNER;
import static io.github.qms4j.solution.SolutionFixture.QUALITY;
import static io.github.qms4j.solution.SolutionFixture.declaration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.solution.EffectDeclaration.Method;
import io.github.qms4j.solution.EffectDeclaration.Window;
import io.github.qms4j.solution.SolutionEffect.Finding;
import io.github.qms4j.statistics.effect.EffectVerdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SolutionEffectTest {
    private static final BigDecimal NEAR = new BigDecimal("1e-9");

    private final SolutionFixture house = new SolutionFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private SolutionEffects as(Actor actor) {
        return house.solutions(actor).effects();
    }

    /** Live on 2 March, with one effect by the rank sum of late tickets. */
    private SolutionEffectId live() {
        return house.implementation(house.live()).effects().get(0);
    }

    private void windowIsOver() {
        house.clock.set("2026-10-01T09:00:00Z");
    }

    // --- declaring ---

    @Test
    @Verifies("SOL-4")
    void windows_and_kpi_are_declared_before_it_goes_live_and_not_after() {
        ImplementationId id = house.planning();
        SolutionEffectId effect = house.declareEffect(id);

        assertThat(house.effect(effect).declaration()).isEqualTo(declaration(Method.RANK_SUM));
        assertThat(house.implementation(id).effects()).containsExactly(effect);
        assertThat(as(OWNER)
                        .list(null, SolutionEffectLifeCycle.IMPLEMENTATION.is(id))
                        .items())
                .hasSize(1);

        ImplementationId live = house.live();
        assertRefused(
                () -> as(OWNER).declare(live, declaration(Method.SHARE), OWNER.id()),
                "SOL-4",
                "it went live on 2026-03-02");
        assertRefused(
                () -> as(OWNER)
                        .move(
                                house.implementation(live).effects().get(0),
                                Window.of(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 7, 1)),
                                Window.of(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 10, 1))),
                "SOL-4",
                "it went live");
    }

    @Test
    @Verifies("SOL-4")
    void empty_and_overlapping_windows_and_a_missing_owner_are_all_told() {
        ImplementationId id = house.planning();
        Window march = Window.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1));
        Window overlapping = Window.of(LocalDate.of(2026, 3, 31), LocalDate.of(2026, 3, 31));

        assertInvalid(
                () -> as(OWNER).declare(id, EffectDeclaration.of(" ", Method.RANK_SUM, march, overlapping), " "),
                "kpiId",
                "owner",
                "is empty",
                "overlaps with the window before");
        SolutionEffectId effect = house.declareEffect(id);
        assertInvalid(() -> as(OWNER).move(effect, march, overlapping), "overlaps");
        assertThat(house.effect(effect).declaration()).isEqualTo(declaration(Method.RANK_SUM));
    }

    @Test
    @Verifies("SOL-4")
    void the_windows_of_an_interrupted_series_touch() {
        ImplementationId id = house.planning();

        assertInvalid(
                () -> as(OWNER).declare(id, declaration(Method.INTERRUPTED_SERIES), OWNER.id()),
                "leaves a gap after 2026-03-01");
    }

    @Test
    @Verifies("SOL-4")
    void a_kpi_that_is_not_defined_is_refused() {
        ImplementationId id = house.planning();

        assertRefused(
                () -> as(OWNER).declare(id, declaration(Method.RANK_SUM), OWNER.id()),
                "SOL-4",
                KPI + " is not a defined");
    }

    // --- judging ---

    @Test
    @Verifies("SOL-4")
    void an_effect_is_judged_when_the_solution_is_live_and_the_window_is_over() {
        SolutionEffectId planned = house.declareEffect(house.planning());
        SolutionEffectId effect = live();
        house.clock.set("2026-09-30T09:00:00Z");

        assertRefused(() -> as(AUDITOR).judge(planned), "SOL-4", "is not live");
        assertRefused(() -> as(AUDITOR).judge(effect), "SOL-4", "is over on 2026-10-01");
    }

    @Test
    @Verifies("SOL-4")
    void who_answers_for_the_implementation_does_not_judge_its_effect() {
        SolutionEffectId effect = live();
        windowIsOver();

        assertRefused(
                () -> as(Actor.of(OWNER.id(), Role.QUALITY_MANAGER)).judge(effect),
                "SOL-4",
                "u-owner answers for the implementation");
    }

    @Test
    @Verifies("SOL-4")
    void fewer_late_tickets_are_an_improvement_with_difference_and_interval_and_what_it_rests_on() {
        SolutionEffectId effect = live();
        house.measure("2025-08-01", 20, 21, 22, 23, 24, 25, 26);
        house.measure("2026-04-01", 10, 11, 12, 13, 14, 15);
        windowIsOver();

        Finding finding = as(AUDITOR).judge(effect);

        assertThat(finding.verdict()).isEqualTo(EffectVerdict.IMPROVED);
        assertThat(finding.before()).isEqualTo(7);
        assertThat(finding.after()).isEqualTo(6);
        // The median of all differences of 10..15 less 20..26; separated samples of 7 and 6 have p = 2 / C(13, 6).
        assertThat(finding.difference()).isEqualByComparingTo("-10.5");
        assertThat(finding.pValue()).isCloseTo(BigDecimal.valueOf(2 / 1716.0), within(NEAR));
        assertThat(finding.lower()).isNegative();
        assertThat(finding.upper()).isNegative();
        assertThat(finding.policy()).contains("rank sum", "minimum sample: 5 a period");
        assertThat(finding.placebo()).isEmpty();
        assertThat(finding.reliedOn()).hasSize(13).first().isEqualTo(KPI + "/2025-08-01..2025-09-01 = 20 over 0");
        assertThat(house.effect(effect).status()).isEqualTo(SolutionEffect.Status.JUDGED);
        assertThat(as(QUALITY)
                        .list(null, SolutionEffectLifeCycle.VERDICT.is(EffectVerdict.IMPROVED))
                        .items())
                .hasSize(1);
        assertRefused(() -> as(AUDITOR).judge(effect), "X-1", "final");
    }

    @Test
    @Verifies("SOL-4")
    void more_late_tickets_are_worse_and_as_many_are_no_evidence() {
        SolutionEffectId worse = live();
        house.measure("2025-08-01", 10, 11, 12, 13, 14, 15);
        house.measure("2026-04-01", 20, 21, 22, 23, 24, 25);
        windowIsOver();
        assertThat(as(AUDITOR).judge(worse).verdict()).isEqualTo(EffectVerdict.WORSE);

        assertThat(EffectJudgement.of(
                                declaration(Method.RANK_SUM),
                                Direction.LOWER_IS_BETTER,
                                months("2025-08-01", 10, 20, 12, 18, 14, 16, 15))
                        .verdict())
                .isEqualTo(EffectVerdict.TOO_FEW);
        List<Measurement> alike = new ArrayList<>(months("2025-08-01", 10, 20, 12, 18, 14, 16, 15));
        alike.addAll(months("2026-04-01", 11, 19, 13, 17, 15, 16));
        Finding same = EffectJudgement.of(declaration(Method.RANK_SUM), Direction.LOWER_IS_BETTER, alike);
        assertThat(same.verdict()).isEqualTo(EffectVerdict.NO_EVIDENCE);
        assertThat(same.isConclusive()).isTrue();
    }

    @Test
    @Verifies("SOL-4")
    void where_neither_way_is_better_a_change_is_no_judgement() {
        List<Measurement> measured = new ArrayList<>(months("2025-08-01", 10, 11, 12, 13, 14, 15));
        measured.addAll(months("2026-04-01", 20, 21, 22, 23, 24, 25));

        assertThat(EffectJudgement.of(declaration(Method.RANK_SUM), Direction.NEUTRAL, measured)
                        .verdict())
                .isEqualTo(EffectVerdict.CHANGED);
        assertThat(EffectJudgement.of(declaration(Method.RANK_SUM), Direction.HIGHER_IS_BETTER, measured)
                        .verdict())
                .isEqualTo(EffectVerdict.IMPROVED);
    }

    private static List<Measurement> months(String first, long... values) {
        List<Measurement> measured = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            LocalDate from = LocalDate.parse(first).plusMonths(i);
            measured.add(month(from, Result.measured(Quantity.of(values[i], "1"))));
        }
        return measured;
    }

    private static Measurement month(LocalDate from, Result result) {
        return Measurement.entered(KPI, from, from.plusMonths(1), result, MeasurementSource.named("by hand"));
    }

    @Test
    @Verifies("SOL-4")
    void too_few_data_say_so_and_it_is_judged_again_when_they_are_on_record() {
        SolutionEffectId effect = live();
        windowIsOver();
        Finding none = as(AUDITOR).judge(effect);
        assertThat(none.verdict()).isEqualTo(EffectVerdict.TOO_FEW);
        assertThat(none.statement()).isEqualTo("too few data: 0 values after, of which 5 are needed");
        assertThat(none.difference()).isNull();
        assertThat(none.isConclusive()).isFalse();

        house.measure("2025-08-01", 20, 21, 22, 23, 24);
        house.measure("2026-04-01", 10, 11, 12, 13);
        Finding few = as(AUDITOR).judge(effect);
        assertThat(few.statement()).isEqualTo("too few data: 4 values after, of which 5 are needed");
        assertThat(house.effect(effect).status()).isEqualTo(SolutionEffect.Status.DECLARED);

        house.measure("2026-08-01", 14);
        assertThat(as(AUDITOR).judge(effect).verdict()).isEqualTo(EffectVerdict.IMPROVED);
        assertThat(house.effect(effect).judgements()).hasSize(3);
    }

    @Test
    @Verifies("SOL-4")
    void only_periods_that_lie_wholly_in_a_window_count_and_those_without_a_value_are_told() {
        List<Measurement> measured = new ArrayList<>(months("2025-07-01", 99, 20, 21, 22, 23, 24));
        measured.add(month(LocalDate.of(2026, 1, 1), Result.noData("the system was down")));
        measured.addAll(months("2026-03-01", 99, 10, 11, 12, 13, 14));
        measured.addAll(months("2026-10-01", 99));

        Finding finding = EffectJudgement.of(declaration(Method.RANK_SUM), Direction.LOWER_IS_BETTER, measured);

        assertThat(finding.before()).isEqualTo(5);
        assertThat(finding.after()).isEqualTo(5);
        assertThat(finding.statement()).isEqualTo("IMPROVED; 1 periods have no value");
        assertThat(finding.reliedOn()).noneMatch(m -> m.contains("= 99")).anyMatch(m -> m.contains("= no value"));
    }

    @Test
    @Verifies("SOL-4")
    void a_ratio_is_compared_by_its_numerators_and_denominators() {
        List<Measurement> measured =
                List.of(ratio("2025-08-01", 60, 100), ratio("2025-09-01", 20, 100), ratio("2026-04-01", 120, 150));

        Finding finding = EffectJudgement.of(declaration(Method.SHARE), Direction.HIGHER_IS_BETTER, measured);

        assertThat(finding.verdict()).isEqualTo(EffectVerdict.IMPROVED);
        assertThat(finding.before()).isEqualTo(200);
        assertThat(finding.after()).isEqualTo(150);
        assertThat(finding.difference()).isCloseTo(new BigDecimal("0.4"), within(NEAR));
        assertThat(finding.lower()).isGreaterThan(new BigDecimal("0.29"));
        assertThat(finding.upper()).isLessThan(new BigDecimal("0.5"));
    }

    private static Measurement ratio(String first, long numerator, long denominator) {
        LocalDate from = LocalDate.parse(first);
        return Measurement.of(
                new KpiValue(
                        KPI,
                        Map.of(),
                        Result.measured(Quantity.of(100 * numerator / denominator, "%")),
                        numerator,
                        denominator),
                from,
                from.plusMonths(1),
                MeasurementSource.named("counted"));
    }

    // --- interrupted series ---

    private static final LocalDate CHANGE = LocalDate.of(2026, 4, 1);
    private static final EffectDeclaration SERIES = EffectDeclaration.of(
            KPI,
            Method.INTERRUPTED_SERIES,
            Window.of(CHANGE.minusMonths(60), CHANGE),
            Window.of(CHANGE, CHANGE.plusMonths(24)));

    /** Noise of a fixed seed around 50, lower by a step from the change on. */
    private static List<Measurement> series(int before, int after, long step) {
        Random random = new Random(3);
        long[] values = new long[before + after];
        for (int i = 0; i < values.length; i++) {
            values[i] = 50L + random.nextInt(5) - (i < before ? 0 : step);
        }
        return months(CHANGE.minusMonths(before).toString(), values);
    }

    @Test
    @Verifies("SOL-4")
    void a_step_in_a_series_is_an_improvement_that_stands_out_among_placebo_dates() {
        Finding finding = EffectJudgement.of(SERIES, Direction.LOWER_IS_BETTER, series(40, 12, 20));

        assertThat(finding.verdict()).isEqualTo(EffectVerdict.IMPROVED);
        assertThat(finding.placebo()).isEqualTo("STANDS_OUT");
        assertThat(finding.difference()).isCloseTo(new BigDecimal("-20"), within(new BigDecimal("3")));
        assertThat(finding.policy()).contains("segmented regression");
    }

    @Test
    @Verifies("SOL-4")
    void an_effect_that_dates_at_which_nothing_changed_show_too_is_no_evidence() {
        // Steps up and down every ten months, long before anything was changed.
        long[] values = new long[52];
        Random random = new Random(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = 50L + random.nextInt(3) - ((i / 10) % 2 == 0 ? 0 : 20);
        }
        List<Measurement> measured = months(CHANGE.minusMonths(40).toString(), values);
        assertThat(values[40]).isGreaterThan(values[39]);

        Finding finding = EffectJudgement.of(SERIES, Direction.HIGHER_IS_BETTER, measured);

        assertThat(finding.placebo()).isEqualTo("LIKE_ANY_DATE");
        assertThat(finding.pValue()).isLessThan(new BigDecimal("0.05"));
        assertThat(finding.verdict()).isEqualTo(EffectVerdict.NO_EVIDENCE);
        assertThat(finding.statement())
                .startsWith("IMPROVED by the model, and dates at which nothing was changed show as large effects");
    }

    @Test
    @Verifies("SOL-4")
    void a_short_series_says_that_it_is_short_and_that_there_are_too_few_placebo_dates() {
        assertThat(EffectJudgement.of(SERIES, Direction.LOWER_IS_BETTER, series(7, 12, 20))
                        .statement())
                .isEqualTo("too few data: 7 points before, of which 8 are needed");
        assertThat(EffectJudgement.of(SERIES, Direction.LOWER_IS_BETTER, List.of())
                        .statement())
                .isEqualTo("too few data: 0 points before, of which 8 are needed");

        Finding finding = EffectJudgement.of(SERIES, Direction.LOWER_IS_BETTER, series(12, 12, 20));
        assertThat(finding.verdict()).isEqualTo(EffectVerdict.IMPROVED);
        assertThat(finding.placebo()).startsWith("too few data:").contains("placebo dates");
    }

    @Test
    @Verifies("SOL-4")
    void a_series_with_a_gap_or_without_a_value_has_no_verdict_and_says_what_to_do() {
        List<Measurement> gap = new ArrayList<>(series(40, 12, 20));
        gap.remove(5);
        Finding missing = EffectJudgement.of(SERIES, Direction.LOWER_IS_BETTER, gap);
        assertThat(missing.verdict()).isEqualTo(EffectVerdict.UNDEFINED);
        assertThat(missing.statement()).contains("nothing is measured from", "declare the rank sum");

        List<Measurement> empty = new ArrayList<>(series(40, 12, 20));
        empty.set(5, month(empty.get(5).from(), Result.failed("the system was down")));
        assertThat(EffectJudgement.of(SERIES, Direction.LOWER_IS_BETTER, empty).statement())
                .contains("has no value");
    }
}

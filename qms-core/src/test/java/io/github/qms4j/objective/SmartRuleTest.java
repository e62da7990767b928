package io.github.qms4j.objective;

import static io.github.qms4j.objective.SampleSeries.FIRST;
import static io.github.qms4j.objective.SampleSeries.START;
import static io.github.qms4j.objective.SampleSeries.TODAY;
import static io.github.qms4j.objective.SampleSeries.baseline;
import static io.github.qms4j.objective.SampleSeries.hours;
import static io.github.qms4j.objective.SampleSeries.objective;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.objective.ObjectiveDefinition.Means;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.objective.SmartAssessment.Letter;
import io.github.qms4j.objective.SmartRule.Agreement;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of the five letters wants, and what it lets pass. */
@Verifies("OBJ-2")
class SmartRuleTest {
    private static final KpiSeries YEAR = hours(ObjectiveFixture.HOURS);

    private static SmartAssessment assessed(ObjectiveDefinition definition, @Nullable KpiSeries series) {
        return new SmartRule(definition, series, 1, Agreement.GIVEN, TODAY).assess();
    }

    private static AbstractListAssert<?, ?, String, ?> wanting(
            Letter letter, ObjectiveDefinition definition, @Nullable KpiSeries series) {
        SmartAssessment assessment = assessed(definition, series);
        return assertThat(assessment.of(letter).deficiencies());
    }

    @ParameterizedTest
    @EnumSource
    void a_complete_objective_passes_each_letter(Letter letter) {
        wanting(letter, objective(), YEAR).isEmpty();
        assertThat(assessed(objective(), YEAR).passes()).isTrue();
    }

    @Test
    void specific_wants_subject_and_metric_in_the_words_of_the_statement() {
        wanting(Letter.SPECIFIC, ObjectiveDefinition.of("Get better", "", "response time"), YEAR)
                .satisfiesExactly(
                        subject -> assertThat(subject).contains("no subject is said"),
                        metric -> assertThat(metric).contains("does not name its metric 'response time'"));
        wanting(Letter.SPECIFIC, ObjectiveDefinition.of("Halve  Response\nTIME of mail", "mail", "response time"), YEAR)
                .isEmpty();
    }

    @Test
    void measurable_wants_a_kpi_that_is_defined_and_in_use() {
        wanting(Letter.MEASURABLE, objective().measuredBy(Measure.by("")), null)
                .contains("no KPI is linked; name the one that shows it");
        wanting(Letter.MEASURABLE, objective(), null).contains("'t' is not a defined KPI; define it first");
        for (DefinitionStatus status : List.of(DefinitionStatus.DRAFT, DefinitionStatus.RETIRED)) {
            KpiSeries series = new KpiSeries(YEAR.definition(), status, YEAR.measurements());
            wanting(Letter.MEASURABLE, objective(), series)
                    .singleElement()
                    .asString()
                    .contains(status == DefinitionStatus.RETIRED ? "was retired; link its successor" : "is a draft");
        }
    }

    @Test
    void measurable_wants_data_or_a_plan_for_them() {
        KpiSeries none = hours();
        wanting(Letter.MEASURABLE, objective(), none)
                .containsExactly(
                        "KPI t has no measurement in that time; measure it, or say from when and how it will be"
                                + " measured");
        wanting(
                        Letter.MEASURABLE,
                        objective().measuredBy(Measure.by("t").withDataPlan("from March, by the desk")),
                        none)
                .isEmpty();
        wanting(Letter.MEASURABLE, objective(), hours("-", "-"))
                .singleElement()
                .asString()
                .contains("the log was empty");
    }

    @Test
    void measurable_takes_no_kpi_whose_next_value_is_overdue() {
        wanting(Letter.MEASURABLE, objective(), hours(ObjectiveFixture.HOURS.subList(0, 10)))
                .contains(
                        "the latest value of KPI t is of the period until 2025-11-30, and the next one is overdue; measure"
                                + " it, or have another KPI show it");
    }

    @Test
    void measurable_wants_to_know_how_it_will_be_evaluated() {
        wanting(Letter.MEASURABLE, objective().measuredBy(Measure.by("t").evaluated(" ")), YEAR)
                .containsExactly("it is not said how it will be evaluated; say how");
    }

    @Test
    void measurable_wants_a_baseline_also_for_a_relative_target() {
        wanting(Letter.MEASURABLE, objective().from(null), YEAR)
                .containsExactly("there is no baseline; state value, period and source");
    }

    @Test
    void measurable_takes_no_relative_change_from_a_baseline_of_zero_or_below() {
        for (String value : List.of("0", "-5")) {
            wanting(Letter.MEASURABLE, objective().from(baseline(value, "h")), hours("-"))
                    .contains("a change of −20 % from a baseline of " + value
                            + " h is not defined; state the target as a value");
        }
    }

    @Test
    void measurable_takes_no_other_unit_than_the_kpis() {
        ObjectiveDefinition inMinutes =
                objective().from(baseline("600", "min")).to(Target.atMost(Quantity.of("480", "min")));

        wanting(Letter.MEASURABLE, inMinutes, YEAR)
                .contains(
                        "the baseline of 600 min is not in the unit of KPI t; state it in h",
                        "the target of 480 min is not in the unit of KPI t; state it in h");
    }

    @Test
    void measurable_takes_no_baseline_that_the_kpi_contradicts_or_that_is_not_over() {
        wanting(Letter.MEASURABLE, objective().from(baseline("12", "h")), YEAR)
                .containsExactly(
                        "the baseline is 12 h from 2025-02-01 to 2026-01-31 (report of 2025), but the KPI's own"
                                + " mean over that time is 10 h; take that, or another period");
        Baseline future = Baseline.stated(Quantity.of("10", "h"), START, TODAY.plusDays(2), "a guess");
        wanting(Letter.MEASURABLE, objective().from(future), YEAR)
                .containsExactly("the baseline ends in the future, on 2026-02-03; take it from what has been seen");
    }

    @Test
    void measurable_takes_no_target_on_the_bad_side_or_met_by_the_baseline() {
        assertThat(YEAR.definition().direction()).isEqualTo(Direction.LOWER_IS_BETTER);
        wanting(Letter.MEASURABLE, objective().to(Target.raisedByPercent("20")), YEAR)
                .containsExactly(
                        "the target of ≥ 12 h is the bad side of KPI t, of which LOWER_IS_BETTER; turn it round");
        wanting(Letter.MEASURABLE, objective().to(Target.atMost(Quantity.of("11", "h"))), YEAR)
                .containsExactly("the baseline of 10 h meets the target of ≤ 11 h already; take one that is better");
    }

    @Test
    void a_baseline_of_three_periods_passes_and_is_said() {
        Baseline three = new Baseline(Quantity.of("10.17", "h"), START.minusMonths(3), START, "KPI t", 3);
        KpiSeries quarter = hours(ObjectiveFixture.HOURS);

        wanting(Letter.MEASURABLE, objective().from(three), quarter)
                .singleElement()
                .asString()
                .contains("the KPI's own mean over that time is 10 h");
        Baseline right = new Baseline(Quantity.of("10", "h"), START.minusMonths(3), START, "KPI t", 3);
        assertThat(assessed(objective().from(right), quarter)
                        .of(Letter.MEASURABLE)
                        .remarks())
                .containsExactly("the baseline is the mean of 3 periods only");
    }

    @Test
    void values_in_another_unit_are_said_and_do_not_count() {
        KpiSeries revised = new KpiSeries(
                YEAR.definition(),
                DefinitionStatus.ACTIVE,
                List.of(
                        ObjectiveFixture.month("t", FIRST, Result.measured(Quantity.of("600", "min"))),
                        YEAR.measurements().get(1)));

        assertThat(assessed(objective(), revised).of(Letter.MEASURABLE).remarks())
                .containsExactly("1 values of KPI t are in another unit than h and do not count");
    }

    @Test
    void achievable_wants_owner_service_owner_resources_and_agreement() {
        wanting(Letter.ACHIEVABLE, objective().with(Means.NONE), YEAR)
                .containsExactly(
                        "nobody answers for it; name an owner",
                        "no service owner is named; name who signs that it can be reached",
                        "no resources are named; name people, money or tools");
        SmartRule unsigned = new SmartRule(objective(), YEAR, 1, Agreement.WANTING, TODAY);
        assertThat(unsigned.assess(Letter.ACHIEVABLE).deficiencies())
                .containsExactly("service owner u-service has not signed that it can be reached; have it signed");
        SmartRule early = new SmartRule(objective(), YEAR, 1, Agreement.NOT_ASKED_YET, TODAY);
        assertThat(early.assess(Letter.ACHIEVABLE).passes()).isTrue();
    }

    @Test
    void achievable_takes_no_target_inside_natural_variation_unless_more_periods_count_together() {
        ObjectiveDefinition near = objective().to(Target.atMost(Quantity.of("9", "h")));

        wanting(Letter.ACHIEVABLE, near, YEAR)
                .containsExactly("12 periods vary around 10 h, their mean of 1 by ± 1.402; ≤ 9 h is inside this natural"
                        + " variation, and chance would reach it; take a target outside it, or let more periods count"
                        + " together");
        wanting(Letter.ACHIEVABLE, near.measuredBy(Measure.by("t").overPeriods(3)), YEAR)
                .isEmpty();
    }

    @Test
    void achievable_wants_an_action_where_the_best_periods_never_came_to_the_target() {
        SmartRule idle = new SmartRule(objective(), YEAR, 0, Agreement.GIVEN, TODAY);

        assertThat(idle.assess(Letter.ACHIEVABLE).deficiencies())
                .containsExactly(
                        "12 periods vary around 10 h, their mean of 1 by ± 1.402; the best ones came to 9.5 h; no"
                                + " trend is seen; plan at least one action that changes that, or take a nearer target");
        assertThat(assessed(objective(), YEAR).of(Letter.ACHIEVABLE).remarks())
                .singleElement()
                .asString()
                .endsWith("no trend is seen; 1 actions are planned to change that");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7})
    void achievable_does_not_judge_fewer_than_eight_periods_unless_somebody_says_why(int periods) {
        KpiSeries young = hours(ObjectiveFixture.HOURS.subList(0, periods));

        wanting(Letter.ACHIEVABLE, objective(), young)
                .containsExactly("natural variation is not known: " + periods
                        + " of at least 8 periods have a value; measure longer, or say why it can be reached all the"
                        + " same");
        ObjectiveDefinition judged =
                objective().with(Means.of("u-owner", "u-service", "an agent").judged("the other site has 7 h"));
        wanting(Letter.ACHIEVABLE, judged, young).isEmpty();
        assertThat(assessed(judged, young).of(Letter.ACHIEVABLE).remarks())
                .singleElement()
                .asString()
                .contains("judged all the same: the other site has 7 h");
    }

    @Test
    void relevant_wants_a_policy_a_requirement_or_a_business_goal() {
        wanting(Letter.RELEVANT, ObjectiveDefinition.of("x", "x", "x"), YEAR)
                .containsExactly("it serves nothing; link the policy, requirement or business goal");
    }

    @Test
    void timed_wants_start_due_date_milestones_and_reviews() {
        wanting(Letter.TIMED, objective().timed(Timing.NONE), YEAR)
                .containsExactly(
                        "no start is said; say from which day on",
                        "no due date is said; say until when",
                        "no reviews are planned; say how often, such as P1M");
        wanting(Letter.TIMED, objective().timed(Timing.months(START, 6)), YEAR)
                .containsExactly("there is no milestone between start and due date; set at least one");
    }

    @Test
    void timed_takes_no_due_date_that_has_passed_or_precedes_the_start() {
        wanting(Letter.TIMED, objective().timed(Timing.between(TODAY, TODAY.minusDays(3))), YEAR)
                .contains(
                        "it is due on 2026-01-30, not after its start on 2026-02-02",
                        "it was due on 2026-01-30 already; say a day ahead");
    }

    @Test
    void timed_takes_no_milestone_outside_or_out_of_order_or_in_another_unit() {
        Timing timing = Timing.months(START, 6)
                .withMilestones(List.of(
                        new Milestone(LocalDate.of(2026, 5, 1), Quantity.of("9", "h")),
                        new Milestone(LocalDate.of(2026, 4, 1), Quantity.of("500", "min")),
                        new Milestone(LocalDate.of(2026, 7, 31), Quantity.of("8", "h"))));

        wanting(Letter.TIMED, objective().timed(timing), YEAR)
                .containsExactly(
                        "the milestone of 2026-04-01 is not between 2026-05-01 and 2026-07-31; put milestones in order"
                                + " between start and due date",
                        "the milestone of 500 min is not in the unit of KPI t; state it in h",
                        "the milestone of 2026-07-31 is not between 2026-04-01 and 2026-07-31; put milestones in order"
                                + " between start and due date");
    }

    @Test
    void timed_takes_no_more_than_120_reviews() {
        Timing timing = Timing.months(START, 36).reviewedEvery(Period.ofDays(7));

        wanting(Letter.TIMED, objective().timed(timing), YEAR)
                .contains("it would be reviewed more than 120 times; review it less often");
    }

    @Test
    @Verifies("OBJ-1")
    void what_makes_no_sense_by_itself_is_invalid_input() {
        assertInvalid(() -> ObjectiveDefinition.of(" ", "a", "b"), "statement");
        assertInvalid(() -> Target.reducedByPercent("0"), "is not above 0");
        assertInvalid(() -> Target.reducedByPercent("a lot"), "is not a decimal number");
        assertInvalid(
                () -> new Target.Value(new Bound(Comparator.EQUAL_TO, Quantity.of("1", "h"))), "has no good side");
        assertInvalid(() -> Baseline.stated(Quantity.of("1", "h"), START, START, "x"), "is empty");
        assertInvalid(() -> Baseline.stated(Quantity.of("1", "h"), FIRST, START, " "), "source");
        assertInvalid(() -> Measure.by("t").overPeriods(0), "is no data at all");
        assertInvalid(() -> Timing.months(START, 6).reviewedEvery(Period.ofDays(6)), "is shorter than a week");
        assertInvalid(() -> Timing.between(START, START.plusYears(10).plusDays(1)), "is more than ten years after");
        assertInvalid(
                () -> objective()
                        .from(baseline("600", "min"))
                        .to(Target.atMost(Quantity.of("8", "h")))
                        .withMonthlyMilestones(),
                "leads from 600 min to 8 h");
        assertInvalid(() -> Means.of(" ", "u-1"), "owner");
        assertInvalid(() -> objective().from(null).withMonthlyMilestones(), "leads from nowhere or to nowhere");
        assertInvalid(
                () -> objective().linkedTo(ObjectiveDefinition.Link.Kind.POLICY, ""), "name the POLICY that it serves");
    }

    private static void assertInvalid(ThrowingCallable attempt, String message) {
        assertThatThrownBy(attempt).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }
}

package io.github.qms4j.review;

import static io.github.qms4j.review.ReviewFixture.AUDITOR;
import static io.github.qms4j.review.ReviewFixture.CEO;
import static io.github.qms4j.review.ReviewFixture.COO;
import static io.github.qms4j.review.ReviewFixture.QUALITY;
import static io.github.qms4j.review.ReviewFixture.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.effect.EffectVerdict;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What became of decisions, and who took part in them. */
class ReviewOutcomesTest {
    private static final ExpectedEffect IN_TIME = ExpectedEffect.of(ReviewYear.KPI, Period.ofMonths(8));

    private final ReviewFixture house = new ReviewFixture();
    private final ReviewYear year = new ReviewYear(house);

    @AfterEach
    void close() {
        house.close();
    }

    /** Decided in January 2026 on 91 % in time, carried out on the last day of that month. */
    private ReviewId carriedOut() {
        year.of(LocalDate.of(2025, 7, 1));
        ReviewId review = house.held();
        int decision = house.reviews(QUALITY)
                .decide(
                        review,
                        ReviewFixture.investment()
                                .because("late at night", "kpis")
                                .expecting(IN_TIME));
        house.reviews(QUALITY).planAction(review, decision, "hire", SERVICE.id(), LocalDate.of(2026, 1, 31));
        house.reviews(QUALITY).conclude(review, ReviewFixture.conclusion());
        house.approved(review);
        house.clock.set("2026-01-31T09:00:00Z");
        house.reviews(SERVICE).completeAction(house.action(review), "contracts 17 and 18");
        return review;
    }

    private void measured(LocalDate first, int... percents) {
        IntStream.range(0, percents.length)
                .forEach(i -> year.measured(first.plusMonths(i), String.valueOf(percents[i])));
    }

    private void before() {
        measured(LocalDate.of(2025, 6, 1), 90);
        measured(LocalDate.of(2025, 8, 1), 92, 89, 90, 91, 90);
    }

    private void after() {
        measured(LocalDate.of(2026, 2, 1), 96, 97, 95, 96, 98, 97, 96, 97);
    }

    @Test
    @Verifies({"REV-6", "SOL-4"})
    void later_data_show_what_a_decision_changed_with_the_numbers_and_the_method() {
        ReviewId review = carriedOut();
        before();
        after();
        house.clock.set("2026-10-02T09:00:00Z");
        DecisionEffectId number = house.reviews(AUDITOR).outcomes().judgeEffect(review, 1);

        assertThat(house.reviews(QUALITY).outcomes().effects(review))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.id()).isEqualTo(number);
                    assertThat(found.state()).satisfies(effect -> {
                        assertThat(effect.verdict()).isEqualTo(EffectVerdict.IMPROVED);
                        assertThat(effect.changedOn()).isEqualTo(LocalDate.of(2026, 1, 31));
                        assertThat(effect.before()).isEqualTo(7);
                        assertThat(effect.after()).isEqualTo(8);
                        assertThat(effect.because()).startsWith("6 % after less before, interval 5 to 7, p = 0.00128");
                        assertThat(effect.policy()).contains("rank sum");
                        assertThat(effect.reliedOn())
                                .hasSize(15)
                                .first()
                                .isEqualTo(ReviewYear.KPI + "/2025-06-01..2025-07-01 = 90 % over 0");
                        assertThat(effect.judge()).isNotNull();
                    });
                });
    }

    @Test
    @Verifies({"REV-6", "SOL-4"})
    void few_data_say_that_they_are_few() {
        ReviewId review = carriedOut();
        before();
        measured(LocalDate.of(2026, 2, 1), 96, 97);
        assertThat(effect(review)).satisfies(few -> {
            assertThat(few.verdict()).isEqualTo(EffectVerdict.TOO_FEW);
            assertThat(few.because()).contains("2").contains("5 are needed");
            assertThat(few.judge()).isNull();
        });
    }

    private DecisionEffect effect(ReviewId review) {
        return house.reviews(QUALITY).outcomes().effect(review, 1);
    }

    @Test
    @Verifies("REV-6")
    void a_value_that_is_worse_after_is_worse_whatever_was_intended() {
        ReviewId review = carriedOut();
        before();
        measured(LocalDate.of(2026, 2, 1), 80, 81, 82, 80, 79, 81);

        assertThat(effect(review).verdict()).isEqualTo(EffectVerdict.WORSE);
    }

    @Test
    @Verifies("REV-6")
    void values_that_chance_explains_are_no_evidence() {
        ReviewId review = carriedOut();
        before();
        measured(LocalDate.of(2026, 2, 1), 90, 91, 89, 92, 90, 91);

        assertThat(effect(review).verdict()).isEqualTo(EffectVerdict.NO_EVIDENCE);
    }

    @Test
    @Verifies("REV-6")
    void the_effect_is_judged_when_the_window_is_over_and_not_when_it_looks_good() {
        ReviewId review = carriedOut();
        before();
        after();
        house.clock.set("2026-09-30T09:00:00Z");

        assertThatThrownBy(() -> house.reviews(AUDITOR).outcomes().judgeEffect(review, 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("its window ends with 2026-09-30");
    }

    @Test
    @Verifies("REV-6")
    void the_effect_is_judged_by_somebody_who_did_not_carry_it_out() {
        ReviewId review = carriedOut();
        before();
        after();
        house.clock.set("2026-10-02T09:00:00Z");
        Actor alsoAuditor = Actor.of(SERVICE.id(), Role.INTERNAL_AUDITOR);

        assertThatThrownBy(() -> house.reviews(alsoAuditor).outcomes().judgeEffect(review, 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-service carried it out");
    }

    @Test
    @Verifies("REV-6")
    void an_effect_that_no_decision_expected_or_that_nobody_carried_out_is_none() {
        ReviewId review = house.approved();
        ReviewOutcomes outcomes = house.reviews(AUDITOR).outcomes();

        assertThatThrownBy(() -> outcomes.effect(review, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("named no KPI");
        assertThatThrownBy(() -> outcomes.effect(review, 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is none");
        assertThatThrownBy(() -> ExpectedEffect.of(ReviewYear.KPI, Period.ZERO))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Verifies("REV-6")
    void an_effect_is_not_looked_at_while_an_action_is_open_or_its_kpi_is_not_defined() {
        ReviewId review = house.held();
        house.reviews(QUALITY).decide(review, ReviewFixture.investment().expecting(IN_TIME));
        house.reviews(QUALITY).planAction(review, 1, "hire", SERVICE.id(), LocalDate.of(2026, 1, 31));
        house.reviews(QUALITY).conclude(review, ReviewFixture.conclusion());
        house.approved(review);
        ReviewOutcomes outcomes = house.reviews(AUDITOR).outcomes();

        assertThatThrownBy(() -> outcomes.effect(review, 1)).hasMessageContaining("complete its actions first");
        house.reviews(SERVICE).completeAction(house.action(review), "contracts");
        assertThatThrownBy(() -> outcomes.effect(review, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not defined");
    }

    @Test
    @Verifies("REV-6")
    void low_level_code_judges_no_other_effect_than_the_decision_named() {
        ReviewId review = carriedOut();
        before();
        after();
        house.clock.set("2026-10-02T09:00:00Z");
        DecisionEffect found = effect(review);
        DecisionEffect other = new DecisionEffect(
                found.status(),
                review,
                1,
                ExpectedEffect.of("never-measured", Period.ofMonths(8)),
                found.changedOn(),
                found.from(),
                found.until(),
                7,
                8,
                EffectVerdict.IMPROVED,
                "it feels better",
                "none",
                List.of(),
                null,
                found.at());

        assertThatThrownBy(() -> Unbounded.records(house.as(AUDITOR))
                        .commit(work ->
                                work.create(DecisionEffectLifeCycle.JUDGE, act -> other.judgedBy(act.by(), act.at()))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("did not expect this");
    }

    @Test
    @Verifies({"REV-2", "REV-6"})
    void the_next_review_is_shown_the_effect_of_what_the_last_one_decided() {
        ReviewId first = carriedOut();
        before();
        after();
        house.clock.set("2026-10-02T09:00:00Z");
        house.reviews(AUDITOR).outcomes().judgeEffect(first, 1);
        house.reviews(AUDITOR).verifyAction(house.action(first));
        house.reviews(QUALITY).close(house.seen(first));
        ReviewId second = house.held(house.collected(house.next(first)));

        assertThat(house.review(second).carriedIn()).singleElement().satisfies(carried -> {
            assertThat(carried.effect()).startsWith("IMPROVED: 6 %");
            assertThat(carried.open()).isFalse();
        });
    }

    @Test
    @Verifies({"REV-6", "REV-7"})
    void involvement_stands_beside_what_it_led_to_review_by_review() {
        ReviewId first = carriedOut();
        before();
        after();
        house.clock.set("2026-10-02T09:00:00Z");
        house.reviews(AUDITOR).outcomes().judgeEffect(first, 1);
        house.reviews(QUALITY).carryOver(first, house.action(first));
        house.reviews(QUALITY).close(house.seen(first));
        ReviewId second = house.collected(house.next(first));
        house.reviews(QUALITY)
                .hold(house.seen(second), Meeting.chairedBy(CEO.id()).present(QUALITY.id()));
        house.reviews(QUALITY).contribute(second, CEO.id(), "nothing to decide");

        List<Involvement> involvement = house.reviews(QUALITY)
                .outcomes()
                .involvement(house.review(first).programme());

        assertThat(involvement).extracting(Involvement::review).containsExactly(first, second);
        assertThat(involvement.get(0)).satisfies(one -> {
            assertThat(one.present()).containsExactly(CEO.id(), COO.id(), QUALITY.id(), SERVICE.id());
            assertThat(one.members()).isEqualTo(5);
            assertThat(one.seniorPresent()).isEqualTo(2);
            assertThat(one.quorate()).isTrue();
            assertThat(one.decisions()).isEqualTo(1);
            assertThat(one.effects()).isEqualTo(Map.of(EffectVerdict.IMPROVED, 1L));
        });
        assertThat(involvement.get(1)).satisfies(two -> {
            assertThat(two.quorate()).isFalse();
            assertThat(two.seniorPresent()).isEqualTo(1);
            assertThat(two.contributions()).isEqualTo(Map.of(CEO.id(), 1L));
            assertThat(two.effects()).isEmpty();
        });
    }

    @Test
    @Verifies("REV-7")
    void reviews_are_listed_by_programme_status_and_day() {
        ReviewId first = house.closed();
        ReviewId second = house.next(first);
        ManagementReviews reviews = house.reviews(AUDITOR);

        assertThat(reviews.list(null, ReviewLifeCycle.STATUS.is(ReviewStatus.CLOSED))
                        .items())
                .extracting(found -> found.id())
                .containsExactly(first);
        assertThat(reviews.list(null, ReviewLifeCycle.DUE_ON.before(LocalDate.of(2027, 3, 1)))
                        .items())
                .as("those that are still to meet")
                .extracting(found -> found.id())
                .containsExactly(second);
        assertThat(reviews.list(
                                null,
                                ReviewLifeCycle.PROGRAMME.is(house.review(first).programme()))
                        .items())
                .extracting(found -> found.id())
                .containsExactly(first, second);
        assertThat(reviews.list(null, ReviewLifeCycle.HELD_ON.is(LocalDate.of(2026, 1, 12)))
                        .items())
                .extracting(found -> found.id())
                .containsExactly(first);
        assertThat(reviews.actions(first))
                .singleElement()
                .satisfies(action -> assertThat(action.state().owner()).isEqualTo(SERVICE.id()));
        assertThat(reviews.list(null, ReviewLifeCycle.STATUS.is(ReviewStatus.HELD))
                        .items())
                .isEmpty();
    }

    @Test
    @Verifies("REV-8")
    void since_then_names_the_figures_that_are_other_now_and_only_those() {
        year.of(LocalDate.of(2025, 7, 1));
        ReviewId review = house.held();
        year.contain(year.complaint());

        assertThat(house.reviews(QUALITY).outcomes().sinceThen(review))
                .filteredOn(InputDifference::isChanged)
                .allSatisfy(difference -> assertThat(difference.figures()).isEmpty())
                .extracting(InputDifference::input)
                .containsExactly("nonconformities", "complaints");
    }
}

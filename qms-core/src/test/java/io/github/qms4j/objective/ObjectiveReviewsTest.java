package io.github.qms4j.objective;

import static io.github.qms4j.objective.ObjectiveFixture.APPROVER;
import static io.github.qms4j.objective.ObjectiveFixture.AUTHOR;
import static io.github.qms4j.objective.ObjectiveFixture.KPI;
import static io.github.qms4j.objective.ObjectiveFixture.OWNER;
import static io.github.qms4j.objective.ObjectiveFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.objective.ObjectiveReview.Decision;
import io.github.qms4j.objective.ObjectiveReview.Decision.Course;
import io.github.qms4j.objective.Progress.Verdict;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.View;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reviews of an objective from February to July 2026, one for each month. */
@Verifies("OBJ-7")
class ObjectiveReviewsTest {
    private static final List<Decision> GO_ON = List.of(new Decision(Course.CONTINUE, "two more agents are hired"));

    private final ObjectiveFixture house = new ObjectiveFixture();
    private final ObjectiveId id = house.active();

    @AfterEach
    void close() {
        house.close();
    }

    private List<View<ObjectiveReviewId, ObjectiveReview>> reviews() {
        return house.by(AUTHOR).reviews().of(id);
    }

    private ObjectiveReviewId review(int number) {
        return reviews().get(number - 1).id();
    }

    private Progress hold(int number) {
        return house.by(OWNER).reviews().hold(review(number), "on the way", GO_ON, "u-it-lead", "u-service");
    }

    @Test
    void each_month_has_its_review_and_the_last_one_is_after_the_due_date() {
        assertThat(reviews())
                .extracting(r -> r.state().number(), r -> r.state().opensOn(), r -> dueOn(r.state()))
                .startsWith(tuple(1, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)))
                .endsWith(tuple(6, LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 31)))
                .hasSize(6);
        assertThat(reviews()).allMatch(r -> OWNER.id().equals(r.state().header().owner()));
    }

    private static LocalDate dueOn(ObjectiveReview review) {
        return Objects.requireNonNull(review.header().due()).current();
    }

    @Test
    void reviews_do_not_drift_over_short_months_and_cut_off_at_the_due_date() {
        Timing timing = Timing.between(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 5, 10));

        assertThat(ReviewSlot.of(timing))
                .containsExactly(
                        new ReviewSlot(1, LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 30)),
                        new ReviewSlot(2, LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 29)),
                        new ReviewSlot(3, LocalDate.of(2026, 4, 30), LocalDate.of(2026, 5, 10)),
                        new ReviewSlot(4, LocalDate.of(2026, 5, 11), LocalDate.of(2026, 6, 10)));
        assertThat(ReviewSlot.of(timing.reviewedEvery(Period.ofYears(1)))).hasSize(1);
        assertThat(ReviewSlot.of(Timing.NONE)).isEmpty();
    }

    @Test
    void a_review_freezes_the_data_as_of_then_with_assessment_and_decisions() {
        house.on("2026-03-02");
        house.record(KPI, START, "9.6");
        Progress data = hold(1);
        house.as(AUTHOR)
                .kpis()
                .record(
                        "correction",
                        List.of(ObjectiveFixture.month(KPI, START, Result.measured(Quantity.of("9.9", "h")))));

        ObjectiveReview held = reviews().get(0).state();
        assertThat(data.verdict()).isEqualTo(Verdict.ON_TRACK);
        assertThat(held.status()).isEqualTo(ReviewStatus.HELD);
        assertThat(held.minutes()).isNotNull().satisfies(minutes -> {
            assertThat(minutes.data()).isEqualTo(data);
            assertThat(minutes.assessment()).isEqualTo("on the way");
            assertThat(minutes.decisions()).isEqualTo(GO_ON);
            assertThat(minutes.participants()).containsExactly("u-it-lead", "u-service");
        });
        assertThat(house.by(AUTHOR).progress(id, house.today()).verdict()).isNotEqualTo(Verdict.ON_TRACK);
        assertThatThrownBy(() -> hold(1)).isInstanceOf(RefusedException.class).hasMessageContaining("HELD");
    }

    @Test
    void a_review_without_data_is_held_and_says_that_there_are_none() {
        house.on("2026-03-02");

        assertThat(hold(1).verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void a_review_is_held_neither_before_its_time_nor_after_it() {
        assertThatThrownBy(() -> hold(1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it opens on 2026-03-01");
        house.on("2026-03-31");
        assertThatThrownBy(() -> hold(2))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it opens on 2026-04-01");
        house.on("2026-04-01");
        assertThatThrownBy(() -> hold(1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("its last day was over; hold the next one");
        assertThat(hold(2)).isNotNull();
    }

    @Test
    void a_review_has_an_assessment_and_a_decision_with_its_reason() {
        house.on("2026-03-02");
        ObjectiveReviews service = house.by(OWNER).reviews();
        ObjectiveReviewId first = review(1);

        assertThatThrownBy(() -> service.hold(first, " ", GO_ON))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the field 'assessment' needs a value");
        assertThatThrownBy(() -> service.hold(first, "fine", List.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the field 'decisions' needs a value");
        assertThatThrownBy(() -> service.hold(first, "fine", List.of(new Decision(Course.ESCALATE, " "))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("say why it was decided");
    }

    @Test
    @Verifies("OBJ-8")
    void missed_reviews_are_visible_across_all_objectives_and_stay_so_when_the_objective_ends() {
        house.completeActions(id);
        house.on("2026-03-02");
        hold(1);
        assertThat(house.by(AUTHOR).reviews().missed(null)).isEmpty();
        house.on("2026-05-04");

        assertThat(house.by(AUTHOR).reviews().missed(null).map(View::id)).containsExactly(review(2));
        assertThat(reviews().get(1).state().isMissed(house.today())).isTrue();
        house.by(APPROVER).withdraw(id);

        assertThat(reviews())
                .extracting(r -> r.state().status())
                .containsExactly(
                        ReviewStatus.HELD,
                        ReviewStatus.MISSED,
                        ReviewStatus.LAPSED,
                        ReviewStatus.LAPSED,
                        ReviewStatus.LAPSED,
                        ReviewStatus.LAPSED);
        assertThat(house.by(AUTHOR).reviews().missed(id).map(View::id)).containsExactly(review(2));
    }

    @Test
    void the_data_of_a_review_are_computed_and_not_entered() {
        house.on("2026-03-02");
        Progress none = house.by(AUTHOR).progress(id, house.today());
        house.record(KPI, START, "12");

        assertThatThrownBy(() -> Unbounded.records(house.as(OWNER))
                        .commit(work -> work.change(
                                ObjectiveReviewLifeCycle.HOLD,
                                review(1),
                                (state, act) -> state.held(
                                        new ObjectiveReview.Minutes(none, "fine", GO_ON, List.of(), act.by(), act.at()),
                                        act.on()))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the data say OFF_TRACK");
    }

    @Test
    void no_review_is_planned_or_ended_apart_from_its_objective() {
        assertThatThrownBy(() -> Unbounded.records(house.as(APPROVER))
                        .commit(work -> work.change(
                                ObjectiveReviewLifeCycle.END, review(1), (state, act) -> state.over(act.on()))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is ACTIVE; end that one");
        ObjectiveId draft = house.drafted();
        assertThatThrownBy(() -> Unbounded.records(house.as(APPROVER))
                        .commit(work -> work.create(
                                ObjectiveReviewLifeCycle.PLAN,
                                act -> ObjectiveReview.planned(
                                        draft, null, new ReviewSlot(1, START, START.plusDays(7)), act))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is DRAFT; it would have to be ACTIVE");
    }
}

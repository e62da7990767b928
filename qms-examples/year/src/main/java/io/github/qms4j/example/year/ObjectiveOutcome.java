package io.github.qms4j.example.year;

import io.github.qms4j.QmsSession;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.objective.CarryOver;
import io.github.qms4j.objective.CarryOver.Choice;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.objective.ObjectiveId;
import io.github.qms4j.objective.ObjectiveReview;
import io.github.qms4j.objective.ObjectiveReview.Decision;
import io.github.qms4j.objective.ObjectiveReview.Decision.Course;
import io.github.qms4j.objective.ObjectiveReviewId;
import io.github.qms4j.objective.Progress;
import io.github.qms4j.objective.ReviewStatus;
import io.github.qms4j.record.View;
import java.time.LocalDate;
import java.util.List;

/** What came of the objective: looked at in between, missed, and carried into the next year. */
final class ObjectiveOutcome {
    static final String REVIEWED = "June: the objective is looked at";
    static final String MISSED = "September: the objective is missed";
    static final String CARRIED = "December: objectives of the next year";

    private final House house;
    private final Narrator narrator;
    private final ObjectiveId objective;
    private final DocumentId plan;

    ObjectiveOutcome(House house, Narrator narrator, ObjectiveId objective, DocumentId plan) {
        this.house = house;
        this.narrator = narrator;
        this.objective = objective;
        this.plan = plan;
    }

    /** June: the review that is due then. */
    void review() {
        narrator.chapter(REVIEWED);
        house.on("06-05");
        ObjectiveReviewId due = author().objectives().reviews().of(objective).stream()
                .filter(this::isDue)
                .findFirst()
                .orElseThrow()
                .id();
        Progress data = author().objectives()
                .reviews()
                .hold(
                        due,
                        "April was faster; one month says little",
                        List.of(new Decision(Course.CONTINUE, "people still learn the tool")),
                        Cast.IT_MANAGER.id(),
                        Cast.SERVICE_MANAGER.id());
        narrator.tells("The review of " + objective + " that is due is held.");
        narrator.shows("the data say " + data.verdict() + ": " + data.because() + ".");
        narrator.shows("reviews that were missed: "
                + author().objectives().reviews().missed(objective).count() + ".");
    }

    private boolean isDue(View<ObjectiveReviewId, ObjectiveReview> review) {
        return !review.state().opensOn().isAfter(house.today())
                && review.state().status() == ReviewStatus.PLANNED
                && !review.state().isMissed(house.today());
    }

    /** September: its time is over, and the data decide. */
    void conclude() {
        narrator.chapter(MISSED);
        house.on("09-10");
        for (View<ActionId, Action> action : author().objectives().actions(objective)) {
            if (action.state().status() == ActionStatus.OPEN) {
                house.as(Cast.SERVICE_MANAGER)
                        .objectives()
                        .completeAction(action.id(), "decision file of the selection");
            }
        }
        narrator.refuses(
                "the compliance officer withdraws it, so that it is not missed",
                () -> house.as(Cast.COMPLIANCE, "is not pursued").objectives().withdraw(objective));
        Progress progress =
                house.as(Cast.COMPLIANCE, "its time is over").objectives().conclude(objective);
        narrator.tells(
                objective + " is concluded as the data say: " + progress.verdict() + ", " + progress.because() + ".");
    }

    /** December: it goes on, from what was achieved. */
    void carryOver() {
        narrator.chapter(CARRIED);
        house.on("12-19");
        narrator.refuses(
                "the year is carried over without a word on it",
                () -> author().objectives().carryOvers().carryOver(2025, List.of(), plan));
        author().objectives()
                .carryOvers()
                .carryOver(2025, List.of(Choice.goOn(objective, Timing.months(LocalDate.of(2026, 1, 1), 6))), plan);
        CarryOver carried =
                author().objectives().carryOvers().find(2025).orElseThrow().state();
        narrator.tells("The objectives of 2025 are carried over into 2026: "
                + carried.objectives().size() + ", none of them silently.");
        carried.objectives()
                .forEach(line -> narrator.shows(line.objective() + " " + line.course()
                        + ", with what was achieved as its" + " baseline; its successor is " + line.successor() + "."));
    }

    private QmsSession author() {
        return house.as(Cast.QUALITY_MANAGER, "objectives of 2025");
    }
}
